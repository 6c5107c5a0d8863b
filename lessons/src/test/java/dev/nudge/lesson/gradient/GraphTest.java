package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart.Graph;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final LiveGraph EXPERIMENT = new LiveGraph();

    /** f = 1.1, 3.3, 7.7 against 2, 3, 9: errors −0.9, 0.3, −1.3. */
    @Test
    void forwardShowsOneValueAfterTheOther() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(lines(seat, Part.A)).containsExactly("1.1");
            assertThat(lines(seat, Part.SQUARE)).isEmpty();
            seat.step(1);
            assertThat(lines(seat, Part.SQUARE)).containsExactly("[1, 1, 4]");
            assertThat(node(seat, Part.SQUARE).state()).isEqualTo(Graph.State.NOW);
            assertThat(node(seat, Part.LOSS).state()).isEqualTo(Graph.State.WAITING);
            seat.step(5);
            assertThat(lines(seat, Part.ERROR)).containsExactly("[−0.9, 0.3, −1.3]");
            seat.step(3);
            assertThat(lines(seat, Part.LOSS)).containsExactly("0.833");
            assertThat(seat.words()).isEqualTo("Forward, 9 of 9: loss = sum ÷ 3 is 0.833.");
            assertThat(seat.frame().goals()).containsExactly("forward");
        }
    }

    @Test
    void backwardMultipliesByLocalDerivativesAndAddsUpAtTheParameters() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.step(10);
            assertThat(lines(seat, Part.LOSS)).containsExactly("0.833", "← 1");
            assertThat(edge(seat, Part.TOTAL, Part.LOSS)).containsExactly("× 0.333");
            assertThat(edge(seat, Part.ERROR, Part.ABSOLUTE)).containsExactly("× [−1, 1, −1]");
            assertThat(edge(seat, Part.A, Part.AX)).containsExactly("× [1, 1, 4]");
            assertThat(edge(seat, Part.SQUARE, Part.AX)).isEmpty();
            seat.step(3);
            assertThat(lines(seat, Part.ERROR)).contains("← [−0.33, 0.33, −0.33]");
            seat.step(100);
            assertThat(seat.stage.trail().steps()).isEqualTo(20);
            // a: (−1 + 1 − 4) / 3, b: (1 + 1 − 2) / 3, c: (−1 + 1 − 1) / 3
            assertThat(seat.readout("gradienta")).isCloseTo(-4 / 3f, within(1e-6f));
            assertThat(seat.readout("gradientb")).isCloseTo(0, within(1e-6f));
            assertThat(seat.readout("gradientc")).isCloseTo(-1 / 3f, within(1e-6f));
            assertThat(lines(seat, Part.A)).containsExactly("1.1", "← −1.33");
            assertThat(lines(seat, Part.X)).containsExactly("[−1, 1, 2]");
            assertThat(seat.frame().goals()).containsExactlyInAnyOrder("forward", "backward");
            assertThat(seat.words()).contains("the gradient of a is −1.33");
            seat.stage.stepBack();
            assertThat(lines(seat, Part.A)).containsExactly("1.1");
        }
    }

    @Test
    void slopesAreThoseOfNudging() {
        float[][] places = {{2, -1, 0.5f}, {-1.5f, 3, 4}, {5, 5, -2}};
        for (float[] at : places) {
            try (Seat seat = Seat.at(EXPERIMENT)) {
                seat.set("a", at[0]).set("b", at[1]).set("c", at[2]);
                double h = 1e-6;
                double loss = loss(at[0], at[1], at[2]);
                assertThat((double) seat.readout("loss")).isCloseTo(loss, within(1e-5));
                assertThat((double) seat.readout("gradienta"))
                        .isCloseTo((loss(at[0] + h, at[1], at[2]) - loss) / h, within(1e-4));
                assertThat((double) seat.readout("gradientb"))
                        .isCloseTo((loss(at[0], at[1] + h, at[2]) - loss) / h, within(1e-4));
                assertThat((double) seat.readout("gradientc"))
                        .isCloseTo((loss(at[0], at[1], at[2] + h) - loss) / h, within(1e-4));
            }
        }
    }

    private static double loss(double a, double b, double c) {
        double[] x = {-1, 1, 2};
        double[] y = {2, 3, 9};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.abs(a * x[i] * x[i] + b * x[i] + c - y[i]) / 3;
        }
        return sum;
    }

    @Test
    void withAllPointsOnOneSideTheGradientOfCIsOne() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("c", 5).step(20);
            assertThat(seat.readout("gradientc")).isCloseTo(1, within(1e-6f));
            assertThat(seat.frame().goals()).contains("one");
        }
    }

    @Test
    void aPointOnTheCurveIsSaidAndFarPointsStayFinite() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("a", 1).set("b", 1).set("c", 1);
            assertThat(seat.notices()).contains("exactly on the curve");
            seat.set(
                    "points",
                    new Value.PointSet(Points.of(new float[] {-3e38f, 0, 3e38f}, new float[] {1, 3e38f, -3e38f})));
            seat.step(20);
            assertThat(seat.readout("loss")).isFinite();
        }
    }

    @Test
    void theShownCodeComesToTheSameNumbers() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("a", 2.5);
            List<String> printed = seat.printed();
            assertThat(printed.getFirst())
                    .isEqualTo(seat.readout("loss") + " " + seat.readout("gradienta") + " " + seat.readout("gradientb")
                            + " " + seat.readout("gradientc"));
            assertThat(printed).anyMatch(line -> line.startsWith("abs  tensor("));
        }
    }

    private static Graph.Node node(Seat seat, Part part) {
        return seat.frame().chart("graph", Graph.class).nodes().get(part.ordinal());
    }

    private static List<String> lines(Seat seat, Part part) {
        return node(seat, part).lines().stream().map(Seat::say).toList();
    }

    private static List<String> edge(Seat seat, Part from, Part to) {
        return seat.frame().chart("graph", Graph.class).edges().stream()
                .filter(edge -> edge.from() == from.ordinal() && edge.to() == to.ordinal())
                .flatMap(edge -> edge.text().stream())
                .map(Seat::say)
                .toList();
    }
}
