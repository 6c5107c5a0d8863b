package dev.nudge.compute;

import java.util.Arrays;

/** What -1 means in the sizes a caller gives. */
final class Shapes {
    private Shapes() {}

    /** The sizes for a reshape, with one -1 replaced by whatever is left. */
    static Shape complete(Shape from, int... dims) {
        if (Arrays.stream(dims).filter(dim -> dim == -1).count() > 1) {
            throw new ShapeException(
                    "reshape",
                    from + " as " + Arrays.toString(dims)
                            + ": only one size can be -1, whatever is left. Give the others.");
        }
        int open = -1;
        int known = 1;
        for (int d = 0; d < dims.length; d++) {
            if (dims[d] == -1) {
                open = d;
            } else {
                known *= dims[d];
            }
        }
        if (open == -1) {
            return Shape.of(dims);
        }
        for (int dim : dims) {
            if (dim < -1) {
                throw new ShapeException(
                        "reshape",
                        "size " + dim + " in " + Arrays.toString(dims)
                                + " is negative; give sizes from 0, and -1 at most once for whatever is left.");
            }
        }
        if (known <= 0 || from.size() % known != 0) {
            throw new ShapeException(
                    "reshape",
                    from + " has " + from.size() + " elements, which cannot be laid out as " + Arrays.toString(dims)
                            + (known == 0
                                    ? "; beside a size of 0, -1 could be anything. Give every size?"
                                    : "; " + known + " must divide " + from.size() + ". Change a size?"));
        }
        int[] complete = dims.clone();
        complete[open] = from.size() / known;
        return Shape.of(complete);
    }

    /** The sizes for an expand, with -1 replaced by the size that is there. */
    static Shape stretch(Shape from, int... dims) {
        int added = dims.length - from.rank();
        boolean fits = added >= 0;
        int[] target = dims.clone();
        for (int d = 0; fits && d < dims.length; d++) {
            int size = d < added ? -1 : from.dim(d - added);
            if (dims[d] == -1) {
                target[d] = size;
            }
            fits = target[d] >= 0 && (d < added || size == 1 || size == target[d]);
        }
        if (!fits) {
            throw new ShapeException(
                    "expand",
                    from + " cannot be stretched to " + Arrays.toString(dims)
                            + "; counted from the end, sizes must be equal or 1 before stretching. Unsqueeze or"
                            + " reshape first?");
        }
        return Shape.of(target);
    }
}
