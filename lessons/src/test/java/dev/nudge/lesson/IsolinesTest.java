package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IsolinesTest {

    private static final Axis X = new Axis(-2, 2);
    private static final Axis Y = new Axis(-1, 3);

    @Test
    void aBowlHasRoundLines() {
        Chart.Lines lines = Isolines.of("lines", bowl(41), 41, X, Y, 1);
        assertThat(lines.xs().length).isGreaterThan(60).isEqualTo(lines.ys().length);
        double length = 0;
        for (int i = 0; i < lines.xs().length; i += 3) {
            for (int end = i; end < i + 2; end++) {
                assertThat(Math.hypot(lines.xs()[end], lines.ys()[end] - 1)).isCloseTo(1, within(0.01));
            }
            assertThat(lines.xs()[i + 2]).isNaN();
            length += Math.hypot(lines.xs()[i + 1] - lines.xs()[i], lines.ys()[i + 1] - lines.ys()[i]);
        }
        assertThat(length).isCloseTo(2 * Math.PI, within(0.05));
    }

    @Test
    void aSaddleKeepsItsTwoBranchesApart() {
        // Heights 1 at two opposite corners and 0 at the others; the middle, one half, is above 0.4 and below 0.6.
        float[] saddle = {1, 0, 0, 1};
        assertThat(Isolines.of("low", saddle, 2, X, Y, 0.4f).xs()).hasSize(6);
        assertThat(Isolines.of("high", saddle, 2, X, Y, 0.6f).xs()).hasSize(6);
        assertThat(Isolines.of("low", saddle, 2, X, Y, 0.4f).ys())
                .isNotEqualTo(Isolines.of("high", saddle, 2, X, Y, 0.6f).ys());
    }

    @Test
    void flatGroundHasNone() {
        assertThat(Isolines.of("lines", new float[9], 3, X, Y, 0, 1).xs()).isEmpty();
    }

    @Test
    void levelsShareTheCellsOut() {
        assertThat(Isolines.levels(new float[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, 3)).containsExactly(3, 5, 7);
    }

    /** x² + (y − 1)² over the axes. */
    private static float[] bowl(int n) {
        float[] cells = new float[n * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double x = -2 + 4.0 * column / (n - 1);
                double y = -2 + 4.0 * row / (n - 1);
                cells[row * n + column] = (float) (x * x + y * y);
            }
        }
        return cells;
    }
}
