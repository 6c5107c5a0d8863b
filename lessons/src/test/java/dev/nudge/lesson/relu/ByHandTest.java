package dev.nudge.lesson.relu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.data.Points;
import org.junit.jupiter.api.Test;

/** One ReLU, two, a handful, and as many as there are points. */
class ByHandTest {

    @Test
    void aClippedLineIsItsPositivePart() {
        try (Seat seat = new Seat(new Rectified())) {
            seat.set("m1", 1.5f).set("b1", -0.75f);
            for (float x : new float[] {-3, 0, 0.5f, 1, 3}) {
                assertThat(seat.height("sum", x)).isCloseTo((float) Math.max(1.5 * x - 0.75, 0), within(1e-5f));
            }
            assertThat(seat.frame().scatter("kinks").xs()).containsExactly(0.5f);
            assertThat(seat.words())
                    .isEqualTo(
                            "With m = 1.5 and b = −0.75 the line rises, counts from its kink at x = 0.5 to the right, and is clipped to 0 on the left.");
        }
    }

    @Test
    void aLevelLineHasNoKink() {
        try (Seat seat = new Seat(new Rectified())) {
            seat.set("m1", 0).set("b1", -1);
            assertThat(seat.frame().scatter("kinks").xs()).isEmpty();
            assertThat(seat.words())
                    .isEqualTo("The line is level at −1, so nothing bends: the clip leaves 0 everywhere.");
            assertThat(seat.height("sum", 3)).isZero();
        }
    }

    @Test
    void twoAwayFromOneAnotherMakeAValley() {
        try (Seat seat = new Seat(new Rectified())) {
            seat.set("m1", 1).set("b1", -0.5f).set("m2", -1).set("b2", -0.5f);
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("second", true);
            assertThat(seat.frame().goals()).containsExactly("flat");
            assertThat(seat.height("sum", 0)).isZero();
            assertThat(seat.height("sum", 2)).isCloseTo(1.5f, within(1e-6f));
            assertThat(seat.height("sum", -2)).isCloseTo(1.5f, within(1e-6f));
            seat.set("m2", 1);
            assertThat(seat.frame().goals()).isEmpty();
        }
    }

    @Test
    void theRingOfAClippedLineTurnsItAboutItsHeightAtZero() {
        Rectified experiment = new Rectified();
        try (Seat seat = new Seat(experiment)) {
            seat.set("m1", 1).set("b1", 0.5f);
            Chart.Scatter ring = seat.frame().scatter("tilt1");
            assertThat(ring.ys()[0]).isCloseTo(ring.xs()[0] + 0.5f, within(1e-5f));
            assertThat(seat.frame().scatter("tilt2").xs())
                    .as("there is no second yet")
                    .isEmpty();
            assertThat(experiment.byHand("m1", 2, 2, seat.stage.trail().settings()))
                    .isEqualTo(0.75f);
            assertThat(experiment.byHand("m1", -2, 2, seat.stage.trail().settings()))
                    .isEqualTo(-0.75f);
            seat.set("m1", -3).set("b1", 2);
            ring = seat.frame().scatter("tilt1");
            assertThat(ring.xs()[0]).as("where it leaves by the top").isBetween(-3f, 0f);
            assertThat(ring.ys()[0]).isBetween(5f, 6f);
        }
    }

    @Test
    void theRingAtAReLUsFarEndTiltsIt() {
        SumByHand experiment = new SumByHand();
        try (Seat seat = new Seat(experiment)) {
            Chart.Scatter end = seat.frame().scatter("tilt2");
            assertThat(end.ys()[0]).isCloseTo(-2 * end.xs()[0], within(1e-4f));
            float slope = experiment.byHand("m2", 2, -1, seat.stage.trail().settings());
            assertThat(slope).isCloseTo(0.25f, within(1e-6f));
            assertThat(experiment.byHand("m2", -2, -1, seat.stage.trail().settings()))
                    .isEqualTo(-slope);
            seat.set("m2", slope);
            end = seat.frame().scatter("tilt2");
            assertThat(end.ys()[0] / end.xs()[0]).isCloseTo(-0.5f, within(1e-4f));
        }
    }

    @Test
    void aReLUThatDoesNotCountHasNothingToTilt() {
        SumByHand experiment = new SumByHand();
        try (Seat seat = new Seat(experiment)) {
            Points handles = seat.stage.trail().settings().points("handles").with(0, -1, 0);
            seat.set("handles", handles);
            assertThat(seat.frame().scatter("tilt1").xs()).isEmpty();
            assertThat(experiment.byHand("m1", 1, 1, seat.stage.trail().settings()))
                    .isEqualTo(1);
        }
    }

