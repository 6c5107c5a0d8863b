package dev.nudge.lesson.training;

import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Mlp;
import java.util.Arrays;

/** What stands between the pixels and the answer. */
public enum Architecture implements Named {
    /** One weight for each pixel, and one number added. */
    LINEAR,
    /** A layer of ReLUs, and a linear layer after it. */
    ONE,
    /** Two layers of ReLUs with as many units each, and a linear layer after them. */
    TWO;

    /** Layers of ReLUs. */
    public int hidden() {
        return ordinal();
    }

    /**
     * From pixels to the outputs.
     *
     * @param units in each hidden layer
     */
    public Mlp of(int pixels, int units, int outputs) {
        int[] sizes = new int[hidden() + 2];
        Arrays.fill(sizes, units);
        sizes[0] = pixels;
        sizes[sizes.length - 1] = outputs;
        return new Mlp(Activation.RELU, sizes);
    }
}
