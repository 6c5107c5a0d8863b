package dev.nudge.compute;

/** The matrix product of {@link Tensor}s of any rank. */
final class Products {
    private Products() {}

    static Tensor matmul(Tensor left, Tensor right) {
        if (left.rank() == 0 || right.rank() == 0) {
            throw new ShapeException(
                    "matmul",
                    "left is " + left.shape() + ", right is " + right.shape()
                            + "; a scalar has no rows or columns. Use mul to scale?");
        }
        MatMul.requireInner(left.shape(), right.shape());
        if (left.rank() == 1) {
            return left.unsqueeze(0).matmul(right).squeeze(right.rank() == 1 ? 0 : -2);
        }
        if (right.rank() == 1) {
            return left.matmul(right.unsqueeze(1)).squeeze(-1);
        }
        if (right.rank() == 2 && left.rank() > 2) {
            Shape rows = left.shape().sub(0, left.rank() - 1);
            return left.reshape(rows.size(), left.shape().dim(-1))
                    .matmul(right)
                    .reshape(rows.concat(Shape.of(right.shape().dim(-1))));
        }
        Shape batch = batch(left, right);
        return Tensor.apply(new MatMul(false), stretchBatch(left, batch), stretchBatch(right, batch));
    }

    private static Shape batch(Tensor left, Tensor right) {
        try {
            return Shape.broadcast(
                    "matmul",
                    left.shape().sub(0, left.rank() - 2),
                    right.shape().sub(0, right.rank() - 2));
        } catch (ShapeException differing) {
            throw (ShapeException) new ShapeException(
                            "matmul",
                            "left is " + left.shape() + ", right is " + right.shape()
                                    + "; the batch dimensions before the last two must be equal or 1. Unsqueeze one side?")
                    .initCause(differing);
        }
    }

    private static Tensor stretchBatch(Tensor x, Shape batch) {
        return x.expand(batch.concat(x.shape().sub(x.rank() - 2, x.rank())));
    }
}
