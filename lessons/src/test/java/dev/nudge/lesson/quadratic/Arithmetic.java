package dev.nudge.lesson.quadratic;

import dev.nudge.lesson.data.Points;

/** The lesson's formulas in plain double arithmetic, written down a second time for the tests. */
final class Arithmetic {

    private Arithmetic() {}

    static double curve(double a, double b, double c, double x) {
        return a * x * x + b * x + c;
    }

    static double loss(String which, double a, double b, double c, Points points) {
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < points.count(); i++) {
            double error = curve(a, b, c, points.x(i)) - points.y(i);
            absolute += Math.abs(error);
            squared += error * error;
        }
        return switch (which) {
            case "mae" -> absolute / points.count();
            case "mse" -> squared / points.count();
            case "rmse" -> Math.sqrt(squared / points.count());
            default -> throw new IllegalArgumentException(which);
        };
    }

    /** Central difference along one of a, b, c. */
    static double slope(String which, int parameter, double[] at, Points points) {
        double h = 1e-5;
        double[] left = at.clone();
        double[] right = at.clone();
        left[parameter] -= h;
        right[parameter] += h;
        return (loss(which, right[0], right[1], right[2], points) - loss(which, left[0], left[1], left[2], points))
                / (2 * h);
    }
}
