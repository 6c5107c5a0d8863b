package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Shape;

/** Where an index points. */
final class Positions {
    private Positions() {}

    /** How many elements lie between two neighbours along {@code dim} in row-major order. */
    static int inner(Shape shape, int dim) {
        int inner = 1;
        for (int d = dim + 1; d < shape.rank(); d++) {
            inner *= shape.dim(d);
        }
        return inner;
    }

    /** The index as a whole number, or a refusal. */
    static int check(String label, float index, int size) {
        return Indexing.check(label, index, size);
    }

    /** Where, in {@code target}, the element lies that has {@code at} along {@code dim} and else the position of element {@code i} of {@code source}. */
    static int moved(Layout target, Layout source, int i, int dim, int at) {
        int position = target.offset();
        int rest = i;
        for (int d = source.shape().rank() - 1; d >= 0; d--) {
            int size = source.shape().dim(d);
            position += (d == dim ? at : rest % size) * target.stride(d);
            rest /= size;
        }
        return position;
    }
}
