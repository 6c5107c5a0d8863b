package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.VirtualTime;
import dev.nudge.schedule.Work.Priority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that goes on by itself: what is played, and what is too long for a request. */
class LearnerSessionTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLISECOND = 1_000_000;

    private final Experiment experiment = new FitQuadratic();
    private final VirtualTime time = new VirtualTime(1);
    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    /** What a step takes. */
    private long stepNanos;

    private final CountingDevice device = new CountingDevice(steps -> time.pass(steps * stepNanos));
    private final Learners learners = new Learners(LearnerDevices.only(device), scheduler, time.meters, 10);
    private final Page page = new Page();

    /** Somebody who watches; acknowledges every picture at once, unless slow. */
    private static final class Page implements Onlooker {
        private boolean slow;
        private volatile int calls;

        @Override
        public boolean isReady() {
            return !slow;
        }

        @Override
        public void called() {
            calls++;
        }
    }

    @AfterEach
    void everyTurnIsGivenBack() {
        time.turns(100);
        assertThat(scheduler.ready(Priority.TRAINING)).isZero();
        assertThat(scheduler.ready(Priority.INTERACTIVE)).isZero();
        assertThat(learners.open()).isZero();
    }

    @Test
    void playsAtItsPaceAndShowsEachStep() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.SLOW);
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            time.run(40 * MILLISECOND);
            assertThat(session.trail().steps()).as("before a look").isZero();
            session.look();
            assertThat(session.trail().steps()).isEqualTo(1);
            time.run(3 * SECOND);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(7);
            assertThat(page.calls).isEqualTo(7);
            assertThat(session.frame().readout("steps")).isEqualTo(7);
            session.play(Pace.STEADY);
            time.run(SECOND);
            session.look();
            assertThat(session.trail().steps()).isBetween(17, 18);
            session.pause();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            time.run(SECOND);
            assertThat(session.look().readout("steps")).isBetween(17f, 18f);
        }
    }

    @Test
    void playingIsOneActAlsoWhenThePaceChanges() {
        try (LearnerSession session = watched(experiment.start())) {
            session.step();
            session.play(Pace.STEADY);
            time.run(SECOND);
            session.play(Pace.BRISK);
            time.run(SECOND);
            session.pause();
            assertThat(session.trail().steps()).isGreaterThan(50);
            session.back();
            assertThat(session.trail()).isEqualTo(experiment.start().plusSteps(1));
            session.back();
            assertThat(session.trail()).isEqualTo(experiment.start());
            assertThat(session.canGoBack()).isFalse();
        }
    }

    @Test
    void aLiveChangeIsAppliedAndThePlayGoesOn() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.STEADY);
            time.run(SECOND);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            int before = session.trail().steps();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            time.run(SECOND);
            session.look();
            assertThat(session.trail().steps()).isGreaterThan(before + 8);
            session.pause();
            assertReplays(session);
        }
    }

    @Test
    void everyOtherActEndsThePlay() {
        for (int act = 0; act < 6; act++) {
            try (LearnerSession session = watched(experiment.start())) {
                session.play(Pace.BRISK);
                time.run(SECOND);
                switch (act) {
                    case 0 -> session.change("a", new Value.Number(2), Stroke.NEW);
                    case 1 -> session.step();
                    case 2 -> session.stepBack();
                    case 3 -> session.back();
                    case 4 -> session.stepUntilItStops();
                    default -> session.go(experiment.start());
                }
                assertThat(session.activity()).isEqualTo(Activity.NONE);
                Trail trail = session.trail();
                time.run(SECOND);
                session.look();
                assertThat(session.trail()).isEqualTo(trail);
                assertReplays(session);
            }
        }
    }

    @Test
    void aRefusedChangeEndsNothing() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.STEADY);
            time.run(SECOND);
            session.look();
            int before = session.trail().steps();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.change("loss", new Value.Pick("hinge"), Stroke.NEW));
            time.run(SECOND);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            assertThat(session.trail().steps()).isEqualTo(before + 10);
        }
    }

    @Test
    void aLongDragDuringPlayKeepsItsTrail() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.BRISK);
            time.run(MILLISECOND);
            for (int move = 0; move < 400; move++) {
                session.change(
                        "rate", new Value.Number(0.01f + 0.0001f * move), move == 0 ? Stroke.NEW : Stroke.CONTINUED);
                time.run(16 * MILLISECOND);
            }
            session.pause();
            assertThat(session.trail().entries()).hasSizeBetween(50, Trail.MOST_ENTRIES - 20);
            assertThat(session.trail().opening()).isEqualTo(experiment.start().opening());
            assertThat(session.trail().steps()).isGreaterThan(250);
            assertReplays(session);
        }
    }

    @Test
    void atFullPaceItRunsInSlicesUntilThereIsNothingLeft() {
        stepNanos = 1_000;
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.FULL);
            time.turns(100_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(experiment.mostSteps());
            var slices = time.meters.get("nudge.compute.slice").timer();
            assertThat(slices.count()).isGreaterThan(1);
            assertReplays(session);
        }
    }

    @Test
    void slicesKeepToTheirTimeWhateverAStepTakes() {
        stepNanos = 200_000;
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.FULL);
            time.turns(200);
            session.pause();
            var slices = time.meters.get("nudge.compute.slice").timer();
            // The last step may begin just before the end, and a picture may follow.
            assertThat(slices.max(TimeUnit.MICROSECONDS)).isBetween(3_600.0, 4_400.0);
        }
    }

    @Test
    void noMoreThanThirtyPicturesASecondAndNoneForAPageThatIsNotReady() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.BRISK);
            time.run(2 * SECOND);
            assertThat(page.calls).isBetween(40, 61);
            page.slow = true;
            int calls = page.calls;
            time.run(2 * SECOND);
            assertThat(page.calls).isEqualTo(calls);
            page.slow = false;
            time.run(50 * MILLISECOND);
            assertThat(page.calls).isGreaterThan(calls);
            session.look();
            assertThat(session.trail().steps()).isGreaterThan(190);
        }
    }

    @Test
    void aLongLinkIsWalkedAfterThePageIsThere() {
        Trail far = experiment
                .start()
                .plusSteps(3_000)
                .plusChange("rate", new Value.Number(0.001f))
                .plusSteps(500);
        stepNanos = 20_000;
        try (LearnerSession session = watched(far)) {
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            assertThat(session.trail().steps()).isLessThan(3_000);
            time.turns(100_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail()).isEqualTo(far);
            assertThat(session.canGoBack()).isFalse();
            assertReplays(session);
        }
    }

    @Test
    void aLongWayCanBeCutShortAndGoneOn() {
        Trail far = experiment.start().plusSteps(5_000);
        try (LearnerSession session = watched(far)) {
            session.go(experiment.start());
            stepNanos = 20_000;
            session.back();
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(2);
            session.pause();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isBetween(1, 4_999);
            assertReplays(session);
            session.back();
            time.turns(100_000);
            session.look();
            assertThat(session.trail()).isEqualTo(far);
        }
    }

    @Test
    void anActEndsALongWayWhereItStands() {
        Trail far = experiment.start().plusSteps(5_000);
        stepNanos = 20_000;
        try (LearnerSession session = watched(far)) {
            time.turns(1);
            session.change("rate", new Value.Number(0.5f), Stroke.NEW);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            Trail here = session.trail();
            assertThat(here.steps()).isBetween(1, 4_999);
            time.turns(100);
            session.look();
            assertThat(session.trail()).isEqualTo(here);
            assertReplays(session);
        }
    }

    @Test
    void untilItStopsLeadsToTheSamePlaceHoweverItIsCut() {
        Trail whole;
        try (LearnerSession session = watched(experiment.start())) {
            session.stepUntilItStops();
            whole = session.trail();
        }
        stepNanos = 100_000;
        try (LearnerSession session = watched(experiment.start())) {
            session.stepUntilItStops();
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(10_000);
            session.look();
            assertThat(session.trail()).isEqualTo(whole);
        }
    }

    @Test
    void whatFailsIsToldOnceAndTheSessionGoesOn() {
        try (LearnerSession session = watched(experiment.start())) {
            session.play(Pace.SLOW);
            device.beSilentUntil(new CountDownLatch(0), new IllegalStateException("no"));
            time.run(40 * MILLISECOND);
            assertThat(page.calls).isEqualTo(1);
            assertThatThrownBy(session::look).hasMessage("no");
            assertThat(session.look().readout("steps")).isZero();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.step().readout("steps")).isEqualTo(1);
        }
    }

    @Test
    void actsAndPlayOnRealThreadsLeaveATrailThatReplays() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ComputeScheduler real = new ComputeScheduler(meters);
        Learners many = new Learners(LearnerDevices.only(Devices.get("cpu")), real, meters, 10);
        Random random = new Random(11);
        for (int learner = 0; learner < 4; learner++) {
            LearnerSession session = many.open(experiment, experiment.start());
            session.watch(page);
            for (int act = 0; act < 300; act++) {
                switch (random.nextInt(7)) {
                    case 0, 1 -> session.play(Pace.values()[random.nextInt(Pace.values().length)]);
                    case 2 -> session.change("rate", new Value.Number(0.01f + random.nextFloat()), Stroke.NEW);
                    case 3 -> session.change("b", new Value.Number(random.nextFloat()), Stroke.NEW);
                    case 4 -> session.back();
                    case 5 -> session.stepUntilItStops();
                    default -> session.look();
                }
                Frame frame = session.frame();
                assertThat((int) frame.readout("steps"))
                        .isLessThanOrEqualTo(session.trail().steps());
            }
            session.pause();
            assertReplays(session);
            session.play(Pace.FULL);
            session.close();
        }
        assertThat(many.open()).isZero();
        many.destroy();
    }

    @Test
    void nobodyWaitsLongForADeviceElsewhereThatIsSilent() throws Exception {
        LearnerSession session = watched(experiment.start());
        device.goElsewhere();
        session.step();
        assertThat(session.trail().steps()).as("it answers").isEqualTo(1);

        CountDownLatch silence = new CountDownLatch(1);
        device.beSilentUntil(silence, null);
        float before = session.frame().readout("loss");
        session.change("a", new Value.Number(2), Stroke.NEW);
        session.change("a", new Value.Number(2.5f), Stroke.CONTINUED);
        assertThat(session.activity()).isEqualTo(Activity.WORKING);
        assertThat(session.frame().readout("loss")).isEqualTo(before);
        assertThat(session.look().readout("loss"))
                .as("it still shows what it showed")
                .isEqualTo(before);
        assertThat(session.activity()).isEqualTo(Activity.WORKING);
        int calls = page.calls;
        silence.countDown();
        await(() -> page.calls == calls + 2);
        assertThat(session.look().readout("a")).isEqualTo(2.5f);
        assertThat(session.activity()).isEqualTo(Activity.NONE);
        session.back();
        assertThat(session.trail()).isEqualTo(experiment.start().plusSteps(1));
        session.close();
        await(() -> learners.open() == 0);
    }

    @Test
    void whatFailsWhileNobodyWaitsIsThrownByTheNextLook() throws Exception {
        LearnerSession session = watched(experiment.start());
        device.goElsewhere();
        CountDownLatch silence = new CountDownLatch(1);
        device.beSilentUntil(silence, new IllegalStateException("no card"));
        session.change("a", new Value.Number(2), Stroke.NEW);
        int calls = page.calls;
        silence.countDown();
        await(() -> page.calls > calls);
        assertThatThrownBy(session::look).hasMessage("no card");
        assertThat(session.activity()).isEqualTo(Activity.NONE);
        session.step();
        assertThat(session.trail().steps()).isEqualTo(1);
        session.close();
        await(() -> learners.open() == 0);
    }

    @Test
    void aSessionWhoseDeviceIsSilentIsClosedOnceThatHasSpoken() throws Exception {
        LearnerSession session = watched(experiment.start());
        device.goElsewhere();
        CountDownLatch silence = new CountDownLatch(1);
        device.beSilentUntil(silence, null);
        session.step();
        session.close();
        assertThat(learners.open()).isEqualTo(1);
        silence.countDown();
        await(() -> learners.open() == 0);
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 2_000 && !holds.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private LearnerSession watched(Trail trail) {
        LearnerSession session = learners.open(experiment, trail);
        session.watch(page);
        return session;
    }

    private void assertReplays(LearnerSession session) {
        VirtualTime still = new VirtualTime(1);
        Learners others = new Learners(
                LearnerDevices.only(Devices.get("cpu")), new ComputeScheduler(still, still.meters), still.meters, 1);
        try (LearnerSession fresh = others.open(experiment, session.trail())) {
            assertThat(fresh.activity()).isEqualTo(Activity.NONE);
            assertThat(fresh.frame().readouts()).isEqualTo(session.frame().readouts());
        }
    }
}
