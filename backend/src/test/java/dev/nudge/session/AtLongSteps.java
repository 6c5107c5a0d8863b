package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.device.Devices;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.VirtualTime;
import dev.nudge.schedule.Work.Priority;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A learner at an experiment whose steps are long, and a page that watches. */
abstract class AtLongSteps {

    static final long MILLISECOND = 1_000_000;

    final VirtualTime time = new VirtualTime(1);
    final Toil experiment = new Toil(time);
    int calls;
    boolean isPageReady = true;

    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    final Learners learners = new Learners(LearnerDevices.only(Devices.get("cpu")), scheduler, time.meters, 10);

    @AfterEach
    void everyTurnIsGivenBack() {
        time.turns(1_000);
        assertThat(scheduler.ready(Priority.TRAINING)).isZero();
        assertThat(scheduler.ready(Priority.INTERACTIVE)).isZero();
        assertThat(learners.open()).isZero();
    }

    final LearnerSession watched() {
        LearnerSession session = learners.open(experiment, experiment.start());
        assertThat(session.activity()).as("its own start waits for nothing").isEqualTo(Activity.NONE);
        session.watch(new Onlooker() {
            @Override
            public boolean isReady() {
                return isPageReady;
            }

            @Override
            public void called() {
                calls++;
            }
        });
        experiment.waitedFor = 0;
        return session;
    }

    /** Of a slice: a part may begin just before its end. */
    final double longestSlice() {
        return time.meters.get("nudge.compute.slice").timer().max(TimeUnit.MILLISECONDS);
    }

    final long took(Runnable act) {
        long before = time.monotonicTime();
        act.run();
        return time.monotonicTime() - before;
    }
}
