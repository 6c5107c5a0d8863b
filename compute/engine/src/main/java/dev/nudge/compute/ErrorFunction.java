package dev.nudge.compute;

/** The error function by its Maclaurin series near 0 and Lentz's continued fraction beyond: Abramowitz and Stegun, 7.1.6 and 7.1.14. */
final class ErrorFunction {
    private static final double SERIES_BELOW = 2.5;
    private static final double ONE_ABOVE = 6;

    private ErrorFunction() {}

    /** Within 1e-14 of the exact value. */
    static double erf(double x) {
        double size = Math.abs(x);
        if (x != x) {
            return x;
        }
        if (size < SERIES_BELOW) {
            return series(x);
        }
        return Math.copySign(size > ONE_ABOVE ? 1 : 1 - tail(size), x);
    }

    /** 2/sqrt(pi) e^-x² times the sum of 2^n x^(2n+1) / (1·3·…·(2n+1)): all terms have one sign, so nothing cancels. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** e^-x² / sqrt(pi) · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). */
    private static double tail(double x) {
        double fraction = x;
        for (int n = 60; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
