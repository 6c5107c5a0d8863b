package dev.nudge.session;

import dev.nudge.compute.device.Devices;
import dev.nudge.schedule.ComputeScheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Learners on the CPU of this machine, for tests of what lets learners work. */
public final class LearnersHere {

    private LearnersHere() {}

    public static Learners open() {
        return open(100);
    }

    /**
     * @param most how many experiments may be open at once
     */
    public static Learners open(int most) {
        MeterRegistry meters = new SimpleMeterRegistry();
        return new Learners(LearnerDevices.only(Devices.get("cpu")), new ComputeScheduler(meters), meters, most);
    }
}
