package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session on its time line: scrubbed along it, leaping, played for a time, looked at from other rooms. */
class SessionTimeLineTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLISECOND = 1_000_000;

    private final Experiment experiment = new FitQuadratic();
    private final VirtualTime time = new VirtualTime(1);
    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    /** What a step takes. */
    private long stepNanos;

    private final CountingDevice device = new CountingDevice(steps -> time.pass(steps * stepNanos));
    private final Learners learners = new Learners(LearnerDevices.only(device), scheduler, time.meters, 10);

    @AfterEach
    void nobodyIsLeftOpen() {
        time.turns(100);
        assertThat(learners.open()).isZero();
    }

    @Test
    void aScrubShowsEarlierStepsAndTheFutureStays() {
        try (LearnerSession session = watched(experiment.start().plusSteps(400))) {
            float last = session.frame().readout("loss");
            assertThat(session.furthest()).isEqualTo(400);
            session.goToStep(120, Stroke.NEW);
            session.goToStep(100, Stroke.CONTINUED);
            assertThat(session.frame().readout("steps")).isEqualTo(100);
            assertThat(session.furthest()).isEqualTo(400);
            assertReplays(session);
            session.play(Pace.BRISK);
            time.run(2 * SECOND);
            session.pause();
            assertThat(session.trail().steps()).isGreaterThan(190);
            assertThat(session.furthest()).isEqualTo(400);
            session.goToStep(400, Stroke.NEW);
            assertThat(session.frame().readout("loss")).isEqualTo(last);
            session.goToStep(50, Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            assertThat(session.furthest()).isEqualTo(50);
            session.back();
            assertThat(session.furthest()).isEqualTo(400);
        }
    }

    @Test
    void aScrubThatIsFarFromAnyPlaceIsWalkedAndTheNewestMoveWins() {
        try (LearnerSession session = watched(experiment.start().plusSteps(5_000))) {
            stepNanos = 100_000;
            session.goToStep(30, Stroke.NEW);
            session.goToStep(4_990, Stroke.CONTINUED);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            session.goToStep(2_000, Stroke.CONTINUED);
            time.turns(10_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(2_000);
            assertThat(session.furthest()).isEqualTo(5_000);
            session.back();
            time.turns(10_000);
            session.look();
            assertThat(session.trail().steps()).as("one act").isEqualTo(5_000);
        }
    }

    @Test
    void aPlayEndsByItselfWhenItsTimeIsUpAndSaysSo() {
        Duration second = Duration.ofSeconds(1);
        try (LearnerSession session = learners.open(new Timed(second), experiment.start())) {
            session.watch(READY);
            session.play(Pace.STEADY);
            time.run(900 * MILLISECOND);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            assertThat(session.timeUp()).isEmpty();
            time.run(SECOND);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.timeUp()).contains(second);
            assertThat(session.trail().entries()).containsExactly(new Trail.Steps(10));
            session.step();
            assertThat(session.timeUp()).as("something else was done since").isEmpty();
            session.play(Pace.STEADY);
            time.run(500 * MILLISECOND);
            session.pause();
            assertThat(session.timeUp()).as("it was ended by hand").isEmpty();
            session.play(Pace.STEADY);
            time.run(900 * MILLISECOND);
            session.look();
            assertThat(session.activity()).as("another play has its own time").isEqualTo(Activity.PLAYING);
        }
    }

    @Test
    void aLookIntoAnotherRoomEndsNothing() {
        Experiment rooms = new RoomsWalk();
        try (LearnerSession session = learners.open(rooms, rooms.start())) {
            session.watch(READY);
            session.play(Pace.STEADY);
            time.run(SECOND);
            session.change("room", new Value.Pick("loss"), Stroke.NEW);
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            int before = session.trail().steps();
            time.run(SECOND);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(before + 10);
            assertThat(session.trail().entries()).hasSize(1);
            assertThat(session.trail().settings().pick("room")).isEqualTo("loss");
        }
    }

    @Test
    void aLongLeapIsWalkedAndIsOneAct() {
        try (LearnerSession session = watched(experiment.start())) {
            stepNanos = 100_000;
            session.step();
            session.leap(1_000);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(10_000);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(1_001);
            session.back();
            assertThat(session.trail().steps()).isEqualTo(1);
        }
    }

    private LearnerSession watched(Trail trail) {
        LearnerSession session = learners.open(experiment, trail);
        session.watch(READY);
        return session;
    }

    private static final Onlooker READY = new Onlooker() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void called() {
            // It looks when the test does.
        }
    };

    private static void assertReplays(LearnerSession session) {
        VirtualTime still = new VirtualTime(1);
        Learners others = new Learners(
                LearnerDevices.only(Devices.get("cpu")), new ComputeScheduler(still, still.meters), still.meters, 1);
        try (LearnerSession fresh = others.open(session.experiment(), session.trail())) {
            assertThat(fresh.frame().readouts()).isEqualTo(session.frame().readouts());
        }
    }

    /** A walk that plays for a time. */
    private static final class Timed implements Experiment {

        private final Experiment walk = new FitQuadratic();
        private final Duration time;

        Timed(Duration time) {
            this.time = time;
        }

        @Override
        public Optional<Duration> playsFor(Settings settings) {
            return Optional.of(time);
        }

        @Override
        public String id() {
            return walk.id();
        }

        @Override
        public int version() {
            return walk.version();
        }

        @Override
        public List<Control> controls() {
            return walk.controls();
        }

        @Override
        public List<Picture> pictures() {
            return walk.pictures();
        }

        @Override
        public int mostSteps() {
            return walk.mostSteps();
        }

        @Override
        public Simulation simulate(Settings settings, Compute compute) {
            return walk.simulate(settings, compute);
        }
    }

    /** Two rooms around a walk that only counts. */
    private static final class RoomsWalk implements Experiment {

        @Override
        public String id() {
            return "rooms";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Control> controls() {
            return List.of(new Control.Rooms("room", List.of("data", "loss"), "data"));
        }

        @Override
        public List<Picture> pictures() {
            return List.of();
        }

        @Override
        public int mostSteps() {
            return 100;
        }

        @Override
        public Simulation simulate(Settings settings, Compute compute) {
            return new Counted(settings) {
                @Override
                protected int most() {
                    return mostSteps();
                }

                @Override
                public Frame frame() {
                    return Frame.saying(Message.of("rooms.words")).build();
                }

                @Override
                public void close() {
                    // It holds no tensors.
                }
            };
        }
    }
}
