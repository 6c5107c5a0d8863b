package dev.nudge.compute.cpu;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;
import java.util.Arrays;

/** Adds at positions of a zeroed array, in the order of the input's elements. */
final class ScatterAddKernel extends Kernel {
    private final float[] out;
    private final float[] x;
    private final float[] index;
    private final Layout layoutOut;
    private final Layout layoutX;
    private final Layout layoutIndex;
    private final int dim;

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
        int size = layoutIndex.shape().size();
        int bound = layoutOut.shape().dim(dim);
        for (int i = 0; i < size; i++) {
            int at = Positions.check("scatter_add", index[layoutIndex.position(i)], bound);
            out[Positions.moved(layoutOut, layoutIndex, i, dim, at)] += x[layoutX.position(i)];
        }
    }
}
