package dev.nudge.lesson.quadratic;

import java.util.Arrays;

/** The path walked by gradient steps: the weights and the loss at the opening and after every step. */
final class Walk {

    private float[] weights = new float[3 * 64];
    private float[] losses = new float[64];
    private int size;
    private int best;

    void start(float a, float b, float c, float loss) {
        size = 0;
        best = 0;
        add(a, b, c, loss);
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
        // An improvement in the last digit of float32 is none.
        if (loss < losses[best] - 1e-6f * Math.abs(losses[best])) {
            best = size;
        }
        size++;
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
