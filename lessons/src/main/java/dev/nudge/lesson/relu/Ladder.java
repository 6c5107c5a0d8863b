package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Tensor;

/**
 * Nets of several sizes, and for each size two errors: of weights that are known to exist, and of weights that training found. Open on a device.
 */
final class Ladder implements AutoCloseable {

    /** Those trained along, so many that a step of all stays well under a millisecond. */
    static final int[] TRAINED = {1, 2, 4, 8, 16, 32, 64};

    /** Those whose possible error is known. */
    static final int[] PROMISED = {1, 2, 4, 8, 16, 32, 64, 128, 200};

    static final Nets.Shape SHAPE = new Nets.Shape(1, TRAINED);

    private final Compute compute;
    private final Execution losses;
    private float[] promised = new float[PROMISED.length];

    Ladder(Compute compute) {
        this.compute = compute;
        this.losses = open(SHAPE, compute);
    }

    private static Execution open(Nets.Shape shape, Compute compute) {
        Execution losses = compute.open(ApproximatePrograms.losses(shape));
        losses.write("members", shape.members());
        losses.write("x", Interval.table());
        return losses;
    }

    /** Measures what is possible at least against a target. */
    void measureAgainst(TargetCurve target) {
        losses.write("y", target.heights());
        Nets.Shape shape = new Nets.Shape(1, PROMISED);
        try (Execution once = open(shape, compute)) {
            once.write("y", target.heights());
            promised = errors(once, through(shape, target));
        }
    }

    /**
     * Root mean squared errors of the nets trained along.
     *
     * @param weights theirs
     * @return [trained]
     */
    float[] errors(float[] weights) {
        return errors(losses, weights);
    }

    private static float[] errors(Execution losses, float[] weights) {
        losses.write("weights", weights);
        losses.run(1);
        float[] errors = losses.read("losses");
        for (int i = 0; i < errors.length; i++) {
            errors[i] = (float) Math.sqrt(errors[i]);
        }
        return errors;
    }

    /**
     * What each size can do at least: the error of as many ReLUs with evenly spaced kinks that go exactly through the target at their kinks and at the end.
     * Better weights may exist; these do.
     *
     * @return [promised]
     */
    float[] promised() {
        return promised.clone();
    }

    private static float[] through(Nets.Shape shape, TargetCurve target) {
        float[] weights = new float[shape.weights()];
        int relus = shape.relus();
        int first = 0;
        for (int net = 0; net < PROMISED.length; net++) {
            int size = PROMISED[net];
            float[] kinks = Interval.spread(Interval.LOW, Interval.HIGH, size + 1);
            float[] heights = target.evenly(size + 1);
            float[] outputs =
                    Relus.through(Tensor.of(kinks), Tensor.of(heights)).toArray();
            for (int i = 0; i < size; i++) {
                weights[first + i] = 1;
                weights[relus + first + i] = -kinks[i];
                weights[2 * relus + first + i] = outputs[i];
            }
            weights[3 * relus + net] = heights[0];
            first += size;
        }
        return weights;
    }

    @Override
    public void close() {
        losses.close();
    }
}
