package dev.nudge.lesson;

/** The range of an axis. It stays as it is during a drag. */
public record Axis(float min, float max) {

    /** What an axis along the steps of a walk is called: a name at the end of a line then marks where the walk has come to. */
    public static final String STEP = "step";

    /** The lower end as a double that prints the same digits: 1.2, not 1.2000000476837158. */
    public double low() {
        return Double.parseDouble(Float.toString(min));
    }

    /** The upper end, likewise. */
    public double high() {
        return Double.parseDouble(Float.toString(max));
    }

    /**
     * The values with room around them: {@code margin} of their span on either side.
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
        float room = margin * (high - low);
        return new Axis(low - room, high + room);
    }

    /** The same axis, its upper end raised to the next multiple of 1, 2 or 5 times a power of ten. */
    public Axis withRoundTop() {
        double raw = (max - min) / 4.0;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        double tick = (digit < 1.5 ? 1 : digit < 3 ? 2 : digit < 7 ? 5 : 10) * power;
        return new Axis(min, (float) (Math.ceil(max / tick - 1e-6) * tick));
    }
}
