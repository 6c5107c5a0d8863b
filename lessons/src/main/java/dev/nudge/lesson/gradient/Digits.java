package dev.nudge.lesson.gradient;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in more digits than the words of a lesson need, and how many of them agree. */
final class Digits {

    /** What a float32 holds. */
    static final int FLOAT32 = 7;

    /** What a double holds. */
    static final int DOUBLE = 15;

    private Digits() {}

    /** At most {@code most} significant digits, plain. */
    static String said(double value, int most) {
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(value)
                .round(new MathContext(most))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }

    /** In how many significant digits {@code value} agrees with {@code exact}; {@code most} where no difference is left. */
    static int agreeing(double value, double exact, int most) {
        if (value == exact) {
            return most;
        }
        if (exact == 0) {
            return 0;
        }
        double digits = Math.floor(-Math.log10(Math.abs((value - exact) / exact)));
        return (int) Math.clamp(digits, 0, most);
    }

    /** A float32 as the double of the same decimal digits: 1e-6, not 9.999999974752427e-7. */
    static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
