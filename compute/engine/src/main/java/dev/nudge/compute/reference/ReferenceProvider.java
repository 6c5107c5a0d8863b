package dev.nudge.compute.reference;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.DeviceProvider;

/** Offers the reference device, which is always there. */
public final class ReferenceProvider implements DeviceProvider {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Availability probe() {
        return new Availability.Available(new ReferenceDevice());
    }
}
