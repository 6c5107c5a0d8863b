package dev.nudge.compute.remote;

import dev.nudge.compute.DeviceContract;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Device;
import java.time.Duration;
import java.util.List;

/** The device contract, with two workers and all that keeps executions alive. */
class RecoveringDeviceTest extends DeviceContract {
    private static final Workers.Source SOURCE = died -> WorkerProcess.start(Children.CPU, Children.SHORT, died);
    private static final Device DEVICE = new RecoveringDevice(
            "remote", new Workers(List.of(SOURCE, SOURCE)), new CpuDevice(), Duration.ofSeconds(20));

    @Override
    protected Device device() {
        return DEVICE;
    }
}
