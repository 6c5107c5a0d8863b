package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Shape;

/**
 * An array and where the elements of a tensor lie in it.
 *
 * @param data the storage
 * @param layout of the elements
 */
record Operand(float[] data, Layout layout) {
    Shape shape() {
        return layout.shape();
    }

    int size() {
        return layout.shape().size();
    }
}
