package dev.nudge.lesson.gradient;

/** Places along axes. */
final class Samples {

    private Samples() {}

    /** {@code count} values from {@code min} to {@code max}, both included. */
    static float[] evenly(float min, float max, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = min + (max - min) * i / (count - 1);
        }
        return values;
    }

    /** {@code count} values from {@code min} to {@code max}, both included, each the same factor after the one before. */
    static double[] byFactors(double min, double max, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = min * Math.pow(max / min, i / (count - 1.0));
        }
        return values;
    }

    /** 0, 1, … {@code count - 1}. */
    static float[] counting(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }
}
