package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import java.util.Arrays;

/**
 * Products of many small matrices that lie side by side, copy after copy, in the last dimension: the inner loop runs over the copies. Where the left side is
 * the same for all copies, columns and copies together are the columns of one larger product.
 */
final class LaneMatMulKernel extends Kernel {
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final Layout layoutA;
    private final Layout layoutB;
    private final int m;
    private final int n;
    private final int k;
    private final int copies;
    private final int[] startsA;
    private final int[] startsB;

    private LaneMatMulKernel(Operand out, Operand a, Operand b) {
        int matrix = out.shape().rank() - 3;
        this.out = out.data();
        this.a = a.data();
        this.b = b.data();
        this.layoutA = a.layout();
        this.layoutB = b.layout();
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
    }

    static Kernel of(Operand out, Operand a, Operand b) {
        LaneMatMulKernel lanes = new LaneMatMulKernel(out, a, b);
        int rank = out.shape().rank();
        boolean oneProduct = lanes.startsA.length == 1
                && a.layout().stride(rank - 1) == 0
                && b.layout().stride(rank - 1) == 1
                && b.layout().stride(rank - 2) == lanes.copies;
        if (!oneProduct) {
            return lanes;
        }
        MatMulKernel.Side left = new MatMulKernel.Side(
                a.data(), lanes.startsA, a.layout().stride(rank - 3), a.layout().stride(rank - 2));
        MatMulKernel.Side right =
                new MatMulKernel.Side(b.data(), lanes.startsB, b.layout().stride(rank - 3), 1);
        return MatMulKernel.single(out.data(), left, right, lanes.m, lanes.n * lanes.copies, lanes.k);
    }

    @Override
    public void run() {
        int rank = layoutA.shape().rank();
        for (int matrix = 0; matrix < startsA.length; matrix++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    int target = ((matrix * m + i) * n + j) * copies;
                    Arrays.fill(out, target, target + copies, 0);
                    for (int p = 0; p < k; p++) {
                        int left = startsA[matrix] + i * layoutA.stride(rank - 3) + p * layoutA.stride(rank - 2);
                        int right = startsB[matrix] + p * layoutB.stride(rank - 3) + j * layoutB.stride(rank - 2);
                        addProducts(target, left, right, layoutA.stride(rank - 1), layoutB.stride(rank - 1));
                    }
                }
            }
        }
    }

    private void addProducts(int target, int left, int right, int stepA, int stepB) {
        for (int c = 0; c < copies; c++) {
            out[target + c] += a[left + c * stepA] * b[right + c * stepB];
        }
    }
}
