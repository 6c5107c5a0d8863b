package dev.nudge.session;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.placement.FastestPlacer;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.schedule.ComputeScheduler;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Opens learner sessions and counts them, up to a limit. */
@Service
public class Learners implements DisposableBean {

    /** What one learner's tensors may take; lesson 1 takes 32 KB with twenty points and 200 KB with two hundred. */
    static final Budget BUDGET = new Budget(16 << 20, 1 << 20, Long.MAX_VALUE);

    private final LearnerDevices devices;
    private final ComputeScheduler scheduler;
    private final Clock clock;
    private final Timer answers;
    private final AtomicInteger open = new AtomicInteger();
    private final int most;

    /**
     * @param most how many sessions may be open at once, {@code nudge.learners.most}; each takes some 200 KB of heap
     */
    Learners(
            LearnerDevices devices,
            ComputeScheduler scheduler,
            MeterRegistry meters,
            @Value("${nudge.learners.most:4000}") int most) {
        this.devices = devices;
        this.scheduler = scheduler;
        this.clock = meters.config().clock();
        this.most = most;
        this.answers = Timer.builder("nudge.answer")
                .description("Time from a learner's change to the frame, without the network")
                .publishPercentileHistogram()
                .register(meters);
        meters.gauge("nudge.learners.open", open);
    }

    /** A session of the learner's own, on whatever device each of its programs is placed. */
    public LearnerSession open(Experiment experiment, Trail trail) {
        return open(experiment, trail, "");
    }

    /**
     * A session of the learner's own; close it when the learner has gone. The way along a long trail it may still have before it: then it is {@link
     * Activity#WORKING}.
     *
     * @param device the learner's choice of those that are {@linkplain LearnerDevices#offered offered}; empty for none
     * @throws TooManyLearnersException when as many are open as there is room for
     */
    public LearnerSession open(Experiment experiment, Trail trail, String device) {
        FastestPlacer placer = devices.placer(device);
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            throw new TooManyLearnersException(most);
        }
        Compute compute = Compute.on(placer, BUDGET);
        LearnerSession session;
        try {
            session = new LearnerSession(
                    experiment,
                    trail.opening(),
                    compute,
                    placer::decisions,
                    scheduler,
                    clock::monotonicTime,
                    answers::record,
                    open::decrementAndGet);
        } catch (RuntimeException refused) {
            open.decrementAndGet();
            compute.close();
            throw refused;
        }
        try {
            session.lead(trail);
            return session;
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /** Room for tensors that no session holds; close it when it is done with. */
    public Compute lend() {
        return Compute.on(devices.first(), BUDGET);
    }

    /** What goes on by itself ends before the device does. */
    @Override
    public void destroy() {
        scheduler.close();
    }

    /** How many sessions hold tensors now. */
    public int open() {
        return open.get();
    }

    public LearnerDevices devices() {
        return devices;
    }
}
