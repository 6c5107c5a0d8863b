package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;
import java.util.Arrays;

/** Adds at positions of a zeroed array, in the order of the input's elements. */
final class ScatterAddKernel extends Kernel {
    /** Elements from one look at a wish to end to the next: about 50 microseconds. */
    private static final int GRAIN = 1 << 14;

    private final float[] out;
    private final float[] x;
    private final float[] index;
    private final Layout layoutOut;
    private final Layout layoutX;
    private final Layout layoutIndex;
    private final int dim;
    private final Parallel.Range elements = this::elements;

    ScatterAddKernel(Indexing.ScatterAdd op, Operand out, Operand x, Operand index) {
        this.out = out.data();
        this.x = x.data();
        this.index = index.data();
        this.layoutOut = out.layout();
        this.layoutX = x.layout();
        this.layoutIndex = index.layout();
        this.dim = op.dim();
    }

    @Override
    public void run() {
        Arrays.fill(out, 0, layoutOut.shape().size(), 0);
        Parallel.inTurn(layoutIndex.shape().size(), GRAIN, elements);
    }

    private void elements(int from, int to) {
        int bound = layoutOut.shape().dim(dim);
        for (int i = from; i < to; i++) {
            int at = Positions.check("scatter_add", index[layoutIndex.position(i)], bound);
            out[Positions.moved(layoutOut, layoutIndex, i, dim, at)] += x[layoutX.position(i)];
        }
    }
}
