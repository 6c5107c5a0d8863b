package dev.nudge.lesson.matmul;

import dev.nudge.compute.Shape;
import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.Matrix;

/**
 * A product on the engine, whole and on its way.
 *
 * @param products left[i, p] · right[p, j], shape [m, n, k]
 * @param sums of those made so far, shape [m, n]
 * @param whole what {@link Tensor#matmul} gives, shape [m, n]
 * @param difference the largest between the sum of all products and {@code whole}: they may be added in another order
 */
record Multiplied(Tensor products, Tensor sums, Tensor whole, float difference) {

    /**
     * @param left shape [m, k]
     * @param right shape [k, n]
     * @param done how many products are made
     * @throws ShapeException if the shapes do not fit
     */
    static Multiplied of(Tensor left, Tensor right, Sweep sweep, int done) {
        Tensor whole = left.matmul(right);
        Tensor products = left.unsqueeze(1).mul(right.transpose(0, 1).unsqueeze(0));
        Tensor made = Tensor.of(sweep.mask(done), Shape.of(sweep.m(), sweep.n(), sweep.k()));
        Tensor sums = products.mul(made).sum(2);
        float difference = products.sum(2).sub(whole).abs().max().item();
        return new Multiplied(products, sums, whole, difference);
    }

    static Tensor tensor(Matrix matrix) {
        return Tensor.of(matrix.cells(), Shape.of(matrix.rows(), matrix.columns()));
    }
}
