package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.DeviceProvider;
import java.util.concurrent.locks.LockSupport;

/** A device that never comes, as behind a driver that hangs, in a process that was started with {@link #HANGS}. */
public final class Never implements DeviceProvider {
    static final String HANGS = "-Dnudge.test.never=true";
    static final String ASKED = "asked for what never comes";

    @Override
    public String name() {
        return "never";
    }

    @Override
    public Availability probe() {
        if (!Boolean.getBoolean("nudge.test.never")) {
            return new Availability.Unavailable("nobody wants it to hang here");
        }
        System.out.println(ASKED);
        while (true) {
            LockSupport.park();
        }
    }
}
