package dev.nudge.compute.bench;

import java.util.List;
import java.util.Locale;

/**
 * A case of the table.
 *
 * @param name as in the benchmarks' parameters
 * @param unit of its rate
 * @param work in one run: steps, floating-point operations or bytes
 * @param one target ratio to PyTorch on one thread
 * @param two on two threads
 * @param neighbour the case of a neighbouring shape, or ""
 */
record Case(String name, Unit unit, double work, double one, double two, String neighbour) {
    /** What a rate counts. */
    enum Unit {
        STEPS,
        FLOPS,
        BYTES
    }

    private static final double ELEMENTS = 4e7;

    static final List<Case> ALL = List.of(
            step("quadratic 20", 150, 150, ""),
            step("quadratic 19", 150, 150, "quadratic 20"),
            step("tanh 2-8-8-1 batch 10", 30, 30, ""),
            step("tanh 3-7-5-1 batch 10", 30, 30, "tanh 2-8-8-1 batch 10"),
            step("relu 784-30-1 batch 256", 1.8, 2, ""),
            step("relu 783-29-1 batch 255", 1.8, 2, "relu 784-30-1 batch 256"),
            step("300 x tanh 2-8-8-1 batch 10", 4, 6, ""),
            step("299 x tanh 3-7-5-1 batch 10", 4, 6, "300 x tanh 2-8-8-1 batch 10"),
            product(64, 64, 64, 1.1, 1.6),
            product(256, 256, 256, 0.9, 0.75),
            product(512, 512, 512, 0.9, 0.75),
            product(1024, 1024, 1024, 0.85, 0.75),
            product(2048, 2048, 2048, 0.85, 0.75),
            product(256, 784, 30, 1, 1),
            product(12396, 784, 30, 1, 1),
            product(12396, 784, 1, 1, 1),
            stream("add", 3, 1, 1),
            stream("broadcast add", 2, 1, 1),
            stream("relu", 2, 1, 1),
            stream("exp", 2, 1, 0.85),
            stream("tanh", 2, 1, 0.85),
            stream("sigmoid", 2, 1, 0.85),
            stream("sum", 1, 1, 1),
            stream("mean", 1, 1, 1),
            stream("sum axis 0", 1, 1, 1),
            stream("sum axis 1", 1, 1, 1));

    private static Case step(String name, double one, double two, String neighbour) {
        return new Case(name, Unit.STEPS, 1, one, two, neighbour);
    }

    private static Case product(int m, int k, int n, double one, double two) {
        return new Case("matmul " + m + "x" + k + "x" + n, Unit.FLOPS, 2.0 * m * k * n, one, two, "");
    }

    private static Case stream(String name, int arrays, double one, double two) {
        return new Case(name, Unit.BYTES, arrays * ELEMENTS, one, two, "");
    }

    boolean isStep() {
        return unit == Unit.STEPS;
    }

    Class<?> benchmark() {
        return isStep() ? StepBenchmark.class : KernelBenchmark.class;
    }

    String parameter() {
        return isStep() ? "step" : "op";
    }

    String target(int threads) {
        return switch (threads) {
            case 1 -> plain(one);
            case 2 -> plain(two);
            default -> "";
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? "" + (long) number : "" + number;
    }

    String rate(double microseconds) {
        return switch (unit) {
            case STEPS -> String.format(Locale.ROOT, "%.0f steps/s", 1e6 / microseconds);
            case FLOPS -> String.format(Locale.ROOT, "%.1f GF/s", work / microseconds / 1e3);
            case BYTES -> String.format(Locale.ROOT, "%.1f GB/s", work / microseconds / 1e3);
        };
    }
}
