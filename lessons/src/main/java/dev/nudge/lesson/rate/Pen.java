package dev.nudge.lesson.rate;

import dev.nudge.lesson.Chart;
import java.util.Arrays;

/**
 * Draws a line on paper whose y is logarithmic. Where the line leaves the paper, up or down, it is drawn to the edge and the pen is lifted; where it comes back, it is
 * put down at the edge again.
 */
final class Pen {

    private final float low;
    private final float high;
    private float[] xs = new float[64];
    private float[] ys = new float[64];
    private int size;
    private float lastX = Float.NaN;
    private float lastY = Float.NaN;
    private float exitX = Float.NaN;

    /**
     * @param low the lower edge, above 0
     * @param high the upper edge
     */
    Pen(float low, float high) {
        this.low = low;
        this.high = high;
    }

    /** Goes on to a place, on the paper or off it; y may be anything but NaN. */
    void to(float x, float y) {
        boolean on = isOn(y);
        if (size > 0 || !Float.isNaN(lastY)) {
            boolean was = isOn(lastY);
            if (was && !on) {
                exitX = edgeX(x, y);
                put(exitX, edge(y));
                put(exitX, Float.NaN);
            } else if (!was && on) {
                put(edgeX(x, y), edge(lastY));
            }
        }
        if (on) {
            put(x, y);
        }
        lastX = x;
        lastY = y;
    }

    private boolean isOn(float y) {
        return y >= low && y <= high;
    }

    private float edge(float beyond) {
        return beyond > high ? high : low;
    }

    /** Where the way from the last place to this one crosses the edge, as straight as the paper shows it. */
    private float edgeX(float x, float y) {
        float edge = edge(isOn(y) ? lastY : y);
        double from = Math.log(Math.max(lastY, Float.MIN_NORMAL));
        double to = Math.log(Math.clamp(y, Float.MIN_NORMAL, Float.MAX_VALUE));
        double share = (Math.log(edge) - from) / (to - from);
        return (float) (lastX + (x - lastX) * share);
    }

    private void put(float x, float y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /** Whether the last place was above the paper. */
    boolean isAbove() {
        return lastY > high;
    }

    /** Where it last left the paper; NaN if it never did. */
    float exitX() {
        return exitX;
    }

    Chart.Lines line(String id) {
        return new Chart.Lines(id, Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
    }
}
