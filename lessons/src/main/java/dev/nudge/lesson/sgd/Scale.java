package dev.nudge.lesson.sgd;

/** Numbers at which an axis may end, so that it stays while what it shows moves a little. */
final class Scale {

    private static final double[] DIGITS = {1, 2, 5, 10};

    private Scale() {}

    /** The next of 1, 2, 5 times a power of ten; 1 for nothing and for what is no number. */
    static float roundUp(float value) {
        if (!(value > 0) || Float.isInfinite(value)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double digit : DIGITS) {
            float end = (float) (digit * power);
            if (value <= end) {
                return end;
            }
        }
        return value;
    }
}
