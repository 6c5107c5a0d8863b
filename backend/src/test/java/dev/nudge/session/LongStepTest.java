package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of twenty milliseconds that are made ready in parts of one. */
class LongStepTest {

    private static final long MILLISECOND = 1_000_000;
    private static final int PARTS = 20;
    private static final float REFUSED = 1.5f;
    private static final Control ROOMS = new Control.Rooms("room", List.of("here", "ahead"), "here");

    private final VirtualTime time = new VirtualTime(1);
    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    private final Learners learners = new Learners(LearnerDevices.only(Devices.get("cpu")), scheduler, time.meters, 10);
    private final Toil experiment = new Toil();
    private int calls;
    private boolean isPageReady = true;
    /** Whether the picture has to be made ready anew for other settings. */
    private boolean isAsked;

    private long placeBytes = 100;

    /** Parts that somebody had to wait for. */
    private int waitedFor;
    /** How often somebody made a step ready. */
    private int stepsAsked;

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
            return Stream.concat(easy.controls().stream(), Stream.of(ROOMS)).toList();
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
            return new Toiling(easy.simulate(settings, compute), settings);
        }
    }

    private record Place(Simulation.Saved easy, long bytes) implements Simulation.Saved {}

    private final class Toiling implements Simulation {
        private final Simulation easy;
        private int ready;
        /** Parts that only the picture needs, which shows what the next step would do. */
        private int peeked;

        private Settings settings;

        Toiling(Simulation easy, Settings settings) {
            this.easy = easy;
            this.settings = settings;
        }

        @Override
        public int makeReady(int most) {
            stepsAsked++;
            return toil() ? 1 : 0;
        }

        private boolean toil() {
            if (ready < PARTS) {
                time.pass(MILLISECOND);
                ready++;
            }
            return ready == PARTS;
        }

        @Override
        public boolean makeFrameReady() {
            boolean stepIsReady = toil();
            boolean peeks = settings.pick("room").equals("ahead");
            if (stepIsReady && peeks && peeked < PARTS) {
                time.pass(MILLISECOND);
                peeked++;
            }
            return stepIsReady && (!peeks || peeked == PARTS);
        }

        private void beginParts() {
            ready = 0;
            peeked = 0;
        }

        private void require(BooleanSupplier isReady) {
            while (!isReady.getAsBoolean()) {
                waitedFor++;
            }
        }

        @Override
        public void begin(Settings opening) {
            if (opening.number("a") == REFUSED) {
                throw new IllegalStateException("refused");
            }
            beginParts();
            settings = opening;
            easy.begin(opening);
        }

        @Override
        public void change(Settings changed) {
            if (isAsked) {
                beginParts();
            } else if (changed.number("rate") != settings.number("rate")) {
                peeked = 0;
            }
            settings = changed;
            easy.change(changed);
        }

        @Override
        public int step(int count) {
            int taken = 0;
            for (int step = 0; step < count; step++) {
                require(this::toil);
                beginParts();
                taken += easy.step(1);
            }
            return taken;
        }

        @Override
        public Frame frame() {
            require(this::makeFrameReady);
            return easy.frame();
        }

        @Override
        public Saved save() {
            return new Place(easy.save(), placeBytes);
        }

        @Override
        public void restore(Saved saved, Settings restored) {
            beginParts();
            settings = restored;
            easy.restore(((Place) saved).easy, restored);
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
    void everyPressOfStepIsAStepWhereTheOneBeforeStillWaits() {
        try (LearnerSession session = watched()) {
            session.step();
            session.step();
            session.step();
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(3);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
            session.leap(5);
            session.step();
            time.turns(1_000);
            assertThat(session.look().readout("steps"))
                    .as("a step ends a leap, whose first step was ready")
                    .isEqualTo(5);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void whoStandsWhereTheWayLedMakesNoNextStepReady() {
        try (LearnerSession session = watched()) {
            session.leap(5);
            time.turns(1_000);
            session.look();
            stepsAsked = 0;
            session.goToStep(2, Stroke.NEW);
            time.turns(1_000);
            assertThat(session.look().readout("steps")).isEqualTo(2);
            session.change("a", new Value.Number(2), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(stepsAsked).isZero();
        }
    }

    @Test
    void aScrubShowsPicturesOnItsWayAndLeadsToItsLastMove() {
        try (LearnerSession session = watched()) {
            session.leap(10);
            time.turns(1_000);
            session.look();
            calls = 0;
            Set<Float> shown = new HashSet<>();
            // A picture takes longer than the hand needs from one step to the next.
            for (int step = 9; step >= 1; step--) {
                int to = step;
                Stroke stroke = step == 9 ? Stroke.NEW : Stroke.CONTINUED;
                assertThat(took(() -> session.goToStep(to, stroke))).isLessThanOrEqualTo(4 * MILLISECOND);
                time.run(10 * MILLISECOND);
                session.look();
                assertThat(session.trail().steps()).as("told at once").isEqualTo(step);
                assertThat(session.furthest()).isEqualTo(10);
                shown.add(session.frame().readout("steps"));
            }
            assertThat(calls).as("before the hand rests").isBetween(4, 8);
            assertThat(shown).hasSizeGreaterThanOrEqualTo(3).doesNotContain(1f);
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
                assertThat(session.trail().settings().number(control))
                        .as("told at once")
                        .isEqualTo(move / 100f);
                time.run(10 * MILLISECOND);
                session.look();
            }
            assertThat(session.trail().settings().number(control)).isEqualTo(0.1f);
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
    void whatIsOpenedShowsTheOwnStartUntilThereIsAPicture() {
        Trail ahead = Trail.from(experiment.start().settings().with("room", new Value.Pick("ahead")));
        try (LearnerSession session = learners.open(experiment, ahead)) {
            assertThat(session.trail()).isEqualTo(ahead);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            int forTheStart = PARTS - 1;
            assertThat(waitedFor).isEqualTo(forTheStart);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail()).isEqualTo(ahead);
            assertThat(session.canGoBack()).isFalse();
            assertThat(waitedFor).isEqualTo(forTheStart);
        }
    }

    @Test
    void aMoveThatWasPutOffAndIsRefusedIsNoLongerTold() {
        try (LearnerSession session = watched()) {
            session.change("a", new Value.Number(1), Stroke.NEW);
            session.change("a", new Value.Number(REFUSED), Stroke.CONTINUED);
            assertThat(session.trail().settings().number("a")).isEqualTo(REFUSED);
            time.turns(1_000);
            assertThatThrownBy(session::look).hasMessage("refused");
            assertThat(session.trail().settings().number("a")).isEqualTo(1);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.change("a", new Value.Number(2), Stroke.NEW)).isNotNull();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("a")).isEqualTo(2);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
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

    /** Between two steps all is ready; a change drops what the picture needs, and so does a look elsewhere. */
    @ParameterizedTest
    @CsvSource({"rate, true", "rate, false", "room, false"})
    void aSlowPlayGoesOnUnderAHandAndNobodyWaits(String control, boolean asked) {
        isAsked = asked;
        try (LearnerSession session = watched()) {
            boolean looks = control.equals("room");
            if (!looks) {
                session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            }
            time.turns(1_000);
            session.look();
            session.play(Pace.SLOW);
            time.run(150 * MILLISECOND);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            calls = 0;
            Value value = looks ? new Value.Pick("ahead") : new Value.Number(0.2f);
            assertThat(took(() -> session.change(control, value, Stroke.NEW))).isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            time.run(80 * MILLISECOND);
            assertThat(calls).as("before the next step").isEqualTo(1);
            session.look();
            assertThat(session.trail().settings().get(control)).isEqualTo(value);
            time.run(1_000 * MILLISECOND);
            assertThat(session.look().readout("steps")).isBetween(2f, 4f);
            session.pause();
            assertThat(waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aDragDuringPlayShowsPicturesAndStepsByWhatTheHandSays() {
        try (LearnerSession session = watched()) {
            session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            session.play(Pace.SLOW);
            time.run(150 * MILLISECOND);
            session.look();
            calls = 0;
            for (int move = 1; move <= 20; move++) {
                float rate = move / 1_000f;
                Stroke stroke = move == 1 ? Stroke.NEW : Stroke.CONTINUED;
                assertThat(took(() -> session.change("rate", new Value.Number(rate), stroke)))
                        .isLessThanOrEqualTo(4 * MILLISECOND);
                time.run(10 * MILLISECOND);
                session.look();
                assertThat(session.trail().settings().number("rate")).isEqualTo(rate);
            }
            assertThat(calls).isBetween(4, 8);
            time.run(1_000 * MILLISECOND);
            session.pause();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.02f);
            assertThat(session.trail().entries().getLast()).isInstanceOf(Trail.Steps.class);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void aStepAfterAMoveThatWasPutOffIsShort() {
        isAsked = true;
        try (LearnerSession session = watched()) {
            session.change("rate", new Value.Number(0.1f), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            while (calls == 0) {
                assertThat(time.turn()).isTrue();
            }
            // There is a picture, and the move that was put off is followed.
            assertThat(took(session::step)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(1);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void twoControlsOfOnePressAreShownTogether() {
        isAsked = true;
        try (LearnerSession session = watched()) {
            session.step();
            time.turns(1_000);
            session.look();
            calls = 0;
            session.change("b", new Value.Number(2), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            time.turns(1_000);
            assertThat(calls).isEqualTo(1);
            session.look();
            assertThat(session.trail().settings().number("b")).isEqualTo(2);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
        }
    }

    @Test
    void aNextStrokeCountsFromWhereTheLastMoveLed() {
        isAsked = true;
        try (LearnerSession session = watched()) {
            session.change("rate", new Value.Number(0.1f), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            session.change("rate", new Value.Number(0.3f), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.3f);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(waitedFor).isZero();
        }
    }

    @Test
    void stepsThatNobodySeesWaitForNoPicture() {
        try (LearnerSession session = watched()) {
            session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            time.turns(1_000);
            session.look();
            isPageReady = false;
            long before = time.monotonicTime();
            session.leap(10);
            time.turns(10_000);
            assertThat(session.look().readout("steps")).isEqualTo(10);
            assertThat(time.monotonicTime() - before)
                    .as("ten steps, the first of which is ready, and the picture of the last")
                    .isEqualTo((9 * PARTS + 2 * PARTS) * MILLISECOND);
            assertThat(waitedFor).isZero();
        }
    }

    /** Places that are thinned: the walk to one between them ends where the act finds it. */
    @Test
    void anActAfterAMoveThatWasPutOffFindsItOnItsWay() {
        placeBytes = 500_000;
        try (LearnerSession session = watched()) {
            session.leap(12);
            time.turns(1_000);
            session.look();
            session.goToStep(11, Stroke.NEW);
            session.goToStep(10, Stroke.CONTINUED);
            session.goToStep(7, Stroke.CONTINUED);
            assertThat(session.trail().steps()).isEqualTo(7);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isBetween(1, 6);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(session.frame().readout("steps"))
                    .isEqualTo(session.trail().steps());
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.05f);
            assertThat(waitedFor).isZero();
        }
    }
}
