package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products over any strides. A product with a column is dot products where the inner dimension lies in one run, and else the row of the transposed
 * product. All others go through {@link TiledMatMul}, or without vector kernels through the plain loops here, which give the same digits.
 */
final class MatMulKernel extends Kernel {
    /** Multiplications worth another thread where there are no vectors. */
    private static final long GRAIN = 1 << 18;

    private final float[] out;
    private final Side a;
    private final Side b;
    private final int m;
    private final int n;
    private final int k;
    private final boolean dots;
    private final @Nullable TiledMatMul tiled;
    private final Parallel.Range dotRange = this::dots;
    private final Parallel.Range plainRange = this::plain;
    /** Which of the matrices is computed row by row. */
    private int current;

    private MatMulKernel(float[] out, Side a, Side b, int m, int n, int k) {
        this.out = out;
        this.a = a;
        this.b = b;
        this.m = m;
        this.n = n;
        this.k = k;
        this.dots = n == 1 && a.column == 1 && b.row == 1;
        this.tiled = Simd.AVAILABLE && !dots ? new TiledMatMul(out, a, b, m, n, k) : null;
    }

    /** An array, where each of its matrices starts, and the strides of their rows and columns. */
    record Side(float[] data, int[] starts, int row, int column) {
        private Side transposed() {
            return new Side(data, starts, column, row);
        }
    }

    static MatMulKernel of(Operand out, Operand a, Operand b) {
        int m = out.shape().dim(-2);
        int n = out.shape().dim(-1);
        int k = a.shape().dim(-1);
        int matrices = m * n == 0 ? 0 : out.size() / (m * n);
        return single(out.data(), side(a, matrices, m * k), side(b, matrices, k * n), m, n, k);
    }

    /** Products of matrices that lie at these places. */
    static MatMulKernel single(float[] out, Side a, Side b, int m, int n, int k) {
        Side left = k == 1 ? new Side(a.data, a.starts, a.row, 1) : a;
        Side right = k == 1 ? new Side(b.data, b.starts, 1, b.column) : b;
        boolean column = n == 1 && !(left.column == 1 && right.row == 1);
        return column
                ? new MatMulKernel(out, right.transposed(), left.transposed(), 1, m, k)
                : new MatMulKernel(out, left, right, m, n, k);
    }

    private static Side side(Operand operand, int matrices, int each) {
        Layout layout = operand.layout();
        int[] starts = new int[matrices];
        Arrays.setAll(starts, i -> each == 0 ? 0 : layout.position(i * each));
        int rank = layout.shape().rank();
        return new Side(operand.data(), starts, layout.stride(rank - 2), layout.stride(rank - 1));
    }

    /** What a product of operands that lie like this takes beside them. */
    static long scratchBytes(Layout out, Layout a, Layout b) {
        return of(operand(out), operand(a), operand(b)).scratchBytes();
    }

    /** An operand to plan with, whose numbers are never looked at. */
    static Operand operand(Layout layout) {
        return new Operand(new float[0], layout);
    }

    long scratchBytes() {
        long starts = 4L * a.starts.length + 4L * b.starts.length;
        return tiled == null ? starts : starts + tiled.scratchBytes();
    }

    @Override
    public void run() {
        for (int i = 0; i < a.starts.length; i++) {
            int at = i * m * n;
            if (k == 0) {
                Arrays.fill(out, at, at + m * n, 0);
            } else if (dots) {
                current = i;
                Parallel.run(m, UnaryKernel.GRAIN / k + 1, dotRange);
            } else if (tiled != null) {
                tiled.run(at, a.starts[i], b.starts[i]);
            } else {
                current = i;
                Parallel.run(m, (int) Math.max(1, GRAIN / ((long) k * n)), plainRange);
            }
        }
    }

    private void dots(int from, int to) {
        int atB = b.starts[current];
        for (int i = from; i < to; i++) {
            int row = a.starts[current] + i * a.row;
            out[current * m + i] = Simd.AVAILABLE
                    ? VectorDots.dot(a.data, row, b.data, atB, k)
                    : Sums.dot(a.data, row, b.data, atB, k);
        }
    }

    /** For each element {@code sum = fma(a[i][p], b[p][j], sum)}, p from 0 on; a row of sums at a time, since the rows of b mostly lie in one run. */
    private void plain(int from, int to) {
        int atA = a.starts[current];
        int atB = b.starts[current];
        for (int i = from; i < to; i++) {
            int row = (current * m + i) * n;
            Arrays.fill(out, row, row + n, 0);
            for (int p = 0; p < k; p++) {
                addTimes(a.data[atA + i * a.row + p * a.column], atB + p * b.row, row);
            }
        }
    }

    private void addTimes(float factor, int atB, int row) {
        if (b.column == 1) {
            for (int j = 0; j < n; j++) {
                out[row + j] = Math.fma(factor, b.data[atB + j], out[row + j]);
            }
        } else {
            for (int j = 0; j < n; j++) {
                out[row + j] = Math.fma(factor, b.data[atB + j * b.column], out[row + j]);
            }
        }
    }
}
