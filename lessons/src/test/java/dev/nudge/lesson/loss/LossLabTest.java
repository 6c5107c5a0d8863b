package dev.nudge.lesson.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LossLabTest {

    private final LossLab experiment = new LossLab();
    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final Stage stage = experiment.open(experiment.start(), compute);

    @AfterEach
    void close() {
        stage.close();
        compute.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsTheLossItsFormulaGives(Penalty penalty) {
        set("delta", 0.7f);
        assertThat(stage.frame().readout(penalty.id())).isCloseTo((float) loss(penalty, 1.1, 1.1, 0.7), within(1e-4f));
    }

    @ParameterizedTest
    @EnumSource
    void surfacesHoldTheLossOfEveryPlace(Penalty penalty) {
        float[] surface = stage.frame()
                .chart("surface." + penalty.id(), Chart.Heatmap.class)
                .cells();
        for (int row = 0; row < LossPrograms.SIDE; row += 7) {
            for (int column = 0; column < LossPrograms.SIDE; column += 7) {
                double a = -2 + 7.0 * column / (LossPrograms.SIDE - 1);
                double b = -1 + 5.0 * row / (LossPrograms.SIDE - 1);
                assertThat((double) surface[row * LossPrograms.SIDE + column])
                        .isCloseTo(loss(penalty, a, b, 1), within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachStepGoesDownItsOwnSlope(Penalty penalty) {
        double h = 1e-5;
        double slopeA = (loss(penalty, 1.1 + h, 1.1, 1) - loss(penalty, 1.1 - h, 1.1, 1)) / (2 * h);
        double slopeB = (loss(penalty, 1.1, 1.1 + h, 1) - loss(penalty, 1.1, 1.1 - h, 1)) / (2 * h);
        stage.step(1);
        assertThat((double) stage.frame().readout("a." + penalty.id())).isCloseTo(1.1 - 0.05 * slopeA, within(1e-4));
        assertThat((double) stage.frame().readout("b." + penalty.id())).isCloseTo(1.1 - 0.05 * slopeB, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void theShownCodeReadsTheLossesOfTheWalkerThatIsWatched(Penalty penalty) throws Exception {
        set("delta", 0.7f);
        stage.apply(new Trail.Change("watch", new Value.Pick(penalty.id())), Stroke.NEW);
        stage.step(7);
        List<String> printed = JavaListing.printedBy(experiment, stage.trail().settings(), stage.frame());
        assertThat(Float.parseFloat(printed.get(penalty.ordinal())))
                .isCloseTo(stage.frame().readout(penalty.id()), within(1e-4f));
    }

    @Test
    void squaredAndItsRootMeetAndTheAbsoluteStaysBehind() {
        outlier(1.5f, 25);
        stage.step(400);
        Frame frame = stage.frame();
        assertThat(frame.readout("a.mse")).isCloseTo(frame.readout("a.rmse"), within(0.05f));
        assertThat(frame.readout("b.mse")).isCloseTo(frame.readout("b.rmse"), within(0.05f));
        assertThat(frame.goals()).contains("outvoted", "same", "pulled");
        assertThat(Math.abs(frame.readout("b.mse") - 1.1f)).isGreaterThan(Math.abs(frame.readout("b.mae") - 1.1f));
    }

    @Test
    void aWideHuberIsHalfTheSquareAndANarrowOneAScaledAbsolute() {
        set("delta", 100);
        assertThat(stage.frame().readout("huber")).isCloseTo(stage.frame().readout("mse") / 2, within(1e-4f));
        set("delta", 0.01f);
        assertThat(stage.frame().readout("huber"))
                .isCloseTo(0.01f * stage.frame().readout("mae"), within(2e-3f));
    }

    @Test
    void aWalkerThatLeavesIsNamedAndTheOthersWalkOn() {
        set("rate", 0.5f);
        stage.step(60);
        Frame frame = stage.frame();
        assertThat(frame.notice()).extracting(message -> message.key()).contains("losslab.gone");
        assertThat(frame.readouts().values()).allMatch(Float::isFinite);
        float before = frame.readout("a.mae");
        stage.step(1);
        assertThat(stage.frame().readout("a.mae")).isNotEqualTo(before);
    }

    @Test
    void theOutlierIsDraggedInTheMiddleOfAWalk() {
        stage.step(50);
        float before = stage.frame().readout("mse");
        outlier(1.5f, 25);
        assertThat(stage.trail().steps()).isEqualTo(50);
        assertThat(stage.frame().readout("mse")).isGreaterThan(before);
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.05"})
    void walksUntilNobodyGetsBetter(float rate) {
        set("rate", rate);
        stage.stepUntilItStops();
        float loss = stage.frame().readout("mse");
        stage.step(50);
        assertThat(stage.frame().readout("mse")).isCloseTo(loss, within(0.05f * loss));
        assertThat(stage.trail().steps()).isLessThan(1_100);
    }

    private void set(String control, float value) {
        stage.apply(new Trail.Change(control, new Value.Number(value)), Stroke.NEW);
    }

    private void outlier(float x, float y) {
        stage.apply(
                new Trail.Change("outlier", new Value.PointSet(Points.of(new float[] {x}, new float[] {y}))),
                Stroke.NEW);
    }

    /** In double arithmetic, with the outlier where it is at first and c = 1.1. */
    private static double loss(Penalty penalty, double a, double b, double delta) {
        DoubleUnaryOperator cost = error -> switch (penalty) {
            case MAE -> Math.abs(error);
            case MSE, RMSE -> error * error;
            case HUBER -> Math.abs(error) < delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2);
        };
        Points all = LossSimulation.MEASURED.plus(0.5f, 18);
        double sum = 0;
        for (int i = 0; i < all.count(); i++) {
            sum += cost.applyAsDouble(a * all.x(i) * all.x(i) + b * all.x(i) + 1.1 - all.y(i));
        }
        double mean = sum / all.count();
        return penalty == Penalty.RMSE ? Math.sqrt(mean) : mean;
    }
}
