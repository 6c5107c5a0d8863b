package dev.nudge.compute.device;

/** Offers one device; found by {@link java.util.ServiceLoader}. */
public interface DeviceProvider {
    /** The name of the device it offers, e.g. {@code "cpu"}. */
    String name();

    /** Looks whether the device can be had here. An absent device is information, not an error. */
    Availability probe();
}
