package dev.nudge.lesson.relu;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;

/** Several lines as one chart, with the pen lifted between them. */
final class Pen {

    private Pen() {}

    /**
     * @param xs abscissas of every row, shape [columns]
     * @param rows shape [more rows · columns]
     * @param count how many of the rows to draw
     */
    static Chart.Lines rows(String id, float[] xs, float[] rows, int count) {
        int length = xs.length + 1;
        float[] allXs = new float[count * length];
        float[] allYs = new float[count * length];
        for (int row = 0; row < count; row++) {
            System.arraycopy(xs, 0, allXs, row * length, xs.length);
            System.arraycopy(rows, row * xs.length, allYs, row * length, xs.length);
            allXs[row * length + xs.length] = Float.NaN;
            allYs[row * length + xs.length] = Float.NaN;
        }
        return new Chart.Lines(id, allXs, allYs);
    }

    /**
     * Rows {@code from} to {@code to}, each with abscissas of its own.
     *
     * @param xs shape [more rows · columns]
     * @param ys likewise
     */
    static Chart.Lines pieces(String id, float[] xs, float[] ys, int columns, int from, int to) {
        int length = columns + 1;
        float[] allXs = new float[(to - from) * length];
        float[] allYs = new float[(to - from) * length];
        for (int row = from; row < to; row++) {
            int at = (row - from) * length;
            System.arraycopy(xs, row * columns, allXs, at, columns);
            System.arraycopy(ys, row * columns, allYs, at, columns);
            allXs[at + columns] = Float.NaN;
            allYs[at + columns] = Float.NaN;
        }
        return new Chart.Lines(id, allXs, allYs);
    }

    static Chart.Lines level(String id, float height, Axis x) {
        return new Chart.Lines(id, new float[] {x.min(), x.max()}, new float[] {height, height});
    }

    /** What of a line lies outside the interval of the data, left and right. */
    static Chart.Lines outside(String id, float[] xs, float[] ys) {
        float[] outside = ys.clone();
        for (int i = 0; i < xs.length; i++) {
            if (xs[i] > Interval.LOW && xs[i] < Interval.HIGH) {
                outside[i] = Float.NaN;
            }
        }
        return new Chart.Lines(id, xs, outside);
    }

    /** What of a line lies within the interval of the data. */
    static Chart.Lines inside(String id, float[] xs, float[] ys) {
        float[] inside = ys.clone();
        for (int i = 0; i < xs.length; i++) {
            if (xs[i] < Interval.LOW || xs[i] > Interval.HIGH) {
                inside[i] = Float.NaN;
            }
        }
        return new Chart.Lines(id, xs, inside);
    }

    /** The same, each value brought between the ends of an axis. */
    static float[] within(float[] values, Axis axis) {
        float[] within = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            within[i] = Math.clamp(values[i], axis.min(), axis.max());
        }
        return within;
    }
}
