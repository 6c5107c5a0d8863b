package dev.nudge.ui.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many embeds may be begun. A class of three hundred behind one address opens a page with twenty of them within its burst.
 *
 * @param burst how many one address may begin at once, and have at a time, {@code nudge.embed.burst}
 * @param perMinute how many one address may begin evenly, {@code nudge.embed.per-minute}
 * @param sessions how many there may be for everybody together, {@code nudge.embed.sessions}; each takes some 60 KB of heap
 */
@Component
record EmbedLimits(
        @Value("${nudge.embed.burst:6000}") int burst,
        @Value("${nudge.embed.per-minute:1200}") int perMinute,
        @Value("${nudge.embed.sessions:10000}") int sessions) {

    EmbedLimits {
        if (burst < 1 || perMinute < 1 || sessions < 1) {
            throw new IllegalArgumentException("embeds: nudge.embed.burst is " + burst + ", nudge.embed.per-minute "
                    + perMinute + ", nudge.embed.sessions " + sessions
                    + "; each is at least 1. Take the setting away to have the default?");
        }
    }
}
