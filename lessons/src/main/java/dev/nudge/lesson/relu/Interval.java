package dev.nudge.lesson.relu;

import dev.nudge.lesson.Axis;

/** Where the lesson's functions live: data from −2 to 2, pictures from −3 to 3, so that there is room where nobody knows. */
final class Interval {

    static final float LOW = -2;
    static final float HIGH = 2;

    /** The picture's range. */
    static final Axis PICTURE = new Axis(-3, 3);

    /** Places at which a target is known. */
    static final int TABLE = 401;

    /** Places a net is trained on: every fourth of the table. */
    static final int SAMPLES = 101;

    /** Places at which a sum is drawn; two of them are exactly −2 and 2. */
    static final int GRID = 241;

    private static final float[] TABLE_XS = spread(LOW, HIGH, TABLE);
    private static final float[] SAMPLE_XS = spread(LOW, HIGH, SAMPLES);
    private static final float[] GRID_XS = spread(PICTURE.min(), PICTURE.max(), GRID);

    private Interval() {}

    static float[] table() {
        return TABLE_XS.clone();
    }

    static float[] samples() {
        return SAMPLE_XS.clone();
    }

    static float[] grid() {
        return GRID_XS.clone();
    }

    /** {@code count} values from {@code low} to {@code high}, both included. */
    static float[] spread(float low, float high, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + (high - low) * i / (count - 1);
        }
        return values;
    }
}