    @Test
    void withMoreThanFourOnlyTheSelectedHasItsRing() {
        try (Seat seat = new Seat(new SumByHand())) {
            seat.set("n", 6).set("select", 5);
            for (int i = 1; i <= 8; i++) {
                assertThat(seat.frame().scatter("tilt" + i).xs())
                        .as("ReLU " + i)
                        .hasSize(i == 5 ? 1 : 0);
            }
        }
    }

    @Test
    void oneMinusTwoOneIsATent() {
        try (Seat seat = new Seat(new SumByHand())) {
            assertThat(seat.height("sum", 0)).isEqualTo(1);
            assertThat(seat.height("sum", -1)).isZero();
            assertThat(seat.height("sum", 0.5f)).isCloseTo(0.5f, within(1e-6f));
            assertThat(seat.height("sum", 1.5f)).isCloseTo(0, within(1e-6f));
            assertThat(seat.frame().readout("lowest")).isZero();
            // sqrt(mean((tent − sin 2x)²)) over the 401 places, computed here in double
            double sum = 0;
            for (int i = 0; i <= 400; i++) {
                double x = -2 + i / 100.0;
                sum += Math.pow(Math.max(0, 1 - Math.abs(x)) - Math.sin(2 * x), 2);
            }
            assertThat(seat.frame().readout("error")).isCloseTo((float) Math.sqrt(sum / 401), within(1e-5f));
            assertThat(seat.words())
                    .startsWith(
                            "The sum of 3 ReLUs, one of them with a negative output weight. Between −2 and 2 the sum goes"
                                    + " down to 0. It misses the sine by");
        }
    }

    @Test
    void withoutSignsEverySumIsConvexAndNeverNegative() {
        try (Seat seat = new Seat(new SumByHand())) {
            seat.set("n", 8)
                    .set("m2", -2)
                    .set("m5", 3.1f)
                    .set("m7", -0.4f)
                    .set("c", -0.3f)
                    .set("signed", false);
            float[] ys = seat.frame().lines("sum").ys();
            for (int i = 1; i + 1 < ys.length; i++) {
                if (!Float.isNaN(ys[i - 1]) && !Float.isNaN(ys[i + 1])) {
                    assertThat(ys[i - 1] + ys[i + 1] - 2 * ys[i]).isGreaterThan(-1e-4f);
                    assertThat(ys[i]).isNotNegative();
                }
            }
            assertThat(seat.frame().readout("lowest")).isNotNegative();
            seat.set("signed", true).set("c", 0);
            assertThat(seat.frame().goals()).contains("below");
        }
    }

    @Test
    void aHandleIsKinkAndOutputWeight() {
        try (Seat seat = new Seat(new SumByHand())) {
            Points handles = Points.of(new float[8], new float[8]).with(0, 0.5f, -1.5f);
            seat.set("handles", handles).set("n", 1).set("m1", 2);
            assertThat(seat.height("sum", 1.5f)).isCloseTo(-3, within(1e-5f));
            assertThat(seat.height("sum", 0)).isZero();
            seat.set("m1", -2);
            assertThat(seat.height("sum", -0.5f)).isCloseTo(-3, within(1e-5f));
            assertThat(seat.frame().idle()).contains("m2", "f", "drawing").doesNotContain("m1");
        }
    }

