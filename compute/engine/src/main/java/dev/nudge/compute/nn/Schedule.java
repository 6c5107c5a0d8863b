package dev.nudge.compute.nn;

/** The learning rate of each step, counted from 0. One that ends stays at its last rate afterwards. */
@FunctionalInterface
public interface Schedule {
    double rate(int step);

    /** The same rate always: {@code rate}. Robbins and Monro, "A stochastic approximation method", 1951, show why it must shrink for the steps to settle. */
    static Schedule constant(double rate) {
        return step -> rate;
    }

    /** {@code rate · factor^(step / every)}, rounded down: less after every {@code every} steps, 1 or more. As in He et al., "Deep residual learning", 2016, by 0.1. */
    static Schedule steps(double rate, int every, double factor) {
        requireSteps("steps", every);
        return step -> rate * Math.pow(factor, step / every);
    }

    /** {@code rate · factor^step}. Bottou, "Stochastic gradient descent tricks", 2012, compares such decays. */
    static Schedule exponential(double rate, double factor) {
        return step -> rate * Math.pow(factor, step);
    }

    /** Half a cosine from {@code rate} at step 0 to 0 at {@code steps}, and 0 from there on. Loshchilov and Hutter, "SGDR", 2017. */
    static Schedule cosine(double rate, int steps) {
        requireSteps("cosine", steps);
        return step -> rate * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }

    /** One-cycle with fast.ai's shares: up for a quarter of the steps from max / 25 (with four steps or fewer none goes up), then down to max / 25 / 1e5 (PyTorch's form; fast.ai itself ends at max / 1e5). */
    static Schedule oneCycle(double max, int steps) {
        return oneCycle(max, steps, 0.25, 25, 1e5);
    }

    /**
     * Half a cosine from {@code max / div} up to {@code max}, then half a cosine down to {@code max / div / finalDiv} at step {@code steps - 1}, and there it stays. Smith and Topin,
     * "Super-convergence", 2018, in PyTorch's form.
     *
     * @param steps 1 or more
     * @param rising the share of the steps that goes up, less than 1
     */
    static Schedule oneCycle(double max, int steps, double rising, double div, double finalDiv) {
        requireSteps("oneCycle", steps);
        if (!(rising >= 0 && rising < 1)) {
            throw new IllegalArgumentException("oneCycle: the rising share is " + rising
                    + "; it must be from 0 to less than 1, so that some steps go down. Give 0.25?");
        }
        if (!(div > 0 && finalDiv > 0)) {
            throw new IllegalArgumentException("oneCycle: the divisors are " + div + " and " + finalDiv
                    + "; both must be above 0. Give 25 and 1e5?");
        }
        double top = rising * steps - 1;
        double last = steps - 1;
        double start = max / div;
        return step -> step <= top
                ? between(start, max, top == 0 ? 1 : step / top)
                : between(max, start / finalDiv, (Math.min(step, last) - top) / (last - top));
    }

    private static void requireSteps(String schedule, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(
                    schedule + ": " + steps + " steps; there must be 1 or more. Count them first?");
        }
    }

    /** Half a cosine from {@code from} at 0 to {@code to} at 1. */
    private static double between(double from, double to, double at) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * at));
    }
}
