package dev.nudge.lesson.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradient steps: where they lead, when they end, and that the same trail leads to the same place. */
class QuadraticWalkTest {

    /** Exactly on 2x² − x + 3, in numbers without rounding. */
    private static final Points THREE = Points.of(new float[] {-1, 0, 1}, new float[] {6, 3, 4});

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mse", "rmse"})
    void aStepGoesAgainstTheSlopeByTheRate(String loss) {
        try (Bench bench = Bench.at(Bench.withRate(Bench.opening(loss, 1.1f, 1.1f, 1.1f, Bench.MEASURED), 0.25f))) {
            float[] before = {bench.readout("a"), bench.readout("b"), bench.readout("c")};
            float[] slopes = {bench.readout("slope.a"), bench.readout("slope.b"), bench.readout("slope.c")};
            bench.stage.step(1);
            for (int i = 0; i < 3; i++) {
                assertThat(bench.readout("" + "abc".charAt(i))).isCloseTo(before[i] - 0.25f * slopes[i], within(1e-6f));
            }
            assertThat(bench.readout("steps")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mse", "rmse"})
    void fortyFiveSingleStepsAreOneTrailOf45(String loss) {
        Trail opening = Bench.opening(loss, 1.1f, 1.1f, 1.1f, Bench.MEASURED);
        try (Bench single = Bench.at(opening);
                Bench atOnce = Bench.at(opening);
                Bench linked = Bench.at(opening.plusSteps(45))) {
            for (int i = 0; i < 45; i++) {
                single.stage.step(1);
            }
            atOnce.stage.step(45);
            assertThat(single.stage.trail()).isEqualTo(opening.plusSteps(45));
            assertThat(atOnce.stage.trail()).isEqualTo(opening.plusSteps(45));
            Bench.assertSame(single.frame(), linked.frame());
            Bench.assertSame(atOnce.frame(), linked.frame());
        }
    }

    @Test
    void aWalkWithVeryManyChangesOfRateStillFitsItsTrail() {
        try (Bench bench = Bench.start()) {
            for (int i = 0; i < 400; i++) {
                bench.stage.step(1);
                bench.stage.apply(new Trail.Change("rate", new Value.Number(0.01f + 0.0001f * i)), Stroke.NEW);
                assertThat(bench.stage.trail().entries()).hasSizeLessThanOrEqualTo(Trail.MOST_ENTRIES);
            }
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void lookingBetweenStepsChangesNothing() {
        try (Bench looked = Bench.start();
                Bench blind = Bench.start()) {
            for (int i = 0; i < 10; i++) {
                looked.stage.step(1);
                looked.frame();
                blind.stage.step(1);
            }
            Bench.assertSame(looked.frame(), blind.frame());
        }
    }

    @Test
    void theMeanAbsoluteErrorStopsExactly20StepsAfterItsBestAndSaysSo() {
        try (Bench bench = Bench.start()) {
            bench.stage.stepUntilItStops();
            float[] path = bench.frame().lines("path").ys();
            int best = 0;
            for (int i = 0; i < path.length; i++) {
                if (path[i] < path[best] * (1 - 1e-6f)) {
                    best = i;
                }
            }
            assertThat(path.length - 1 - best).isEqualTo(20);
            assertThat(best).isGreaterThan(20);
            assertThat(bench.notices()).containsExactly("quadratic.stopped.hopping");
            assertThat(Messages.in(Locale.ENGLISH).say(bench.frame().notice().getFirst()))
                    .contains("the last 20 brought nothing better than " + Messages.number(path[best]))
                    .contains("at step " + best);
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void pressingAgainAfterTheStopWalksOn() {
        try (Bench bench = Bench.start()) {
            bench.stage.stepUntilItStops();
            float stopped = bench.readout("steps");
            bench.stage.stepUntilItStops();
            assertThat(bench.readout("steps")).isGreaterThanOrEqualTo(stopped + 20);
        }
    }

    @Test
    void aSmallerRateAfterHoppingIsWalkedToItsEnd() {
        Trail trail = Bench.withRate(Bench.EXPERIMENT.start(), 0.1f);
        try (Bench bench = Bench.at(trail)) {
            bench.stage.stepUntilItStops();
            float hopping = bench.readout("loss");
            bench.set("rate", 0.001f);
            bench.stage.stepUntilItStops();
            float[] path = bench.frame().lines("path").ys();
            boolean fallsToTheEnd = true;
            for (int i = path.length - 20; i < path.length; i++) {
                fallsToTheEnd &= path[i] < path[i - 1];
            }
            assertThat(fallsToTheEnd).as("stopped while it was going down").isFalse();
            assertThat(bench.readout("loss")).isLessThan(hopping);
            assertThat(bench.notices()).containsExactly("quadratic.stopped.hopping");
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void theMeanSquaredErrorConvergesToTheLeastSquares() {
        try (Bench bench = Bench.at(Bench.opening("mse", 1.1f, 1.1f, 1.1f, Bench.MEASURED))) {
            bench.stage.stepUntilItStops();
            double[] best = leastSquares(Bench.MEASURED);
            assertThat((double) bench.readout("a")).isCloseTo(best[0], within(0.01));
            assertThat((double) bench.readout("b")).isCloseTo(best[1], within(0.01));
            assertThat((double) bench.readout("c")).isCloseTo(best[2], within(0.03));
            assertThat(bench.notices()).containsExactly("quadratic.stopped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mse", "rmse"})
    void aRateFarTooLargeNeverShowsNaNOrInfinity(String loss) {
        for (float rate : new float[] {1, 10, 100}) {
            try (Bench bench = Bench.at(Bench.withRate(Bench.opening(loss, 1.1f, 1.1f, 1.1f, Bench.MEASURED), rate))) {
                for (int i = 0; i < 40; i++) {
                    bench.stage.step(1);
                    Bench.assertFinite(bench.frame());
                }
                bench.stage.stepUntilItStops();
                Bench.assertFinite(bench.frame());
                Bench.assertSame(bench.replayed(), bench.frame());
            }
        }
    }

    @Test
    void aWalkThatDivergesIsStoppedAndSaysSo() {
        try (Bench bench = Bench.at(Bench.withRate(Bench.opening("mse", 1.1f, 1.1f, 1.1f, Bench.MEASURED), 1))) {
            bench.stage.step(1);
            assertThat(bench.notices()).containsExactly("quadratic.rose");
            bench.stage.stepUntilItStops();
            assertThat(bench.notices()).containsExactly("quadratic.diverged");
            float steps = bench.readout("steps");
            assertThat(steps).isBetween(3f, 20f);
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isEqualTo(steps);
        }
    }

    @Test
    void aStepBeyondFloat32IsRefusedAndASmallerRateWalksOn() {
        Points far = Points.of(new float[] {-1e6f, 1e6f, 3}, new float[] {1e6f, -1e6f, 5});
        try (Bench bench = Bench.at(Bench.withRate(Bench.opening("mse", 1000, 1, 1, far), 100))) {
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isZero();
            assertThat(bench.notices()).containsExactly("quadratic.beyond");
            Bench.assertFinite(bench.frame());
            Bench.assertSame(bench.replayed(), bench.frame());
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isZero();

            bench.stage.apply(new Trail.Change("rate", new Value.Number(1e-6f)), Stroke.NEW);
            assertThat(bench.notices()).isEmpty();
            bench.stage.back();
            assertThat(bench.notices()).containsExactly("quadratic.beyond");
        }
    }

    @Test
    void aPerfectFitHasNothingToFollow() {
        for (String loss : new String[] {"mae", "mse"}) {
            try (Bench bench = Bench.at(Bench.opening(loss, 2, -1, 3, THREE))) {
                assertThat(bench.readout("loss")).isZero();
                assertThat(bench.readout("slope.a")).isZero();
                bench.stage.step(1);
                bench.stage.stepUntilItStops();
                assertThat(bench.readout("steps")).isZero();
                assertThat(bench.stage.trail().entries()).isEmpty();
                Bench.assertFinite(bench.frame());
            }
        }
    }

    @Test
    void theRootHasNoSlopeAtAPerfectFit() {
        try (Bench bench = Bench.at(Bench.opening("rmse", 2, -1, 3, THREE))) {
            assertThat(bench.readout("loss")).isZero();
            assertThat(bench.readout("slope.a")).isNaN();
            bench.stage.step(1);
            assertThat(bench.readout("a")).isEqualTo(2);
        }
    }

    @Test
    void aWalkIntoAPerfectFitSaysSo() {
        Points one = Points.of(new float[] {0}, new float[] {1});
        try (Bench bench = Bench.at(Bench.withRate(Bench.opening("mse", 0, 0, 0, one), 0.5f))) {
            bench.stage.stepUntilItStops();
            assertThat(bench.readout("c")).isEqualTo(1);
            assertThat(bench.readout("steps")).isEqualTo(1);
            assertThat(bench.notices()).containsExactly("quadratic.perfect");
        }
    }

    @Test
    void aHopAwayFromAnAlmostPerfectFitIsNoDivergence() {
        try (Bench bench = Bench.at(Bench.opening("mae", 2, -1, 3.0000002f, THREE))) {
            assertThat(bench.readout("loss")).isBetween(1e-8f, 1e-6f);
            bench.stage.step(1);
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isEqualTo(2);
            assertThat(bench.notices()).doesNotContain("quadratic.diverged");
        }
    }

    @Test
    void theRateMayChangeInTheMiddleOfAWalk() {
        try (Bench bench = Bench.start()) {
            bench.stage.step(5);
            float[] place = {bench.readout("a"), bench.readout("slope.a")};
            bench.set("rate", 0.2f);
            assertThat(bench.readout("steps")).isEqualTo(5);
            assertThat(bench.readout("a")).isEqualTo(place[0]);
            bench.stage.step(1);
            assertThat(bench.readout("a")).isCloseTo(place[0] - 0.2f * place[1], within(1e-6f));
            assertThat(bench.stage.trail().entries())
                    .containsExactly(
                            new Trail.Steps(5), new Trail.Change("rate", new Value.Number(0.2f)), new Trail.Steps(1));
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void theRateBeforeTheFirstStepBelongsToTheOpening() {
        try (Bench bench = Bench.start()) {
            bench.set("rate", 0.3f);
            assertThat(bench.stage.trail().entries()).isEmpty();
            assertThat(bench.stage.trail().opening().number("rate")).isEqualTo(0.3f);
        }
    }

    @Test
    void aWalkMayBeTenThousandStepsLongAndNoLonger() {
        Trail trail = Bench.withRate(Bench.opening("mse", 1.1f, 1.1f, 1.1f, Bench.MEASURED), 1e-6f);
        try (Bench bench = Bench.at(trail.plusSteps(9_999))) {
            assertThat(bench.notices()).containsExactly("quadratic.strolled");
            bench.stage.stepUntilItStops();
            assertThat(bench.readout("steps")).isEqualTo(10_000);
            assertThat(bench.notices()).containsExactly("quadratic.full");
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isEqualTo(10_000);
            try (Bench tooLong = Bench.at(trail.plusSteps(10_001))) {
                Bench.assertSame(tooLong.frame(), bench.frame());
            }
        }
    }

    @Test
    void onePressStrollsTwoThousandStepsAndSaysThereIsMore() {
        Trail trail = Bench.withRate(Bench.opening("mse", 1.1f, 1.1f, 1.1f, Bench.MEASURED), 1e-5f);
        try (Bench bench = Bench.at(trail)) {
            bench.stage.step(1);
            bench.stage.stepUntilItStops();
            assertThat(bench.readout("steps")).isEqualTo(2_001);
            assertThat(bench.notices()).containsExactly("quadratic.strolled");
        }
    }

    @Test
    void aTrailHoldsOnlyStepsThatWereTaken() {
        Trail trail = Bench.withRate(Bench.opening("mse", 1.1f, 1.1f, 1.1f, Bench.MEASURED), 1);
        try (Bench bench = Bench.at(trail.plusSteps(5_000))) {
            assertThat(bench.notices()).containsExactly("quadratic.diverged");
            assertThat((float) bench.stage.trail().steps()).isEqualTo(bench.readout("steps"));
        }
    }

    @Test
    void replayingAnyTrailGivesTheSameFrameBitForBit() {
        Random random = new Random(45);
        for (int round = 0; round < 25; round++) {
            try (Bench bench = Bench.start()) {
                for (int act = 0; act < 12; act++) {
                    actAtRandom(bench, random);
                }
                Bench.assertSame(bench.replayed(), bench.frame());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae", "mse", "rmse"})
    void tenStepsOnTheCpuAreTenStepsOnTheReferenceDevice(String loss) {
        Trail trail = Bench.opening(loss, 1.1f, 1.1f, 1.1f, Bench.MEASURED).plusSteps(10);
        try (Bench cpu = Bench.on("cpu", trail);
                Bench reference = Bench.on("reference", trail)) {
            for (String readout : List.of("a", "b", "c", "loss")) {
                float expected = reference.readout(readout);
                assertThat(cpu.readout(readout)).isCloseTo(expected, within(1e-4f * Math.abs(expected)));
            }
        }
    }

    static void actAtRandom(Bench bench, Random random) {
        switch (random.nextInt(7)) {
            case 0 -> bench.set("a", 7 * random.nextFloat() - 2);
            case 1 -> bench.set("b", 5 * random.nextFloat() - 1);
            case 2 -> bench.set("rate", (float) Math.pow(10, -3 * random.nextDouble()));
            case 3 -> bench.choose(List.of("mae", "mse", "rmse").get(random.nextInt(3)));
            case 4 -> bench.stage.step(1 + random.nextInt(5));
            case 5 -> bench.stage.stepUntilItStops();
            default -> {
                Points points = bench.stage.trail().opening().points("points");
                bench.points(
                        random.nextBoolean() && points.count() > 1
                                ? points.without(random.nextInt(points.count()))
                                : points.plus(4 * random.nextFloat() - 2, 10 * random.nextFloat()),
                        Stroke.NEW);
            }
        }
    }

    /** Normal equations of x², x, 1, by Cramer's rule. */
    private static double[] leastSquares(Points points) {
        double[][] m = new double[3][4];
        for (int i = 0; i < points.count(); i++) {
            double x = points.x(i);
            double[] row = {x * x, x, 1};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    m[r][c] += row[r] * row[c];
                }
                m[r][3] += row[r] * points.y(i);
            }
        }
        double whole = determinant(m, -1);
        return new double[] {determinant(m, 0) / whole, determinant(m, 1) / whole, determinant(m, 2) / whole};
    }

    private static double determinant(double[][] m, int replaced) {
        double[][] d = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                d[r][c] = m[r][c == replaced ? 3 : c];
            }
        }
        return d[0][0] * (d[1][1] * d[2][2] - d[1][2] * d[2][1])
                - d[0][1] * (d[1][0] * d[2][2] - d[1][2] * d[2][0])
                + d[0][2] * (d[1][0] * d[2][1] - d[1][1] * d[2][0]);
    }
}
