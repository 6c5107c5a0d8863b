package dev.nudge.compute.device;

/** Whether a device can be had here. */
public sealed interface Availability {
    /** It can, and this is it. */
    record Available(Device device) implements Availability {}

    /** It cannot; {@code reason} says why, and what would help. */
    record Unavailable(String reason) implements Availability {}
}
