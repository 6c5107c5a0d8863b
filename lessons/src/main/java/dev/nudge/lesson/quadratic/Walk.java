package dev.nudge.lesson.quadratic;

import dev.nudge.lesson.Simulation;
import java.util.Arrays;

/** The path walked by gradient steps: the weights and the loss at the opening and after every step. */
final class Walk {

    /** A place on it, to come back to; the way up to there stays in the walk. */
    record Place(int size, int best, boolean beyondFloat32) implements Simulation.Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    /** A loss this many times the opening's has left the valley for good. */
    private static final float DIVERGED = 1e4f;

    private float[] weights = new float[3 * 64];
    private float[] losses = new float[64];
    private int size;
    private int best;
    private boolean beyondFloat32;

    void start(float a, float b, float c, float loss) {
        size = 0;
        best = 0;
        beyondFloat32 = false;
        add(a, b, c, loss);
    }

    Place place() {
        return new Place(size, best, beyondFloat32);
    }

    /** Forgets what came after. */
    void backTo(Place place) {
        size = place.size;
        best = place.best;
        beyondFloat32 = place.beyondFloat32;
    }

    void add(float a, float b, float c, float loss) {
        if (size == losses.length) {
            losses = Arrays.copyOf(losses, 2 * size);
            weights = Arrays.copyOf(weights, 6 * size);
        }
        weights[3 * size] = a;
        weights[3 * size + 1] = b;
        weights[3 * size + 2] = c;
        losses[size] = loss;
        if (better(size, best)) {
            best = size;
        }
        size++;
    }

    /** Whether one step's loss is lower than another's; in the last digit of float32 it is not. */
    boolean better(int step, int than) {
        return losses[step] < losses[than] - 1e-6f * Math.abs(losses[than]);
    }

    /** A step was refused because its end is no float32 number; the walk stands where it stood. */
    void refuse() {
        beyondFloat32 = true;
    }

    /** Under another setting the refused step may be possible. */
    void tryAgain() {
        beyondFloat32 = false;
    }

    /** Whether the last step tried was refused. */
    boolean beyondFloat32() {
        return beyondFloat32;
    }

    /**
     * @param usual a loss that is nothing out of the way for these points, so that a step away from a perfect fit is no
     *     divergence
     */
    boolean diverged(float usual) {
        return loss() >= DIVERGED * Math.max(loss(0), usual);
    }

    int steps() {
        return size - 1;
    }

    float parameter(int which) {
        return parameter(which, size - 1);
    }

    float parameter(int which, int step) {
        return weights[3 * step + which];
    }

    float loss() {
        return losses[size - 1];
    }

    float loss(int step) {
        return losses[step];
    }

    float bestLoss() {
        return losses[best];
    }

    int bestStep() {
        return best;
    }

    int stepsWithoutImprovement() {
        return steps() - best;
    }

    /** Loss by step, shape [steps + 1]. */
    float[] losses() {
        return Arrays.copyOf(losses, size);
    }
}
