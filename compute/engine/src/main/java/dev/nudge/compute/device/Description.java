package dev.nudge.compute.device;

/**
 * What a device is.
 *
 * @param name by which it is chosen, e.g. {@code "cpu"}
 * @param kind of hardware
 * @param text for people: cores, vector width, memory
 */
public record Description(String name, Kind kind, String text) {
    /** A sort of hardware. */
    public enum Kind {
        CPU,
        GPU
    }
}
