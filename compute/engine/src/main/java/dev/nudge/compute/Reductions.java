package dev.nudge.compute;

import java.util.List;

/** Many numbers to one, and what sorts and normalises: what {@link Tensor}'s reductions do. */
final class Reductions {
    private Reductions() {}

    static Tensor mean(Tensor x, boolean keepDim, int... dims) {
        if (x.dtype() == DType.INT32) {
            throw new IllegalArgumentException("mean: the input is int32 " + x.shape()
                    + "; a mean is a fraction and needs float32. Multiply by 1.0 first, or use sum()?");
        }
        int count = 1;
        for (int dim : x.shape().axes("mean", dims)) {
            count *= x.shape().dim(dim);
        }
        return x.sum(keepDim, dims).div(count);
    }

    static Tensor reduce(Tensor x, Reduce.Kind kind, boolean keepDim, int... dims) {
        Reduce op = new Reduce(kind, List.of());
        List<Integer> axes = x.shape().axes(op.label(), dims);
        if (axes.isEmpty()) {
            // A scalar is its own sum, but of a truth value the sum is a count.
            return x.dtype() == DType.BOOL ? reduce(x.reshape(1), kind, false, 0) : x;
        }
        Tensor kept = Tensor.apply(new Reduce(kind, axes), x);
        return keepDim ? kept : kept.reshape(x.shape().without(axes));
    }

    static Tensor argmax(Tensor x, boolean keepDim, int dim) {
        int axis = x.shape().axis("argmax", dim);
        if (x.rank() == 0) {
            return argmax(x.reshape(1), false, 0);
        }
        Tensor kept = Tensor.apply(new Indexing.ArgMax(axis), x);
        return keepDim ? kept : kept.reshape(x.shape().without(List.of(axis)));
    }

    static Tensor argsort(Tensor x, int dim, boolean descending) {
        int axis = x.shape().axis("argsort", dim);
        return x.rank() == 0
                ? x.reshape(1).argsort(0, descending).reshape()
                : Tensor.apply(new Indexing.ArgSort(axis, descending), x);
    }

    static Tensor topk(Tensor x, int count, int dim) {
        int axis = x.shape().axis("topk", dim);
        int size = x.rank() == 0 ? 1 : x.shape().dim(axis);
        if (count < 0 || count > size) {
            throw new ShapeException(
                    "topk",
                    "the count is " + count + ", dimension " + dim + " of " + x.shape() + " has " + size
                            + " elements; the count may be 0 to " + size + ". Ask for fewer?");
        }
        if (x.rank() == 0) {
            return x.reshape(1).topk(count, 0).reshape(count == 1 ? new int[0] : new int[] {0});
        }
        return x.gather(dim, x.argsort(dim, true).slice(dim, 0, count));
    }

    static Tensor softmax(Tensor x, int dim) {
        Tensor powers = shifted(x, "softmax", dim).exp();
        return powers.div(powers.sum(true, dim));
    }

    static Tensor logSoftmax(Tensor x, int dim) {
        Tensor shifted = shifted(x, "log_softmax", dim);
        return shifted.sub(shifted.exp().sum(true, dim).log());
    }

    /** Less the largest along {@code dim}, so that no power overflows; an empty tensor has none and needs none. */
    private static Tensor shifted(Tensor x, String operation, int dim) {
        int axis = x.shape().axis(operation, dim);
        return x.size() == 0 ? x : x.sub(x.max(true, axis).detach());
    }
}
