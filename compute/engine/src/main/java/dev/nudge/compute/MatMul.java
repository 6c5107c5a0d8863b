package dev.nudge.compute;

import java.util.List;

/**
 * Matrix product of {@code [batch…, m, k]} and {@code [batch…, k, n]}: {@code [batch…, m, n]}. The leading dimensions are equal;
 * {@link Tensor#matmul} stretches them and lifts vectors first.
 *
 * @param lanes whether one more dimension follows, along which independent products lie side by side, as the copies of {@link Program#copies} do:
 *     {@code [batch…, m, k, copies]} and {@code [batch…, k, n, copies]} give {@code [batch…, m, n, copies]}
 */
public record MatMul(boolean lanes) implements Primitive {
    @Override
    public String label() {
        return "matmul";
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape left = inputs.get(0);
        Shape right = inputs.get(1);
        int matrix = left.rank() - (lanes ? 3 : 2);
        Shape tail = left.sub(matrix + 2, left.rank());
        requireInner(left.sub(0, matrix + 2), right.sub(0, matrix + 2));
        return left.sub(0, matrix)
                .concat(Shape.of(left.dim(matrix), right.dim(matrix + 1)))
                .concat(tail);
    }

    /** Refuses matrices whose inner dimensions differ. */
    static void requireInner(Shape left, Shape right) {
        int inner = left.dim(-1);
        int rows = right.rank() == 1 ? right.dim(0) : right.dim(-2);
        if (inner != rows) {
            throw new ShapeException(
                    "matmul",
                    "left is " + left + ", right is " + right + "; the inner dimensions " + inner + " and " + rows
                            + " must match. Transpose one side?");
        }
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values a = inputs.get(0);
        Values b = inputs.get(1);
        int matrix = out.shape().rank() - (lanes ? 3 : 2);
        int m = out.shape().dim(matrix);
        int n = out.shape().dim(matrix + 1);
        int k = a.shape().dim(matrix + 1);
        int copies = lanes ? out.shape().dim(-1) : 1;
        for (int i = 0; i < out.shape().size(); i++) {
            int copy = i % copies;
            int column = i / copies % n;
            int row = i / copies / n % m;
            int batch = i / copies / n / m;
            double sum = 0;
            for (int p = 0; p < k; p++) {
                double left = a.get(((batch * m + row) * k + p) * copies + copy);
                sum += left * b.get(((batch * k + p) * n + column) * copies + copy);
            }
            out.set(i, sum);
        }
    }

    @Override
    public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return input == 0
                ? Tensor.apply(this, upstream, flipped(inputs.get(1)))
                : Tensor.apply(this, flipped(inputs.get(0)), upstream);
    }

    private Tensor flipped(Tensor matrix) {
        return lanes ? matrix.transpose(-3, -2) : matrix.transpose(-2, -1);
    }
}
