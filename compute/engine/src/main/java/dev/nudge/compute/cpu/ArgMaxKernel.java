package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;

/** Where the largest element lies along the middle of [outer, length, inner]. */
final class ArgMaxKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final int size;
    private final int length;
    private final int inner;

    ArgMaxKernel(Indexing.ArgMax op, Operand out, Operand x) {
        this.out = out.data();
        this.x = x.data();
        this.size = out.size();
        this.length = x.shape().dim(op.dim());
        this.inner = Positions.inner(x.shape(), op.dim());
    }

    @Override
    public void run() {
        for (int i = 0; i < size; i++) {
            int start = i / inner * inner * length + i % inner;
            int best = 0;
            float largest = x[start];
            for (int k = 1; k < length; k++) {
                float candidate = x[start + k * inner];
                if (candidate > largest || candidate != candidate && largest == largest) {
                    best = k;
                    largest = candidate;
                }
            }
            out[i] = best;
        }
    }
}
