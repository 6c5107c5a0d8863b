package dev.nudge.saved;

import dev.nudge.keepsake.Safetensors;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much may be saved, and for how long.
 *
 * @param days how long something is kept after it was saved or opened last, {@code nudge.saved.days}
 * @param megabytes what all of it may take, {@code nudge.saved.megabytes}; a tenth of that is what one address may save in a day
 * @param daily how often one address may save in a day, {@code nudge.saved.daily}; a school is one address
 */
@Component
record Limits(
        @Value("${nudge.saved.days:180}") int days,
        @Value("${nudge.saved.megabytes:2000}") int megabytes,
        @Value("${nudge.saved.daily:1000}") int daily) {

    private static final long MEGABYTE = 1_000_000;

    /** What one run, or one file of tensors, may take. */
    static final int MOST_BYTES = Safetensors.MOST_BYTES;

    Limits {
        if (days < 1 || megabytes < 1 || daily < 1) {
            throw new IllegalArgumentException("saved: nudge.saved.days is " + days + ", nudge.saved.megabytes "
                    + megabytes + ", nudge.saved.daily " + daily
                    + "; each is at least 1. Take the setting away to have the default?");
        }
    }

    Duration kept() {
        return Duration.ofDays(days);
    }

    long mostBytes() {
        return megabytes * MEGABYTE;
    }

    long mostBytesDaily() {
        return Math.max(MOST_BYTES, mostBytes() / 10);
    }
}
