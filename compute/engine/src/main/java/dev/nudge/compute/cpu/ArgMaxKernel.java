package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;

/** Where the largest element lies along the middle of [outer, length, inner]. */
final class ArgMaxKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final int size;
    private final int length;
    private final int inner;
    private final Parallel.Range range = this::range;

    ArgMaxKernel(Indexing.ArgMax op, Operand out, Operand x) {
        this.out = out.data();
        this.x = x.data();
        this.size = out.size();
        this.length = x.shape().dim(op.dim());
        this.inner = Positions.inner(x.shape(), op.dim());
    }

    @Override
    public void run() {
        int grain = UnaryKernel.GRAIN / Math.max(1, length) + 1;
        if (Parallel.isOnePiece(size, grain)) {
            range(0, size);
        } else {
            Parallel.run(size, grain, range);
        }
    }

    private void range(int from, int to) {
        for (int i = from; i < to; i++) {
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
