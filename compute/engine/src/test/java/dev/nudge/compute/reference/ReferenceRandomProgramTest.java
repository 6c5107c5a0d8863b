package dev.nudge.compute.reference;

import dev.nudge.compute.RandomProgramContract;
import dev.nudge.compute.device.Device;

/** Random programs on the reference device: what recording simplifies stays right. */
class ReferenceRandomProgramTest extends RandomProgramContract {
    private static final Device DEVICE = new ReferenceDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }

    @Override
    protected int programs() {
        return 20;
    }
}
