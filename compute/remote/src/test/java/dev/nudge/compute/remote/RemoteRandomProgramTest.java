package dev.nudge.compute.remote;

import dev.nudge.compute.RandomProgramContract;
import dev.nudge.compute.device.Device;

/** Random programs, across to a second JVM that hosts the CPU device. */
class RemoteRandomProgramTest extends RandomProgramContract {
    private static final Worker WORKER = Children.start(Children.CPU);

    @Override
    protected Device device() {
        return WORKER.device();
    }

    @Override
    protected int programs() {
        return 8;
    }
}
