package dev.nudge.compute.cpu;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.DeviceProvider;

/** Offers this machine's processor, which is always there. */
public final class CpuProvider implements DeviceProvider {
    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public Availability probe() {
        return new Availability.Available(new CpuDevice());
    }
}
