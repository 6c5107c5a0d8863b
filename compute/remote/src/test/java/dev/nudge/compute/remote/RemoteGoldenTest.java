package dev.nudge.compute.remote;

import dev.nudge.compute.GoldenContract;
import dev.nudge.compute.device.Device;

/** PyTorch's values, across to a second JVM that hosts the CPU device. */
class RemoteGoldenTest extends GoldenContract {
    private static final Worker WORKER = Children.start(Children.CPU);

    @Override
    protected Device device() {
        return WORKER.device();
    }
}
