package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far a number may be off: {@code sum * Σ|terms| + relative * |expected| + absolute}.
 *
 * @param magnitudes Σ|terms| of each number: the same computation on absolute values
 */
public record Tolerance(double sum, double[] magnitudes, double relative, double absolute) {
    /** For the reference device. */
    public static Tolerance exact() {
        return new Tolerance(0, new double[0], 1e-10, 1e-10);
    }

    /** For a device that computes in float32. */
    public static Tolerance float32(double[] magnitudes) {
        return new Tolerance(1e-6, magnitudes, 1e-5, 1e-7);
    }

    public void check(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double terms = magnitudes.length == 0 || Double.isNaN(magnitudes[i]) ? 0 : Math.abs(magnitudes[i]);
            double allowed = sum * terms + relative * Math.abs(expected[i]) + absolute;
            double error = Math.abs(actual[i] - expected[i]);
            assertThat(error <= allowed || Double.compare(actual[i], expected[i]) == 0)
                    .as(
                            "%s, element %d: %s instead of %s, off by %s, allowed %s",
                            what, i, actual[i], expected[i], error, allowed)
                    .isTrue();
        }
    }
}
