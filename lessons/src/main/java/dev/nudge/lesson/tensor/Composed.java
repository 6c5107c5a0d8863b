package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;

/** Functions of PyTorch that the engine has not, made of what it has. */
final class Composed {

    /** PyTorch's number of classes where none is given. */
    private static final int BY_LABELS = -1;

    private Composed() {}

    /**
     * The sum of squared distances from the mean, divided by the count less {@code correction}; that is 1, and 0 with {@code unbiased=False}. In PyTorch a
     * truth value may stand in the place of the dimension.
     */
    static Tensor variance(Arguments a) {
        Tensor input = a.real("input");
        boolean overall = a.has("dim") && a.datum("dim") instanceof Datum.Truth;
        int[] dims = overall ? new int[0] : a.wholes("dim");
        boolean unbiased = overall ? a.truth("dim") : a.truth("unbiased", true);
        Tensor squares = input.sub(input.mean(true, dims)).square();
        Tensor sum = squares.sum(a.truth("keepdim"), dims);
        double counted = (double) input.size() / Math.max(1, sum.size());
        return sum.div(Math.max(0, counted - a.whole("correction", unbiased ? 1 : 0)));
    }

    /** The Euclidean norm, over the dimensions named or over all; with {@code p=1} the sum of the absolute values. */
    static Tensor norm(Arguments a) {
        Tensor input = a.real("input");
        double p = a.number("p", 2);
        int[] dims = a.wholes("dim");
        if (p == 1) {
            return input.abs().sum(a.truth("keepdim"), dims);
        }
        if (p != 2) {
            throw new TensorException(a.place("p"), "tensors.norm");
        }
        return input.square().sum(a.truth("keepdim"), dims).sqrt();
    }

    /** The distance of every row of x1 from every row of x2: [n, d] and [m, d] give [n, m]. Dimensions in front are batches. */
    static Tensor distances(Arguments a) {
        Tensor x1 = a.real("x1");
        Tensor x2 = a.real("x2");
        if (x1.rank() < 2 || x2.rank() < 2 || x1.shape().dim(-1) != x2.shape().dim(-1)) {
            throw new TensorException(
                    a.position(),
                    "tensors.rows",
                    x1.shape().toString(),
                    x2.shape().toString());
        }
        return x1.unsqueeze(-2).sub(x2.unsqueeze(-3)).square().sum(-1).sqrt();
    }

    /** Every number of one vector times every number of another. */
    static Tensor outer(Arguments a) {
        Tensor down = a.tensor("input");
        Tensor across = a.tensor("vec2");
        if (down.rank() != 1 || across.rank() != 1) {
            throw new TensorException(
                    a.position(),
                    "tensors.vectors",
                    down.shape().toString(),
                    across.shape().toString());
        }
        return down.unsqueeze(1).mul(across);
    }

    /** The last two dimensions with 0 above the diagonal, or below; {@code diagonal} moves it to the right. */
    static Tensor triangle(Arguments a, boolean lower) {
        Tensor input = a.tensor("input");
        if (input.rank() < 2) {
            throw new TensorException(
                    a.position(),
                    "tensors.matrix",
                    a.functionName(),
                    input.shape().toString());
        }
        Tensor row = Tensor.arange(input.shape().dim(-2)).unsqueeze(1);
        Tensor column = Tensor.arange(input.shape().dim(-1));
        Tensor right = column.sub(row);
        int diagonal = a.whole("diagonal", 0);
        return Tensor.where(lower ? right.le(diagonal) : right.ge(diagonal), input, zero(input.dtype()));
    }

    private static Tensor zero(DType type) {
        return switch (type) {
            case FLOAT32 -> Tensor.scalar(0);
            case INT32 -> Tensor.indices(0).reshape();
            case BOOL -> Tensor.scalar(0).ne(0);
        };
    }

    /** Whole numbers, as PyTorch gives; without a number of classes the largest label and 1. */
    static Tensor oneHot(Arguments a) {
        Tensor labels = a.tensor("tensor");
        if (labels.dtype() != DType.INT32) {
            throw new TensorException(
                    a.position(), "tensors.labels", labels.shape().toString());
        }
        int classes = a.whole("num_classes", BY_LABELS);
        if (classes == BY_LABELS) {
            if (labels.size() == 0) {
                throw new TensorException(a.position(), "tensors.classes");
            }
            classes = 1 + (int) labels.max().item();
        }
        return Tensor.where(
                labels.oneHot(classes),
                Tensor.indices(1).reshape(),
                Tensor.indices(0).reshape());
    }
}
