package dev.nudge.compute.cpu;

import dev.nudge.compute.CumSum;

/** Running sums along the middle of [outer, length, inner]. */
final class CumSumKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final int size;
    private final int length;
    private final int inner;

    CumSumKernel(CumSum op, Operand out, Operand x) {
        this.out = out.data();
        this.x = x.data();
        this.size = x.size();
        this.length = x.shape().dim(op.dim());
        this.inner = Positions.inner(x.shape(), op.dim());
    }

    @Override
    public void run() {
        for (int block = 0; block < size; block += length * inner) {
            for (int i = 0; i < length * inner; i++) {
                int at = block + i;
                out[at] = i < inner ? x[at] : out[at - inner] + x[at];
            }
        }
    }
}
