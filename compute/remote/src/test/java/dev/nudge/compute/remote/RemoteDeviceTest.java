package dev.nudge.compute.remote;

import dev.nudge.compute.DeviceContract;
import dev.nudge.compute.device.Device;

/** The device contract, across to a second JVM that hosts the CPU device. */
class RemoteDeviceTest extends DeviceContract {
    private static final Worker WORKER = Children.start(Children.CPU);

    @Override
    protected Device device() {
        return WORKER.device();
    }
}
