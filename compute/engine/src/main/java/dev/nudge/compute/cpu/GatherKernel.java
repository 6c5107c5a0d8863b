package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;

/**
 * Reads at positions. Where the index is the same for everything after its dimension (whole rows are taken), rows are copied; else element by
 * element.
 */
final class GatherKernel extends Kernel {
    /** Single elements worth another thread: about 50 microseconds. */
    private static final int GRAIN = 1 << 14;

    private final float[] out;
    private final float[] x;
    private final float[] index;
    private final Layout layoutX;
    private final Layout layoutIndex;
    private final int dim;
    private final int bound;
    private final boolean wholeRows;
    /** Elements of a row; rows that are taken; in how many blocks. */
    private final int inner;

    private final int count;
    private final int outer;
    private final Parallel.Range rows = this::rows;
    private final Parallel.Range elements = this::elements;

    GatherKernel(Indexing.Gather op, Operand out, Operand x, Operand index) {
        this.out = out.data();
        this.x = x.data();
        this.index = index.data();
        this.layoutX = x.layout();
        this.layoutIndex = index.layout();
        this.dim = op.dim();
        this.bound = x.shape().dim(dim);
        this.wholeRows = takesRows(index.layout(), dim)
                && x.layout().isContiguous()
                && x.shape().with(dim, 1).equals(index.shape().with(dim, 1));
        this.inner = Positions.inner(index.shape(), dim);
        this.count = index.shape().dim(dim);
        this.outer = out.size() == 0 ? 0 : out.size() / (count * inner);
    }

    /** Whether the index depends on nothing but its dimension. */
    static boolean takesRows(Layout index, int dim) {
        for (int d = 0; d < index.shape().rank(); d++) {
            if (d != dim && index.shape().dim(d) != 1 && index.stride(d) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void run() {
        int size = wholeRows ? outer * count : layoutIndex.shape().size();
        int grain = wholeRows ? UnaryKernel.GRAIN / Math.max(1, inner) + 1 : GRAIN;
        Parallel.run(size, grain, wholeRows ? rows : elements);
    }

    private void rows(int from, int to) {
        for (int r = from; r < to; r++) {
            float at = index[layoutIndex.offset() + r % count * layoutIndex.stride(dim)];
            int row = Positions.check("gather", at, bound);
            System.arraycopy(x, layoutX.offset() + (r / count * bound + row) * inner, out, r * inner, inner);
        }
    }

    private void elements(int from, int to) {
        for (int i = from; i < to; i++) {
            int at = Positions.check("gather", index[layoutIndex.position(i)], bound);
            out[i] = x[Positions.moved(layoutX, layoutIndex, i, dim, at)];
        }
    }
}
