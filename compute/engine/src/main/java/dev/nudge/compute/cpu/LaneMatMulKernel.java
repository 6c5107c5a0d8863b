package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import java.util.Arrays;

/**
 * Products of many small matrices that lie side by side, copy after copy, in the last dimension: the inner loop runs over the copies. Where the left side is
 * the same for all copies, columns and copies together are the columns of one larger product.
 */
final class LaneMatMulKernel extends Kernel {
    /** With a smaller inner dimension, cutting up one larger product costs more than it brings. */
    private static final int LEAST_DEPTH = 16;
    /** Flops worth another thread: about 50 microseconds. */
    private static final int GRAIN = 1 << 20;

    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final int rowA;
    private final int columnA;
    private final int stepA;
    private final int rowB;
    private final int columnB;
    private final int stepB;
    private final int m;
    private final int n;
    private final int k;
    private final int copies;
    private final int[] startsA;
    private final int[] startsB;
    private final int vectors;
    private final Parallel.Range byVector = this::byVector;
    private final Parallel.Range byRow = this::byRow;

    private LaneMatMulKernel(Operand out, Operand a, Operand b) {
        int matrix = out.shape().rank() - 3;
        this.out = out.data();
        this.a = a.data();
        this.b = b.data();
        Layout layoutA = a.layout();
        Layout layoutB = b.layout();
        this.rowA = layoutA.stride(matrix);
        this.columnA = layoutA.stride(matrix + 1);
        this.stepA = layoutA.stride(matrix + 2);
        this.rowB = layoutB.stride(matrix);
        this.columnB = layoutB.stride(matrix + 1);
        this.stepB = layoutB.stride(matrix + 2);
        this.m = out.shape().dim(matrix);
        this.n = out.shape().dim(matrix + 1);
        this.k = a.shape().dim(matrix + 1);
        this.copies = out.shape().dim(-1);
        int each = m * n * copies;
        int matrices = each == 0 ? 0 : out.size() / each;
        this.startsA = new int[matrices];
        this.startsB = new int[matrices];
        Arrays.setAll(startsA, i -> k == 0 ? 0 : layoutA.position(i * m * k * copies));
        Arrays.setAll(startsB, i -> k == 0 ? 0 : layoutB.position(i * k * n * copies));
        boolean fits = Simd.AVAILABLE && stepB == 1 && stepA <= 1 && copies >= VectorLanes.LENGTH;
        this.vectors = fits ? Math.ceilDiv(copies, VectorLanes.LENGTH) : 0;
    }

    static Kernel of(Operand out, Operand a, Operand b) {
        LaneMatMulKernel lanes = new LaneMatMulKernel(out, a, b);
        boolean oneProduct = lanes.k >= LEAST_DEPTH
                && lanes.startsA.length == 1
                && lanes.stepA == 0
                && lanes.stepB == 1
                && lanes.columnB == lanes.copies;
        if (!oneProduct) {
            return lanes;
        }
        MatMulKernel.Side left = new MatMulKernel.Side(a.data(), lanes.startsA, lanes.rowA, lanes.columnA);
        MatMulKernel.Side right = new MatMulKernel.Side(b.data(), lanes.startsB, lanes.rowB, 1);
        return MatMulKernel.single(out.data(), left, right, lanes.m, lanes.n * lanes.copies, lanes.k);
    }

    /** What a product of operands that lie like this takes beside them. */
    static long scratchBytes(Layout out, Layout a, Layout b) {
        Kernel kernel = of(MatMulKernel.operand(out), MatMulKernel.operand(a), MatMulKernel.operand(b));
        return switch (kernel) {
            case MatMulKernel product -> product.scratchBytes();
            case LaneMatMulKernel lanes -> 4L * lanes.startsA.length + 4L * lanes.startsB.length;
            default -> 0;
        };
    }

    @Override
    public void run() {
        int size = startsA.length * (vectors > 0 ? vectors : m);
        long each = 2L * n * k * (vectors > 0 ? m * VectorLanes.LENGTH : copies);
        int grain = (int) (GRAIN / Math.max(1, each)) + 1;
        Parallel.run(size, grain, vectors > 0 ? byVector : byRow);
    }

    /** A vector of copies after the other, so that what is read again stays near. The last one overlaps the one before: its numbers are the same. */
    private void byVector(int from, int to) {
        for (int i = from; i < to; i++) {
            int matrix = i / vectors;
            int copy = Math.min(i % vectors * VectorLanes.LENGTH, copies - VectorLanes.LENGTH);
            vector(matrix * m * n * copies + copy, startsA[matrix] + copy * stepA, startsB[matrix] + copy);
        }
    }

    private void byRow(int from, int to) {
        for (int i = from; i < to; i++) {
            row(i * n * copies, startsA[i / m] + i % m * rowA, startsB[i / m]);
        }
    }

    private void vector(int target, int left, int right) {
        int rows = m & -2;
        int columns = n & -4;
        for (int i = 0; i < rows; i += 2) {
            for (int j = 0; j < columns; j += 4) {
                int at = target + (i * n + j) * copies;
                int atA = left + i * rowA;
                int atB = right + j * columnB;
                VectorLanes.tile2x4(
                        out, at, n * copies, copies, a, atA, rowA, columnA, stepA, b, atB, rowB, columnB, k);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = i < rows ? columns : 0; j < n; j++) {
                int at = target + (i * n + j) * copies;
                VectorLanes.tile1x1(out, at, a, left + i * rowA, columnA, stepA, b, right + j * columnB, rowB, k);
            }
        }
    }

    /** The rule. */
    private void row(int target, int left, int right) {
        int at = target;
        for (int j = 0; j < n; j++) {
            for (int c = 0; c < copies; c++) {
                int atA = left + c * stepA;
                int atB = right + j * columnB + c * stepB;
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[atA + p * columnA], b[atB + p * rowB], sum);
                }
                out[at++] = sum;
            }
        }
    }
}
