package dev.nudge.ui.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many embeds may be begun. Of a class of three hundred behind one address each has room for five.
 *
 * @param burst how many one address may begin at once, and have at a time, {@code nudge.embed.burst}
 * @param perMinute how many one address may begin evenly, {@code nudge.embed.per-minute}
 * @param sessions how many there may be for everybody together, {@code nudge.embed.sessions}; each takes 0.4 to 0.7 MB of heap: as many fit into
 *     2 GB
 */
@Component
record EmbedLimits(
        @Value("${nudge.embed.burst:1600}") int burst,
        @Value("${nudge.embed.per-minute:1200}") int perMinute,
        @Value("${nudge.embed.sessions:2000}") int sessions) {

    EmbedLimits {
        if (burst < 1 || perMinute < 1 || sessions < 1) {
            throw new IllegalArgumentException("embeds: nudge.embed.burst is " + burst + ", nudge.embed.per-minute "
                    + perMinute + ", nudge.embed.sessions " + sessions
                    + "; each is at least 1. Take the setting away to have the default?");
        }
    }
}
