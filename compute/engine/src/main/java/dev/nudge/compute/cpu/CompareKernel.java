package dev.nudge.compute.cpu;

import dev.nudge.compute.Compare;

/** Which of two numbers is larger, over arrays; a stretched operand has step 0. */
final class CompareKernel extends Kernel {
    private final Compare op;
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final int offsetA;
    private final int offsetB;
    private final int stepA;
    private final int stepB;
    private final int size;
    private final Parallel.Range range = this::range;

    CompareKernel(Compare op, Operand out, Operand a, Operand b) {
        this.op = op;
        this.out = out.data();
        this.a = a.data();
        this.b = b.data();
        this.offsetA = a.layout().offset();
        this.offsetB = b.layout().offset();
        this.stepA = a.layout().isRowMajor() ? 1 : 0;
        this.stepB = b.layout().isRowMajor() ? 1 : 0;
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
        float left = a[offsetA];
        float right = b[offsetB];
        for (int i = from; i < to; i++) {
            float x = stepA == 0 ? left : a[i];
            float y = stepB == 0 ? right : b[i];
            boolean holds = switch (op) {
                case EQ -> x == y;
                case NE -> x != y;
                case LT -> x < y;
                case LE -> x <= y;
                case GT -> x > y;
                case GE -> x >= y;
            };
            out[i] = holds ? 1 : 0;
        }
    }
}
