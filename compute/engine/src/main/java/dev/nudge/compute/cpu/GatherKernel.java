package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;

/**
 * Reads at positions. Where the index is the same for everything after its dimension (whole rows are taken), rows are copied; else element by
 * element.
 */
final class GatherKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final float[] index;
    private final Layout layoutX;
    private final Layout layoutIndex;
    private final int dim;
    private final int bound;
    private final boolean wholeRows;

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
        if (wholeRows) {
            rows();
        } else {
            elements();
        }
    }

    private void rows() {
        int inner = Positions.inner(layoutIndex.shape(), dim);
        int count = layoutIndex.shape().dim(dim);
        int size = layoutIndex.shape().size();
        int outer = size == 0 ? 0 : size / (count * inner);
        for (int o = 0; o < outer; o++) {
            for (int k = 0; k < count; k++) {
                float at = index[layoutIndex.offset() + k * layoutIndex.stride(dim)];
                int row = Positions.check("gather", at, bound);
                System.arraycopy(x, layoutX.offset() + (o * bound + row) * inner, out, (o * count + k) * inner, inner);
            }
        }
    }

    private void elements() {
        int size = layoutIndex.shape().size();
        for (int i = 0; i < size; i++) {
            int at = Positions.check("gather", index[layoutIndex.position(i)], bound);
            out[i] = x[Positions.moved(layoutX, layoutIndex, i, dim, at)];
        }
    }
}
