package dev.nudge.lesson.relu;

import java.util.Arrays;

/** The loss at the opening and after every step. */
final class Walk {

    private float[] losses = new float[256];
    private int steps;

    void start(float loss) {
        steps = 0;
        losses[0] = loss;
    }

    void add(float loss) {
        if (++steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
        }
        losses[steps] = loss;
    }

    /** Forgets what came after. */
    void backTo(int steps) {
        this.steps = steps;
    }

    int steps() {
        return steps;
    }

    float loss() {
        return losses[steps];
    }

    float loss(int step) {
        return losses[step];
    }

    float first() {
        return losses[0];
    }

    /** Numbers of the steps to draw, at most {@code most} and one, the last always among them. */
    int[] drawn(int most) {
        int stride = Math.max(1, (steps + most - 1) / most);
        int count = (steps + stride - 1) / stride + 1;
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = Math.min(i * stride, steps);
        }
        return drawn;
    }
}
