package dev.nudge.compute.reference;

import dev.nudge.compute.DeviceContract;
import dev.nudge.compute.device.Device;

/** The reference device keeps the contract. */
class ReferenceDeviceTest extends DeviceContract {
    private static final Device DEVICE = new ReferenceDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }
}
