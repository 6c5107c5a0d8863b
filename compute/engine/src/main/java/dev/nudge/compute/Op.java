package dev.nudge.compute;

import java.util.List;

/**
 * One step of a computation on tensors: what the engine knows how to do, differentiate and send to a device.
 *
 * <p>There are three sorts. A {@link Leaf} has no inputs: numbers that come from outside. A {@link View} looks at its input's storage under
 * another {@link Layout} and computes nothing. A {@link Primitive} computes new numbers. Everything else (losses, softmax, layers) is
 * composed of these in {@link Tensor}.
 *
 * <p>Ops are values: two equal ops on the same inputs give the same result, which lets a program compute it once.
 */
public sealed interface Op permits Leaf, View, Primitive {
    /** PyTorch's name for it, as error messages and traces show it: {@code "matmul"}. */
    String label();

    /** Checks the shapes a caller offers and refuses what cannot work, before any work is done. */
    static void requireSame(String label, List<Shape> shapes) {
        for (Shape shape : shapes) {
            if (!shape.equals(shapes.getFirst())) {
                throw new ShapeException(
                        label, "left is " + shapes.getFirst() + ", right is " + shape + "; both must be equal.");
            }
        }
    }
}
