package dev.nudge.e2e;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The data, and the lesson's arithmetic over them in plain doubles: what the page has to agree with. */
record Measured(List<Place> points) {

    double mae(double a, double b, double c) {
        return mean(Math::abs, a, b, c);
    }

    double mse(double a, double b, double c) {
        return mean(miss -> miss * miss, a, b, c);
    }

    /** Partial derivatives of the mean absolute error. */
    double[] maeSlopes(double a, double b, double c) {
        double[] slopes = new double[3];
        for (Place p : points) {
            double pull = Math.signum(miss(p, a, b, c)) / points.size();
            slopes[0] += pull * p.x() * p.x();
            slopes[1] += pull * p.x();
            slopes[2] += pull;
        }
        return slopes;
    }

    /** The value from {@code from} to {@code to}, in tenths, with the least loss. */
    static double best(double from, double to, DoubleUnaryOperator loss) {
        double best = from;
        for (long tenths = Math.round(10 * from); tenths <= Math.round(10 * to); tenths++) {
            if (loss.applyAsDouble(tenths / 10.0) < loss.applyAsDouble(best)) {
                best = tenths / 10.0;
            }
        }
        return best;
    }

    /** A loss or slope as the page writes it. */
    static String written(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
    }

    private double mean(DoubleUnaryOperator of, double a, double b, double c) {
        return points.stream()
                .mapToDouble(p -> of.applyAsDouble(miss(p, a, b, c)))
                .average()
                .orElseThrow();
    }

    private static double miss(Place p, double a, double b, double c) {
        return a * p.x() * p.x() + b * p.x() + c - p.y();
    }
}
