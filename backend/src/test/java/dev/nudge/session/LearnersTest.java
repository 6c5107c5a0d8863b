package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Program;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.VirtualTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LearnersTest {

    private final Experiment experiment = new FitQuadratic();
    private final CountingDevice device = new CountingDevice();
    /** Every look at the clock takes a nanosecond: nothing is too long for a request. */
    private final VirtualTime time = new VirtualTime(1);

    private final MeterRegistry meters = time.meters;
    private final Learners learners =
            new Learners(LearnerDevices.only(device), new ComputeScheduler(time, meters), meters, 3);

    LearnersTest() {
        time.setTick(1);
    }

    @Test
    void closingASessionFreesItsTensors() {
        LearnerSession session = learners.open(experiment, experiment.start());
        assertThat(device.held()).isPositive();
        session.change("loss", new Value.Pick("mse"), Stroke.NEW);
        session.change("points", new Value.PointSet(Points.of(new float[] {1}, new float[] {2})), Stroke.NEW);
        session.stepUntilItStops();
        session.back();
        session.close();
        assertThat(device.held()).isZero();
    }

    @Test
    void anotherLossOrAnotherNumberOfPointsHoldsNoMoreThanBefore() {
        try (LearnerSession session = learners.open(experiment, experiment.start())) {
            int held = device.held();
            for (String loss : List.of("mse", "rmse", "mae", "mse")) {
                session.change("loss", new Value.Pick(loss), Stroke.NEW);
                session.change(
                        "points",
                        new Value.PointSet(
                                session.trail().opening().points("points").without(0)),
                        Stroke.NEW);
                assertThat(device.held()).isEqualTo(held);
            }
        }
    }

    @Test
    void oneLearnersLeavingFreesNobodyElsesTensors() {
        LearnerSession leaving = learners.open(experiment, experiment.start());
        try (LearnerSession staying = learners.open(experiment, experiment.start())) {
            leaving.close();
            assertThat(staying.step().readout("steps")).isEqualTo(1);
            assertThat(learners.open()).isEqualTo(1);
        }
        assertThat(learners.open()).isZero();
    }

    @Test
    void beyondTheLimitNobodyIsLetInUntilSomebodyLeaves() {
        LearnerSession first = learners.open(experiment, experiment.start());
        try (LearnerSession second = learners.open(experiment, experiment.start());
                LearnerSession third = learners.open(experiment, experiment.start())) {
            assertThatExceptionOfType(TooManyLearnersException.class)
                    .isThrownBy(() -> learners.open(experiment, experiment.start()))
                    .withMessageContaining("3 sessions are open");
            assertThat(second.link()).isEqualTo(third.link());
            assertThat(learners.open()).isEqualTo(3);
            first.close();
            learners.open(experiment, experiment.start()).close();
        }
    }

    @Test
    void aClosedSessionRefusesAndSaysWhatToDo() {
        LearnerSession session = learners.open(experiment, experiment.start());
        String link = session.link();
        session.close();
        session.close();
        assertThat(learners.open()).isZero();
        List<Supplier<Frame>> acts = List.of(
                session::step,
                session::stepUntilItStops,
                session::back,
                () -> session.go(experiment.start()),
                () -> session.change("a", new Value.Number(2), Stroke.NEW));
        for (Supplier<Frame> act : acts) {
            assertThatIllegalStateException()
                    .isThrownBy(act::get)
                    .withMessage("quadratic: this session is closed; open another");
        }
        assertThat(session.link()).as("still there for a last save").isEqualTo(link);
    }

    @Test
    void sessionsAndAnswersAreCounted() {
        assertThat(meters.get("nudge.learners.open").gauge().value()).isZero();
        LearnerSession session = learners.open(experiment, experiment.start());
        assertThat(meters.get("nudge.learners.open").gauge().value()).isEqualTo(1);
        assertThat(session.took()).isEqualTo(Duration.ZERO);
        session.step();
        session.change("a", new Value.Number(2), Stroke.NEW);
        assertThat(meters.get("nudge.answer").timer().count()).isEqualTo(2);
        assertThat(meters.get("nudge.answer").timer().totalTime(TimeUnit.NANOSECONDS))
                .isGreaterThanOrEqualTo(session.took().toNanos());
        assertThat(session.took()).isPositive();
        session.close();
        assertThat(meters.get("nudge.learners.open").gauge().value()).isZero();
    }

    @Test
    void theLinkOfASessionOpensTheSamePicture() {
        try (LearnerSession session = learners.open(experiment, experiment.start())) {
            session.change("b", new Value.Number(1.9f), Stroke.NEW);
            session.step();
            session.change("rate", new Value.Number(0.3f), Stroke.NEW);
            session.step();
            assertThat(session.link()).isEqualTo("v=1&a=1.1&b=1.9&c=1.1&loss=mae&rate=0.05&then=1,rate:0.3,1");
            try (LearnerSession second = learners.open(experiment, session.trail())) {
                assertThat(second.frame().readouts()).isEqualTo(session.frame().readouts());
            }
        }
    }

    @Test
    void aRefusedChangeLeavesTheSessionUsable() {
        try (LearnerSession session = learners.open(experiment, experiment.start())) {
            Frame before = session.frame();
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> session.change("loss", new Value.Pick("hinge"), Stroke.NEW));
            assertThat(session.frame()).isSameAs(before);
            assertThat(session.trail()).isEqualTo(experiment.start());
            assertThat(session.step().readout("steps")).isEqualTo(1);
        }
    }

    @Test
    void anExperimentThatCannotBeOpenedLeavesNothingBehind() {
        Experiment broken = new Experiment() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public List<Control> controls() {
                return experiment.controls();
            }

            @Override
            public int mostSteps() {
                return 1;
            }

            @Override
            public List<Picture> pictures() {
                return List.of();
            }

            @Override
            public Simulation simulate(Settings settings, Compute compute) {
                compute.open(Program.record(
                        "sum", p -> p.output("sum", p.data("x", 3).sum())));
                throw new IllegalStateException("half way");
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> learners.open(broken, experiment.start()))
                .withMessage("half way");
        assertThat(device.held()).isZero();
        assertThat(learners.open()).isZero();
    }
}
