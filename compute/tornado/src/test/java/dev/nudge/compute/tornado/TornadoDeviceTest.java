package dev.nudge.compute.tornado;

import dev.nudge.compute.DeviceContract;
import dev.nudge.compute.device.Device;

/** The tornado device keeps the contract. */
class TornadoDeviceTest extends DeviceContract {
    private static final Device DEVICE = new TornadoDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }
}