    @Test
    void aDrawingBecomesTheTarget() {
        try (Seat seat = new Seat(new SumByHand())) {
            seat.set("target", "drawn");
            assertThat(seat.notices())
                    .containsExactly("Nothing is drawn yet, so the target is flat. Draw a curve between −2 and 2.");
            float[] heights = new float[101];
            for (int i = 0; i < heights.length; i++) {
                heights[i] = i / 100f;
            }
            seat.draw(heights);
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.height("target", 0)).isCloseTo(0.5f, within(1e-3f));
            assertThat(seat.height("target", 0.99f)).isCloseTo(0.7475f, within(1e-3f));
        }
    }

    @Test
    void aFormulaBecomesTheTargetOrIsRefusedWithASentence() {
        try (Seat seat = new Seat(new SumByHand())) {
            seat.set("target", "expression").set("f", "3*x^2");
            assertThat(seat.height("target", 1)).isEqualTo(3);
            assertThat(seat.frame().axis("y").max()).isEqualTo(15);
            seat.set("f", "2");
            assertThat(seat.height("target", 1)).isEqualTo(2);
            assertThatThrownBy(() -> seat.set("f", "log(x)"))
                    .hasMessage("log(x) has no finite value at x = −2. Keep it finite from −2 to 2.");
            assertThatThrownBy(() -> seat.set("f", "exp(9*x)"))
                    .hasMessageContaining("Keep it between −10000 and 10000");
            assertThatThrownBy(() -> seat.set("f", "2x"))
                    .hasMessage("Character 2: an operator is missing before \"x\"; write * to multiply.");
            assertThat(seat.height("target", 1)).isEqualTo(2);
        }
    }

    @Test
    void nPointsNeedOneReluFewer() {
        try (Seat seat = new Seat(new ThroughPoints())) {
            Points points = Points.of(new float[] {-2}, new float[] {0.25f});
            for (int i = 1; i < 10; i++) {
                points = points.plus(-2 + 0.43f * i, (float) Math.sin(5 * i));
            }
            seat.set("points", points.without(9));
            assertThat(seat.frame().goals()).isEmpty();
            // Order does not matter.
            seat.set("points", points.without(0).plus(points.x(0), points.y(0)));
            assertThat(seat.frame().readout("relus")).isEqualTo(9);
            assertThat(seat.frame().readout("miss")).isLessThan(2e-6f);
            assertThat(seat.frame().goals()).containsExactly("ten");
            for (int i = 0; i < 10; i++) {
                assertThat(seat.height("sum", points.x(i))).isCloseTo(points.y(i), within(2e-6f));
            }
            float[] weights = weights(seat);
            double before = 0;
            for (int i = 0; i < 9; i++) {
                double slope = (points.y(i + 1) - points.y(i)) / (points.x(i + 1) - points.x(i));
                assertThat(weights[i]).isCloseTo((float) (slope - before), within(2e-5f));
                before = slope;
            }
        }
    }

    private static float[] weights(Seat seat) {
        var rows = seat.frame().chart("weights", Chart.Table.class).cells();
        float[] weights = new float[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (Float) rows.get(i).get(1);
        }
        return weights;
    }

    @Test
    void ofPointsAboveOneAnotherTheLaterCounts() {
        try (Seat seat = new Seat(new ThroughPoints())) {
            seat.set("points", Points.of(new float[] {0, 1, 0}, new float[] {5, 1, 2}));
            assertThat(seat.frame().readout("relus")).isEqualTo(1);
            assertThat(seat.height("sum", 0)).isEqualTo(2);
            assertThat(seat.notices()).hasSize(1);
            seat.set("points", Points.of(new float[] {1, 1}, new float[] {0, 1}));
            assertThat(seat.words()).startsWith("All points stand above one another.");
            seat.set("points", Points.of(new float[] {0, 1}, new float[] {0, 1}));
            assertThat(seat.height("sum", 0.5f)).isCloseTo(0.5f, within(1e-6f));
        }
    }

    @Test
    void matricesMultiplyClipMultiply() {
        try (Seat seat = new Seat(new MatrixBridge())) {
            assertThat(seat.frame().chart("product", Chart.Grid.class).cells()).isEmpty();
            seat.step(1);
            assertThat(seat.frame().chart("product", Chart.Grid.class).cells())
                    .startsWith(-1, -2, -3, 0, -1, -2)
                    .endsWith(3, 2, 1);
            seat.step(1);
            assertThat(seat.frame().chart("clipped", Chart.Grid.class).cells())
                    .startsWith(0, 0, 0, 0, 0, 0)
                    .endsWith(3, 2, 1);
            assertThat(seat.words()).startsWith("The clip set 9 negative numbers to 0.");
            seat.step(5);
            assertThat(seat.stage.trail().steps()).isEqualTo(3);
            assertThat(seat.frame().chart("outputs", Chart.Grid.class).cells())
                    .containsExactly(0, 0, 0.5f, 1, 0.5f, 0, 0);
            assertThat(seat.frame().goals()).containsExactly("through");
            assertThat(seat.words())
                    .isEqualTo(
                            "The second multiplication added each row up with the output weights, and 0 came on top: 1 at"
                                    + " x = 0, 0 at x = −2.");
        }
    }

    @Test
    void theJavaBesideThemPrintsTheirNumbers() throws Exception {
        try (Seat seat = new Seat(new Rectified())) {
            seat.set("second", true).set("m1", -0.7f);
            float[] sum = Seat.numbers(seat.printed().get(1));
            for (int x = -3; x <= 3; x++) {
                assertThat(sum[x + 3]).isCloseTo(seat.height("sum", x), within(1e-5f));
            }
        }
        try (Seat seat = new Seat(new SumByHand())) {
            seat.set("n", 5).set("m2", -1.5f).set("c", -0.4f).set("signed", false);
            float[] sum = Seat.numbers(seat.printed().getFirst());
            for (int i = 0; i < 9; i++) {
                assertThat(sum[i]).isCloseTo(seat.height("sum", -2 + i / 2f), within(1e-5f));
            }
        }
        try (Seat seat = new Seat(new ThroughPoints())) {
            assertThat(Seat.numbers(seat.printed().getFirst())).containsExactly(weights(seat));
        }
        try (Seat seat = new Seat(new MatrixBridge())) {
            seat.set("b2", 0.3f).set("c", 0.1f).step(3);
            assertThat(Seat.numbers(seat.printed().getFirst()))
                    .containsExactly(
                            seat.frame().chart("outputs", Chart.Grid.class).cells());
        }
    }
}
