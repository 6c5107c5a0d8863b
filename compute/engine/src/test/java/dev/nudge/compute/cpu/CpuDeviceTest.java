package dev.nudge.compute.cpu;

import dev.nudge.compute.DeviceContract;
import dev.nudge.compute.device.Device;

/** The cpu device keeps the contract. */
class CpuDeviceTest extends DeviceContract {
    private static final Device DEVICE = new CpuDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }
}
