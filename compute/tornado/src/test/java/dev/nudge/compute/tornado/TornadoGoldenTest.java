package dev.nudge.compute.tornado;

import dev.nudge.compute.GoldenContract;
import dev.nudge.compute.device.Device;

/** Values and gradients agree with PyTorch's on the tornado device. */
class TornadoGoldenTest extends GoldenContract {
    private static final Device DEVICE = new TornadoDevice();

    @Override
    protected Device device() {
        return DEVICE;
    }
}
