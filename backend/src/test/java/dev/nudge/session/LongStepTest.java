package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.VirtualTime;
import dev.nudge.schedule.Work.Priority;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of twenty milliseconds that are made ready in parts of one. */
class LongStepTest {

    private static final long MILLISECOND = 1_000_000;
    private static final int PARTS = 20;

    private final VirtualTime time = new VirtualTime(1);
    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    private final Learners learners = new Learners(LearnerDevices.only(Devices.get("cpu")), scheduler, time.meters, 10);
    private final Toil experiment = new Toil();
    private int calls;
    private boolean isPageReady = true;
    /** Whether the picture has to be made ready anew for other settings. */
    private boolean isAsked;

    /** Parts that somebody had to wait for. */
    private int waitedFor;

    /** The quadratic, at great pains. */
    private final class Toil implements Experiment {
        private final Experiment easy = new FitQuadratic();

        @Override
        public String id() {
            return easy.id();
        }

        @Override
        public int version() {
            return easy.version();
        }

        @Override
        public List<Control> controls() {
            return easy.controls();
        }

        @Override
        public List<Picture> pictures() {
            return easy.pictures();
        }

        @Override
        public List<Readout> readouts() {
            return easy.readouts();
        }

        @Override
        public int mostSteps() {
            return 12;
        }

        @Override
        public Simulation simulate(Settings settings, Compute compute) {
            return new Toiling(easy.simulate(settings, compute));
        }
    }

    private final class Toiling implements Simulation {
        private final Simulation easy;
        private int ready;

        Toiling(Simulation easy) {
            this.easy = easy;
        }

        @Override
        public int makeReady(int most) {
            if (ready < PARTS) {
                time.pass(MILLISECOND);
                ready++;
            }
            return ready < PARTS ? 0 : 1;
        }

        private void require() {
            while (makeReady(1) == 0) {
                waitedFor++;
            }
        }

        @Override
        public void begin(Settings settings) {
            ready = 0;
            easy.begin(settings);
        }

        @Override
        public void change(Settings settings) {
            if (isAsked) {
                ready = 0;
            }
            easy.change(settings);
        }

        @Override
        public int step(int count) {
            int taken = 0;
            for (int step = 0; step < count; step++) {
                require();
                ready = 0;
                taken += easy.step(1);
            }
            return taken;
        }

        @Override
        public Frame frame() {
            require();
            return easy.frame();
        }

        @Override
        public Saved save() {
            return easy.save();
        }

        @Override
        public void restore(Saved saved, Settings settings) {
            ready = 0;
            easy.restore(saved, settings);
        }

        @Override
        public void close() {
            easy.close();
        }
    }

    @AfterEach
    void everyTurnIsGivenBack() {
        time.turns(1_000);
        assertThat(scheduler.ready(Priority.TRAINING)).isZero();
        assertThat(scheduler.ready(Priority.INTERACTIVE)).isZero();
        assertThat(learners.open()).isZero();
    }

    private LearnerSession watched() {
        LearnerSession session = learners.open(experiment, experiment.start());
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
        waitedFor = 0;
        return session;
    }

    /** Of a slice: a part may begin just before its end. */
    private double longestSlice() {
        return time.meters.get("nudge.compute.slice").timer().max(TimeUnit.MILLISECONDS);
    }

    private long took(Runnable act) {
        long before = time.monotonicTime();
        act.run();
        return time.monotonicTime() - before;
    }

