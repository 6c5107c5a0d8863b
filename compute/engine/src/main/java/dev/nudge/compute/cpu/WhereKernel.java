package dev.nudge.compute.cpu;

/** A choice between two arrays; a stretched operand has step 0. */
final class WhereKernel extends Kernel {
    private final float[] out;
    private final float[] condition;
    private final float[] a;
    private final float[] b;
    private final int stepCondition;
    private final int stepA;
    private final int stepB;
    private final int offsetCondition;
    private final int offsetA;
    private final int offsetB;
    private final int size;
    private final Parallel.Range range = this::range;

    WhereKernel(Operand out, Operand condition, Operand a, Operand b) {
        this.out = out.data();
        this.condition = condition.data();
        this.a = a.data();
        this.b = b.data();
        this.stepCondition = condition.layout().isRowMajor() ? 1 : 0;
        this.stepA = a.layout().isRowMajor() ? 1 : 0;
        this.stepB = b.layout().isRowMajor() ? 1 : 0;
        this.offsetCondition = condition.layout().offset();
        this.offsetA = a.layout().offset();
        this.offsetB = b.layout().offset();
        this.size = out.size();
    }

    @Override
    public void run() {
        if (Parallel.isOnePiece(size, UnaryKernel.GRAIN)) {
            range(0, size);
        } else {
            Parallel.run(size, UnaryKernel.GRAIN, range);
        }
    }

    private void range(int from, int to) {
        if (from == to) {
            return;
        }
        float c = condition[offsetCondition];
        float left = a[offsetA];
        float right = b[offsetB];
        for (int i = from; i < to; i++) {
            float chosen = stepCondition == 0 ? c : condition[i];
            float x = stepA == 0 ? left : a[i];
            float y = stepB == 0 ? right : b[i];
            out[i] = chosen != 0 ? x : y;
        }
    }
}
