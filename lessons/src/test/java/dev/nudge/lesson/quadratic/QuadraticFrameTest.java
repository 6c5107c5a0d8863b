package dev.nudge.lesson.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.data.Points;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lesson shows at one setting, held against plain arithmetic. */
class QuadraticFrameTest {

    private static final Offset<Float> FOUR_DECIMALS = within(0.00005f);

    @Test
    void otherPointsScatterAboutTheTruthAsTheMeasuredOnesDo() {
        double squares = 0;
        for (int seed = 0; seed < 50; seed++) {
            Points drawn = FitQuadratic.drawn(seed);
            assertThat(drawn).isEqualTo(FitQuadratic.drawn(seed)).isNotEqualTo(FitQuadratic.drawn(seed + 1));
            for (int i = 0; i < 20; i++) {
                double x = -2 + 4 * i / 19.0;
                assertThat((double) drawn.x(i)).isCloseTo(x, within(6e-5));
                double truth = 3 * x * x + 2 * x + 1;
                double deviation = Math.hypot(0.15 * truth, 1.5);
                squares += Math.pow((drawn.y(i) - truth) / deviation, 2);
            }
        }
        assertThat(squares / 1000)
                .as("the mean of 1000 squared standard normals")
                .isCloseTo(1, within(0.15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void theStartIsThatOfTheNotebook(String device) {
        try (Bench bench = Bench.on(device, Bench.EXPERIMENT.start())) {
            Frame frame = bench.frame();
            assertThat(frame.readout("a")).isEqualTo(1.1f);
            assertThat(frame.readout("b")).isEqualTo(1.1f);
            assertThat(frame.readout("c")).isEqualTo(1.1f);
            assertThat(frame.readout("loss")).isCloseTo(2.4219f, FOUR_DECIMALS);
            assertThat(frame.readout("mae")).isCloseTo(2.4219f, FOUR_DECIMALS);
            assertThat(frame.readout("slope.a")).isCloseTo(-1.3529f, FOUR_DECIMALS);
            assertThat(frame.readout("slope.b")).isCloseTo(-0.0316f, FOUR_DECIMALS);
            assertThat(frame.readout("slope.c")).isCloseTo(-0.5000f, FOUR_DECIMALS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, mae", "cpu, mse", "cpu, rmse",
        "reference, mae", "reference, mse", "reference, rmse"
    })
    void lossesAndSlopesAreThoseOfFiniteDifferences(String device, String loss) {
        // The second and third place lie between kinks of the absolute error; the last is far out.
        double[][] places = {{1.1, 1.1, 1.1}, {2.95, 1.85, 0.55}, {-0.45, 3.3, -0.2}, {40, -30, 20}};
        for (double[] at : places) {
            try (Bench bench = Bench.on(
                    device, Bench.opening(loss, (float) at[0], (float) at[1], (float) at[2], Bench.MEASURED))) {
                for (String each : new String[] {"mae", "mse", "rmse"}) {
                    double expected = Arithmetic.loss(each, at[0], at[1], at[2], Bench.MEASURED);
                    assertThat((double) bench.readout(each)).isCloseTo(expected, within(1e-5 * expected));
                }
                assertThat(bench.readout("loss")).isEqualTo(bench.readout(loss));
                for (int i = 0; i < 3; i++) {
                    double expected = Arithmetic.slope(loss, i, at, Bench.MEASURED);
                    assertThat((double) bench.readout("slope." + "abc".charAt(i)))
                            .as("slope of %s along %s at %s", loss, "abc".charAt(i), at)
                            .isCloseTo(expected, within(2e-5 * Math.abs(expected) + 2e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mse", "rmse"})
    void sweepsAreTheLossAlongEachSlidersTrack(String loss) {
        double[] at = {2.2f, -0.4f, 0.9f};
        try (Bench bench = Bench.at(Bench.opening(loss, 2.2f, -0.4f, 0.9f, Bench.MEASURED))) {
            double[][] tracks = {{-2, 5}, {-1, 4}, {-1, 4}};
            for (int i = 0; i < 3; i++) {
                Chart.Lines sweep = bench.frame().lines("sweep." + "abc".charAt(i));
                int last = sweep.xs().length - 1;
                assertThat(sweep.xs()[0]).isEqualTo((float) tracks[i][0]);
                assertThat(sweep.xs()[last]).isEqualTo((float) tracks[i][1]);
                for (int s = 0; s <= last; s++) {
                    double[] there = at.clone();
                    there[i] = tracks[i][0] + (tracks[i][1] - tracks[i][0]) * s / last;
                    assertThat((double) sweep.xs()[s]).isCloseTo(there[i], within(1e-6));
                    double expected = Arithmetic.loss(loss, there[0], there[1], there[2], Bench.MEASURED);
                    assertThat((double) sweep.ys()[s]).isCloseTo(expected, within(2e-5 * expected));
                }
            }
        }
    }

    @Test
    void theCurveRunsAcrossThePictureAndResidualsFromPointToCurve() {
        try (Bench bench = Bench.at(Bench.opening("mae", 3, 2, 1, Bench.MEASURED))) {
            Frame frame = bench.frame();
            Chart.Lines curve = frame.lines("curve");
            Axis x = frame.axis("x");
            assertThat(curve.xs()[0]).isEqualTo(x.min());
            assertThat(curve.xs()[curve.xs().length - 1]).isEqualTo(x.max());
            assertThat(x).isEqualTo(new Axis(-2.2f, 2.2f));
            for (int i = 0; i < curve.xs().length; i++) {
                assertThat((double) curve.ys()[i]).isCloseTo(Arithmetic.curve(3, 2, 1, curve.xs()[i]), within(1e-5));
            }
            Chart.Lines residuals = frame.lines("residuals");
            Chart.Scatter points = frame.scatter("points");
            assertThat(points.xs()).containsExactly(Bench.MEASURED.xs());
            assertThat(points.ys()).containsExactly(Bench.MEASURED.ys());
            assertThat(residuals.xs()).hasSize(60);
            for (int i = 0; i < 20; i++) {
                assertThat(residuals.xs()[3 * i]).isEqualTo(points.xs()[i]);
                assertThat(residuals.xs()[3 * i + 1]).isEqualTo(points.xs()[i]);
                assertThat(residuals.ys()[3 * i]).isEqualTo(points.ys()[i]);
                assertThat((double) residuals.ys()[3 * i + 1])
                        .isCloseTo(Arithmetic.curve(3, 2, 1, points.xs()[i]), within(1e-5));
                assertThat(residuals.ys()[3 * i + 2]).isNaN();
            }
        }
    }

    @Test
    void everyPointLiesInsideThePicture() {
        try (Bench bench = Bench.start()) {
            Axis x = bench.frame().axis("x");
            Axis y = bench.frame().axis("y");
            for (int i = 0; i < 20; i++) {
                assertThat(Bench.MEASURED.x(i)).isBetween(x.min(), x.max());
                assertThat(Bench.MEASURED.y(i)).isBetween(y.min(), y.max());
            }
        }
    }

    @Test
    void axesStayWhileParametersMove() {
        try (Bench bench = Bench.start()) {
            Frame before = bench.frame();
            bench.set("a", 4.9f);
            bench.set("b", -0.9f, Stroke.CONTINUED);
            for (String axis : new String[] {"x", "y", "sweep"}) {
                assertThat(bench.frame().axis(axis)).isEqualTo(before.axis(axis));
            }
        }
    }

    /** A fact about these points and sliders: low losses are rare, and not where the noise-free curve lies. */
    @Test
    void only6Of184671SliderPositionsReachAnAbsoluteErrorOfAtMostOne() {
        int positions = 0;
        int reached = 0;
        for (int a = -20; a <= 50; a++) {
            for (int b = -10; b <= 40; b++) {
                for (int c = -10; c <= 40; c++) {
                    positions++;
                    if (Arithmetic.loss("mae", a / 10.0, b / 10.0, c / 10.0, Bench.MEASURED) <= 1.0) {
                        reached++;
                    }
                }
            }
        }
        assertThat(positions).isEqualTo(184_671);
        assertThat(reached).isEqualTo(6);
        assertThat(Arithmetic.loss("mae", 3, 2, 1, Bench.MEASURED)).isGreaterThan(1.0);
    }

    @Test
    void theBestPlaceOfSliderAAloneIsAGoalAndOnlyAllThreeSlidersGetBeyondIt() {
        try (Bench bench = Bench.start()) {
            assertThat(bench.frame().goals()).isEmpty();
            float best = 1.1f;
            for (int tenths = -20; tenths <= 50; tenths++) {
                if (Arithmetic.loss("mae", tenths / 10.0, 1.1f, 1.1f, Bench.MEASURED)
                        < Arithmetic.loss("mae", best, 1.1f, 1.1f, Bench.MEASURED)) {
                    best = tenths / 10f;
                }
            }
            bench.set("a", best);
            assertThat(bench.frame().goals()).contains("best-a").doesNotContain("beyond-a");
            bench.set("a", 2.7f);
            bench.set("b", 1.3f);
            bench.set("c", 0.4f);
            assertThat(bench.frame().goals()).contains("beyond-a");
        }
    }

    @Test
    void checkpointsAreReachedBySlidersAlone() {
        try (Bench bench = Bench.at(Bench.opening("rmse", 2.2f, 1.1f, 1.1f, Bench.MEASURED))) {
            assertThat(bench.readout("mae")).isLessThan(1.5f).isGreaterThan(1.1f);
            assertThat(bench.frame().goals()).contains("close").doesNotContain("closer", "expert");
        }
        try (Bench bench = Bench.at(Bench.opening("mae", 2.7f, 1.3f, 0.4f, Bench.MEASURED))) {
            assertThat(bench.frame().goals()).containsAll(Bench.EXPERIMENT.checkpoints());
            assertThat(bench.notices()).containsExactly("quadratic.beaten");
            assertThat(Messages.in(Locale.ENGLISH).say(bench.frame().notice().getFirst()))
                    .startsWith(
                            "0.997, by hand. The numbers that made the points are 3, 2 and 1, and they score 1.48.");
            bench.stage.step(1);
            assertThat(bench.frame().goals()).as("a step is no hand").doesNotContain("close", "closer", "expert");
        }
    }

    @Test
    void whereAWalkHasLedIsNotByHandEvenIfASliderIsMovedAfterwards() {
        try (Bench bench = Bench.start()) {
            bench.stage.stepUntilItStops();
            assertThat(bench.readout("mae")).isLessThan(1.1f);
            bench.set("c", 0.5f);
            assertThat(bench.readout("steps")).isZero();
            assertThat(bench.readout("mae")).isLessThan(1.5f);
            assertThat(bench.frame().goals()).doesNotContain("close", "closer", "expert");
            assertThat(bench.notices()).isEmpty();
        }
    }

    @Test
    void onOtherPointsThereAreNoCheckpointsAndNoTruth() {
        Points points = Points.of(new float[] {0, 1}, new float[] {1, 6});
        try (Bench bench = Bench.at(Bench.opening("mae", 3, 2, 1, points))) {
            assertThat(bench.readout("mae")).isZero();
            assertThat(bench.frame().goals()).doesNotContain("close", "closer", "expert");
            assertThat(bench.notices()).isEmpty();
        }
    }

    @Test
    void theTruthIsToldWhatItScores() {
        try (Bench bench = Bench.at(Bench.opening("mse", 3, 2, 1, Bench.MEASURED))) {
            assertThat(Messages.in(Locale.ENGLISH).say(bench.frame().notice().getFirst()))
                    .startsWith("3, 2 and 1 are the numbers that made these points")
                    .contains("Their mean absolute error is 1.48.");
            assertThat(bench.frame().goals()).contains("close").doesNotContain("closer");
        }
    }

    @Test
    void wordsSayWhatThePictureShows() {
        try (Bench bench = Bench.start()) {
            assertThat(Messages.in(Locale.ENGLISH).say(bench.frame().words()))
                    .startsWith("With a = 1.1, b = 1.1 and c = 1.1, 15 of 20 points lie above the curve. ")
                    .contains("The mean absolute error is 2.42; the largest miss is ");
        }
    }

    @Test
    void onePointIsEnough() {
        try (Bench bench = Bench.at(Bench.opening("mae", 1, 1, 1, Points.of(new float[] {2}, new float[] {9})))) {
            assertThat(bench.readout("loss")).isEqualTo(2);
            assertThat(bench.readout("slope.a")).isEqualTo(-4);
            assertThat(bench.readout("slope.b")).isEqualTo(-2);
            assertThat(bench.readout("slope.c")).isEqualTo(-1);
            Bench.assertFinite(bench.frame());
            assertThat(Messages.in(Locale.ENGLISH).say(bench.frame().words()))
                    .contains("1 of 1 point lies above the curve.");
        }
    }

    @Test
    void pointsOnTheYAxisLeaveTheSmallCurveAScale() {
        Points points = Points.of(new float[] {0}, new float[] {1.1f});
        try (Bench bench = Bench.at(Bench.opening("mse", 1.1f, 1.1f, 1.1f, points))) {
            assertThat(bench.readout("loss")).isZero();
            assertThat(bench.frame().axis("sweep").max()).isPositive();
            Bench.assertFinite(bench.frame());
        }
    }

    @Test
    void twoHundredPointsAgreeWithPlainArithmetic() {
        Random random = new Random(20);
        float[] xs = new float[200];
        float[] ys = new float[200];
        for (int i = 0; i < 200; i++) {
            xs[i] = 20 * random.nextFloat() - 10;
            ys[i] = 200 * random.nextFloat() - 100;
        }
        Points points = Points.of(xs, ys);
        try (Bench bench = Bench.at(Bench.opening("rmse", 0.7f, -2, 3, points))) {
            double expected = Arithmetic.loss("rmse", 0.7, -2, 3, points);
            assertThat((double) bench.readout("loss")).isCloseTo(expected, within(1e-5 * expected));
            for (int i = 0; i < 3; i++) {
                assertThat((double) bench.readout("slope." + "abc".charAt(i)))
                        .isCloseTo(Arithmetic.slope("rmse", i, new double[] {0.7, -2, 3}, points), within(1e-4));
            }
            Bench.assertFinite(bench.frame());
        }
    }

    @Test
    void theLargestNumbersThatCanBeEnteredAreFinite() {
        Points points = Points.of(new float[] {-1e6f, 1e6f, 0}, new float[] {1e6f, -1e6f, 0});
        for (String loss : new String[] {"mae", "mse", "rmse"}) {
            try (Bench bench = Bench.at(Bench.opening(loss, 1000, -1000, 1000, points))) {
                Bench.assertFinite(bench.frame());
            }
        }
    }
}
