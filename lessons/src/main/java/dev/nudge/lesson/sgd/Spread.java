package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;

/** A histogram: how many of some numbers lie where. */
final class Spread {

    private static final int BINS = 31;

    private Spread() {}

    static Picture picture(String id, Role role) {
        return Plot.of(id, Size.SMALL, id + "x", id + "y", Layer.of(id, role));
    }

    /** Puts the outline of its bars and its axes into a frame; what is no number is left out. */
    static void show(FrameBuilder frame, String id, float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        float end = Scale.roundUp(largest);
        int[] counts = new int[BINS];
        int highest = 1;
        for (float number : numbers) {
            if (Math.abs(number) <= end) {
                int bin = Math.min((int) ((number + end) / (2 * end) * BINS), BINS - 1);
                highest = Math.max(highest, ++counts[bin]);
            }
        }
        float[] xs = new float[2 * BINS + 2];
        float[] ys = new float[2 * BINS + 2];
        xs[0] = -end;
        for (int bin = 0; bin < BINS; bin++) {
            float left = -end + 2 * end * bin / BINS;
            float right = -end + 2 * end * (bin + 1) / BINS;
            xs[2 * bin + 1] = left;
            xs[2 * bin + 2] = right;
            ys[2 * bin + 1] = counts[bin];
            ys[2 * bin + 2] = counts[bin];
        }
        xs[2 * BINS + 1] = end;
        frame.axis(id + "x", new Axis(-end, end))
                .axis(id + "y", new Axis(0, Scale.roundUp(1.05f * highest)))
                .chart(new Chart.Lines(id, xs, ys));
    }
}
