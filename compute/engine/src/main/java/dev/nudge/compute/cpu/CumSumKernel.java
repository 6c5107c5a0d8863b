package dev.nudge.compute.cpu;

import dev.nudge.compute.CumSum;
import dev.nudge.compute.Shape;
import java.util.Arrays;

/** Running sums along the middle of [outer, length, inner], in double precision: a long sum in float32 would drift. */
final class CumSumKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final int size;
    private final int length;
    private final int inner;
    private final double[] sums;
    private final Parallel.Range rows = this::rows;

    CumSumKernel(CumSum op, Operand out, Operand x) {
        this.out = out.data();
        this.x = x.data();
        this.size = x.size();
        this.length = x.shape().dim(op.dim());
        this.inner = Positions.inner(x.shape(), op.dim());
        this.sums = new double[inner];
    }

    /** What summing along this dimension takes beside input and result. */
    static long scratchBytes(CumSum op, Shape x) {
        return 8L * Positions.inner(x, op.dim());
    }

    @Override
    public void run() {
        if (size > 0) {
            Parallel.inTurn(size / inner, UnaryKernel.GRAIN / inner + 1, rows);
        }
    }

    private void rows(int from, int to) {
        for (int r = from; r < to; r++) {
            if (r % length == 0) {
                Arrays.fill(sums, 0);
            }
            int row = r * inner;
            for (int i = 0; i < inner; i++) {
                sums[i] += x[row + i];
                out[row + i] = (float) sums[i];
            }
        }
    }
}
