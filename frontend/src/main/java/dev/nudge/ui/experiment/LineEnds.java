package dev.nudge.ui.experiment;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where lines end beside one another, their names stand in the order of the lines: that of the uppermost over its end, that of the lowest under it. */
record LineEnds(List<Chart> charts, Axis x, Axis y) {

    /** Ends so near, in shares of the picture's width and height, that their names get into each other's way. */
    private static final float NEAR_ACROSS = 0.2f;

    private static final float NEAR_UP = 0.2f;

    /** Ends that are told apart by nothing else are told apart by this share of the height: less than a pixel. */
    private static final float HAIR = 1e-4f;

    /**
     * Changes which names stand over and which under their ends.
     *
     * @param xs of the ends, one for each chart; not a number where there is none
     * @param ys of the ends; those at one height are moved apart by a hair
     * @param kinds how each stands
     */
    void part(float[] xs, float[] ys, float[] kinds) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            if (charts.get(i) instanceof Chart.Lines && !Float.isNaN(xs[i])) {
                lines.add(i);
            }
        }
        float across = NEAR_ACROSS * (x.max() - x.min());
        float up = NEAR_UP * (y.max() - y.min());
        lines.sort(Comparator.<Integer>comparingDouble(line -> ys[line]).thenComparingDouble(line -> cameAt(line, xs)));
        boolean hasOneBelow = false;
        for (int i = 1; i < lines.size(); i++) {
            int lower = lines.get(i - 1);
            int upper = lines.get(i);
            boolean near = Math.abs(xs[upper] - xs[lower]) < across && ys[upper] - ys[lower] < up;
            if (near) {
                kinds[upper] = PlotNumbers.AT_END;
                kinds[lower] = hasOneBelow ? kinds[lower] : PlotNumbers.AT_FALLING_END;
                ys[upper] = Math.max(ys[upper], ys[lower] + HAIR * (y.max() - y.min()));
            }
            hasOneBelow = near;
        }
    }

    /** The mean height of a line on its last stretch before its end. */
    private double cameAt(int line, float[] xs) {
        Chart.Lines lines = (Chart.Lines) charts.get(line);
        float from = xs[line] - PlotNumbers.LAST_STRETCH * (x.max() - x.min());
        double sum = 0;
        int count = 0;
        for (int i = 0; i < lines.xs().length; i++) {
            if (lines.xs()[i] >= from && lines.xs()[i] <= xs[line] && Float.isFinite(lines.ys()[i])) {
                sum += lines.ys()[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
