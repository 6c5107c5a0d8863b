package dev.nudge.compute.cpu;

import dev.nudge.compute.RandomProgramContract;
import dev.nudge.compute.device.Device;

/** Random programs on the cpu device. */
class CpuRandomProgramTest extends RandomProgramContract {
    private static final Device DEVICE = new CpuDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }
}
