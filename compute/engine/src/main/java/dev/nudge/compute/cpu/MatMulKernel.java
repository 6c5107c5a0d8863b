package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import java.util.Arrays;

/** Matrix products over any strides; each element is summed in the order of the inner dimension. */
final class MatMulKernel extends Kernel {
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final int[] startsA;
    private final int[] startsB;
    private final int m;
    private final int n;
    private final int k;
    private final int rowA;
    private final int columnA;
    private final int rowB;
    private final int columnB;

    private MatMulKernel(float[] out, Side a, Side b, int m, int n, int k) {
        this.out = out;
        this.a = a.data;
        this.b = b.data;
        this.m = m;
        this.n = n;
        this.k = k;
        this.rowA = a.row;
        this.columnA = a.column;
        this.rowB = b.row;
        this.columnB = b.column;
        this.startsA = a.starts;
        this.startsB = b.starts;
    }

    /** An array, where each of its matrices starts, and the strides of their rows and columns. */
    record Side(float[] data, int[] starts, int row, int column) {}

    static Kernel of(Operand out, Operand a, Operand b) {
        int m = out.shape().dim(-2);
        int n = out.shape().dim(-1);
        int k = a.shape().dim(-1);
        int matrices = m * n == 0 ? 0 : out.size() / (m * n);
        return new MatMulKernel(out.data(), side(a, matrices, m * k), side(b, matrices, k * n), m, n, k);
    }

    private static Side side(Operand operand, int matrices, int each) {
        Layout layout = operand.layout();
        int rank = layout.shape().rank();
        return new Side(
                operand.data(), starts(layout, matrices, each), layout.stride(rank - 2), layout.stride(rank - 1));
    }

    /** One product of matrices that lie at these places. */
    static Kernel single(float[] out, Side a, Side b, int m, int n, int k) {
        return new MatMulKernel(out, a, b, m, n, k);
    }

    private static int[] starts(Layout layout, int matrices, int each) {
        int[] starts = new int[matrices];
        Arrays.setAll(starts, i -> each == 0 ? 0 : layout.position(i * each));
        return starts;
    }

    @Override
    public void run() {
        for (int i = 0; i < startsA.length; i++) {
            if (columnB == 1 && n > 1) {
                byRows(i * m * n, startsA[i], startsB[i]);
            } else {
                byElements(i * m * n, startsA[i], startsB[i]);
            }
        }
    }

    /** Row by row: each row of b, scaled, is added to the row of the result. */
    private void byRows(int atOut, int atA, int atB) {
        for (int i = 0; i < m; i++) {
            int row = atOut + i * n;
            Arrays.fill(out, row, row + n, 0);
            for (int p = 0; p < k; p++) {
                float scale = a[atA + i * rowA + p * columnA];
                int from = atB + p * rowB;
                for (int j = 0; j < n; j++) {
                    out[row + j] += scale * b[from + j];
                }
            }
        }
    }

    private void byElements(int atOut, int atA, int atB) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int left = atA + i * rowA;
                int right = atB + j * columnB;
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[left + p * columnA] * b[right + p * rowB];
                }
                out[atOut + i * n + j] = sum;
            }
        }
    }
}
