package dev.nudge.compute;

import java.util.List;

/**
 * Matrix product of {@code [batch…, m, k]} and {@code [batch…, k, n]}: {@code [batch…, m, n]}. The leading dimensions are equal;
 * {@link Tensor#matmul} stretches them and lifts vectors first.
 */
public record MatMul() implements Primitive {
    @Override
    public String label() {
        return "matmul";
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape left = inputs.get(0);
        Shape right = inputs.get(1);
        requireInner(left, right);
        int batch = left.rank() - 2;
        return left.sub(0, batch).concat(Shape.of(left.dim(-2), right.dim(-1)));
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
        int m = out.shape().dim(-2);
        int n = out.shape().dim(-1);
        int k = a.shape().dim(-1);
        for (int i = 0; i < out.shape().size(); i++) {
            int matrix = i / (m * n);
            int row = i / n % m;
            int column = i % n;
            double sum = 0;
            for (int p = 0; p < k; p++) {
                sum += a.get((matrix * m + row) * k + p) * b.get((matrix * k + p) * n + column);
            }
            out.set(i, sum);
        }
    }

    @Override
    public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return input == 0
                ? upstream.matmul(inputs.get(1).transpose(-2, -1))
                : inputs.get(0).transpose(-2, -1).matmul(upstream);
    }
}
