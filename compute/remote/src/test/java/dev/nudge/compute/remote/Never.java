package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.DeviceProvider;
import java.util.concurrent.locks.LockSupport;

/** A device that never comes, as behind a driver that hangs. */
public final class Never implements DeviceProvider {
    static final String ASKED = "asked for what never comes";

    @Override
    public String name() {
        return "never";
    }

    @Override
    public Availability probe() {
        System.out.println(ASKED);
        while (true) {
            LockSupport.park();
        }
    }
}
