package dev.nudge.session;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Device;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;

/** Opens learner sessions and counts them. */
@Service
public class Learners {

    private final Device device;
    private final Timer answers;
    private final AtomicInteger open = new AtomicInteger();

    Learners(Device device, MeterRegistry meters) {
        this.device = device;
        this.answers = Timer.builder("nudge.answer")
                .description("Time from a learner's change to the frame, without the network")
                .publishPercentileHistogram()
                .register(meters);
        meters.gauge("nudge.learners.open", open);
    }

    /** A session of the learner's own; close it when the learner has gone. */
    public LearnerSession open(Experiment experiment, Trail trail) {
        Compute compute = Compute.on(device, Budget.unlimited());
        LearnerSession session;
        try {
            session = new LearnerSession(experiment, trail, compute, answers::record, open::decrementAndGet);
        } catch (RuntimeException e) {
            compute.close();
            throw e;
        }
        open.incrementAndGet();
        return session;
    }

    /** How many sessions hold tensors now. */
    public int open() {
        return open.get();
    }

    public Device device() {
        return device;
    }
}