    @Test
    void aPlayShowsPicturesAndNobodyWaitsForMoreThanAPart() {
        try (LearnerSession session = watched()) {
            session.play(Pace.FULL);
            time.run(200 * MILLISECOND);
            assertThat(calls).isBetween(4, 7);
            session.look();
            int steps = session.trail().steps();
            assertThat(steps).isBetween(7, 10);
            assertThat(session.frame().readout("steps")).isEqualTo(steps);
            assertThat(took(session::pause)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps"))
                    .isEqualTo(session.trail().steps());
            assertThat(waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aSlowPlayShowsEachStepAsSoonAsThereIsAPicture() {
        try (LearnerSession session = watched()) {
            session.play(Pace.SLOW);
            time.run(100 * MILLISECOND);
            assertThat(calls).isEqualTo(1);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            isPageReady = false;
            time.run(600 * MILLISECOND);
            assertThat(calls).isEqualTo(1);
            isPageReady = true;
            time.run(100 * MILLISECOND);
            assertThat(session.look().readout("steps")).isEqualTo(2);
            session.pause();
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void aPlayThatEndsByItselfShowsItsEnd() {
        try (LearnerSession session = watched()) {
            session.play(Pace.FULL);
            time.turns(10_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(12);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void aLeapAndAnUndoGoOnAfterTheRequest() {
        try (LearnerSession session = watched()) {
            assertThat(took(() -> session.leap(3))).isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
            session.back();
            time.turns(100);
            assertThat(session.look().readout("steps")).isZero();
            assertThat(waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aScrubShowsPicturesOnItsWayAndLeadsToItsLastMove() {
        try (LearnerSession session = watched()) {
            session.leap(10);
            time.turns(1_000);
            session.look();
            calls = 0;
            int shown = 0;
            // A picture takes longer than the hand needs from one step to the next.
            for (int step = 9; step >= 1; step--) {
                int to = step;
                Stroke stroke = step == 9 ? Stroke.NEW : Stroke.CONTINUED;
                assertThat(took(() -> session.goToStep(to, stroke))).isLessThanOrEqualTo(4 * MILLISECOND);
                time.run(10 * MILLISECOND);
                session.look();
                shown += session.frame().readout("steps") == session.trail().steps() ? 1 : 0;
            }
            assertThat(calls).as("before the hand rests").isBetween(4, 8);
            assertThat(shown).isGreaterThanOrEqualTo(2);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(1);
            assertThat(session.frame().readout("steps")).isEqualTo(1);
            session.back();
            time.turns(1_000);
            assertThat(session.look().readout("steps")).as("one act").isEqualTo(10);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void anActOfAnotherKindComesAfterTheLastMove() {
        try (LearnerSession session = watched()) {
            session.leap(10);
            time.turns(1_000);
            session.goToStep(8, Stroke.NEW);
            session.goToStep(2, Stroke.CONTINUED);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            session.change("rate", new Value.Number(0.3f), Stroke.CONTINUED);
            session.pause();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(2);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.3f);
            assertThat(session.frame().readout("steps")).isEqualTo(2);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            session.back();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.05f);
        }
    }

    /** As of what a step would do: another rate needs all of it anew. So does what begins anew. */
    @ParameterizedTest
    @CsvSource({"rate, true", "a, false"})
    void aDragShowsPicturesThoughEachTakesLongerThanTheHand(String control, boolean asked) {
        isAsked = asked;
        try (LearnerSession session = watched()) {
            time.turns(1_000);
            session.look();
            calls = 0;
            for (int move = 1; move <= 10; move++) {
                session.change(control, new Value.Number(move / 100f), move == 1 ? Stroke.NEW : Stroke.CONTINUED);
                time.run(10 * MILLISECOND);
                session.look();
            }
            assertThat(calls).isBetween(4, 8);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().settings().number(control)).isEqualTo(0.1f);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail()).as("one act").isEqualTo(experiment.start());
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void whoGoesWhereTheyStandWaitsForNothing() {
        try (LearnerSession session = watched()) {
            session.leap(3);
            time.turns(1_000);
            session.look();
            session.goToStep(3, Stroke.NEW);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
        }
    }

    @Test
    void whatBeginsAnewShowsWhatItShowedUntilThereIsAPicture() {
        try (LearnerSession session = watched()) {
            session.leap(2);
            time.turns(100);
            session.look();
            Frame before = session.frame();
            assertThat(took(() -> session.change("a", new Value.Number(2), Stroke.NEW)))
                    .isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            assertThat(session.frame()).isSameAs(before);
            assertThat(session.trail().steps())
                    .as("what was asked for has happened")
                    .isZero();
            assertThat(session.trail().settings().number("a")).isEqualTo(2);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail())
                    .isEqualTo(Trail.from(experiment.start().settings().with("a", new Value.Number(2))));
            assertThat(session.frame().readout("steps")).isZero();
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void aStepIsShort() {
        try (LearnerSession session = watched()) {
            assertThat(took(session::step)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(100);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            assertThat(session.activity()).as("ready as it was").isEqualTo(Activity.NONE);
            assertThat(waitedFor).isZero();
        }
    }
}
