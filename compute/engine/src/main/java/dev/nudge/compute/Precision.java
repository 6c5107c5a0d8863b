package dev.nudge.compute;

import dev.nudge.compute.device.Devices;

/** In how many digits numbers are kept, for work to which that matters more than the device it runs on. */
public enum Precision {
    /** float32, on the CPU. */
    SINGLE("cpu"),
    /** float64, on the reference device: plain loops, so for small work only. */
    DOUBLE("reference");

    private final String device;

    Precision(String device) {
        this.device = device;
    }

    /** An owner of work in this precision, to be closed by the caller. */
    public Compute open(Budget budget) {
        return Compute.on(Devices.get(device), budget);
    }
}
