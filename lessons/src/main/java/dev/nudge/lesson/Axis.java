package dev.nudge.lesson;

/**
 * The range of an axis and the distance of its ticks. It stays as it is during a drag.
 *
 * @param tick a multiple of 1, 2 or 5 times a power of ten
 */
public record Axis(float min, float max, float tick) {

    /**
     * An axis with room around the values: at least {@code margin} of their span on each side, ending above on a tick.
     *
     * @param values at least one, finite
     */
    public static Axis around(float[] values, float margin) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low == high) {
            low -= 1;
            high += 1;
        }
        float span = high - low;
        float tick = tick(span);
        float min = low - margin * span;
        float max = (float) Math.ceil((high + margin * span) / tick) * tick;
        return new Axis(min, max, tick);
    }

    /** About four ticks to a span. */
    public static float tick(float span) {
        double raw = span / 4;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return (float) ((digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power);
    }
}
