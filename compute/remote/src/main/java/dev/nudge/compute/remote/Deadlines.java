package dev.nudge.compute.remote;

import java.time.Duration;

/**
 * How long a worker may be silent before it counts as hanging.
 *
 * @param call anything short: a write, a read, opening, closing
 * @param compile preparing a program
 * @param silence between two signs of life of a run; a single step may not take longer
 */
record Deadlines(Duration call, Duration compile, Duration silence) {
    static final Deadlines USUAL =
            new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(10));
}
