package dev.nudge.lesson.gradient;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;

/** In how many digits is computed, wherever else the learner's tensors live. */
enum Precision {
    /** float32. */
    SINGLE("cpu"),
    /** float64. */
    DOUBLE("reference");

    private static final Budget SMALL = new Budget(1 << 20, 1 << 16, Long.MAX_VALUE);

    private final String device;

    Precision(String device) {
        this.device = device;
    }

    /** An owner of work in this precision, to be closed by the caller. */
    Compute compute() {
        return Compute.on(Devices.get(device), SMALL);
    }
}
