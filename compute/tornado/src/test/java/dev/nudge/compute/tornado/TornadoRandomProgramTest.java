package dev.nudge.compute.tornado;

import dev.nudge.compute.RandomProgramContract;
import dev.nudge.compute.device.Device;

/** Random programs on the tornado device. */
class TornadoRandomProgramTest extends RandomProgramContract {
    private static final Device DEVICE = new TornadoDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }

    @Override
    protected int programs() {
        return 8;
    }
}
