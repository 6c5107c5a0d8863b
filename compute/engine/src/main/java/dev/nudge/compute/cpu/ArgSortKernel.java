package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Shape;

/** Sorted order along the middle of [outer, length, inner]: a merge sort of indices, so equal elements keep their order. */
final class ArgSortKernel extends Kernel {
    /** Elements of short lines from one look at a wish to end to the next; within a long line, each pass over it looks. */
    private static final int GRAIN = 1 << 14;

    private final boolean descending;
    private final float[] out;
    private final float[] x;
    private final int size;
    private final int length;
    private final int inner;
    private int[] order;
    private int[] merged;
    private final Parallel.Range lines = this::lines;

    ArgSortKernel(Indexing.ArgSort op, Operand out, Operand x) {
        this.descending = op.descending();
        this.out = out.data();
        this.x = x.data();
        this.size = x.size();
        this.length = x.shape().dim(op.dim());
        this.inner = Positions.inner(x.shape(), op.dim());
        this.order = new int[length];
        this.merged = new int[length];
    }

    /** What sorting an input of this shape takes beside input and result. */
    static long scratchBytes(Indexing.ArgSort op, Shape x) {
        return 8L * x.dim(op.dim());
    }

    @Override
    public void run() {
        if (size > 0) {
            Parallel.inTurn(size / length, GRAIN / length + 1, lines);
        }
    }

    private void lines(int from, int to) {
        for (int line = from; line < to; line++) {
            int start = line / inner * inner * length + line % inner;
            for (int k = 0; k < length; k++) {
                order[k] = k;
            }
            for (int width = 1; width < length && !Cancellation.isNowRequested(); width *= 2) {
                for (int left = 0; left < length; left += 2 * width) {
                    merge(start, left, Math.min(left + width, length), Math.min(left + 2 * width, length));
                }
                int[] done = merged;
                merged = order;
                order = done;
            }
            for (int k = 0; k < length; k++) {
                out[start + k * inner] = order[k];
            }
        }
    }

    private void merge(int start, int left, int middle, int end) {
        int l = left;
        int r = middle;
        for (int k = left; k < end; k++) {
            boolean takeRight =
                    l == middle || r < end && before(x[start + order[r] * inner], x[start + order[l] * inner]);
            merged[k] = order[takeRight ? r++ : l++];
        }
    }

    private boolean before(float right, float left) {
        int order = Float.compare(right, left);
        return right != left && (descending ? order > 0 : order < 0);
    }
}
