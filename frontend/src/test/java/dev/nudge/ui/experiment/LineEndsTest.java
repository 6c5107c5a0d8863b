package dev.nudge.ui.experiment;

import static dev.nudge.ui.experiment.PlotNumbers.AT_END;
import static dev.nudge.ui.experiment.PlotNumbers.AT_FALLING_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineEndsTest {

    private static final Axis TEN = new Axis(0, 10);

    private float[] ys = {};
    private float[] kinds = {};

    /** Each line by its heights at 0, 5, 9.5 and 10. */
    private void part(float[]... heights) {
        float[] xs = new float[heights.length];
        ys = new float[heights.length];
        kinds = new float[heights.length];
        List<Chart> lines = new ArrayList<>();
        for (int i = 0; i < heights.length; i++) {
            lines.add(new Chart.Lines("line" + i, new float[] {0, 5, 9.5f, 10}, heights[i]));
            xs[i] = 10;
            ys[i] = heights[i][3];
            // As a line alone has it: under an end that it falls to.
            kinds[i] = heights[i][2] > heights[i][3] ? AT_FALLING_END : AT_END;
        }
        new LineEnds(lines, TEN, TEN).part(xs, ys, kinds);
    }

    @Test
    void theUpperOfTwoThatFallAndRiseTowardsEachOtherStandsOver() {
        part(new float[] {0, 0.2f, 0.3f, 0.4f}, new float[] {8, 2, 1.1f, 1});
        assertThat(kinds).containsExactly(AT_FALLING_END, AT_END);
    }

    @Test
    void linesThatMeetKeepTheOrderInWhichTheyCame() {
        part(new float[] {9, 4, 2, 1}, new float[] {0, 0, 0.5f, 1});
        assertThat(kinds).containsExactly(AT_END, AT_FALLING_END);
        assertThat(ys[0]).isGreaterThan(ys[1]).isLessThan(1.01f);
    }

    @Test
    void ofThreeOneStandsUnder() {
        part(new float[] {5, 5, 5, 5}, new float[] {6, 6, 6.1f, 6}, new float[] {4, 4, 3.9f, 4});
        assertThat(kinds).containsExactly(AT_END, AT_END, AT_FALLING_END);
    }

    @Test
    void endsFarApartStandAsTheyWould() {
        part(new float[] {9, 9, 9, 8.9f}, new float[] {1, 1, 1, 1.1f});
        assertThat(kinds).containsExactly(AT_FALLING_END, AT_END);
    }
}
