package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Shape;

/** A function of two numbers where one side is a long row that all rows of the other share: the row is read again instead of being copied out. */
final class RowBinaryKernel extends Kernel {
    /** Shorter rows are copied out once: a call for each would cost more. */
    private static final int LEAST = 256;

    private final Binary op;
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final int offsetA;
    private final int offsetB;
    private final int periodA;
    private final int periodB;
    private final int row;
    private final int rows;
    /** Whether all rows have b in common, and a lies as the result does. */
    private final boolean sharesB;

    private final Parallel.Range range = this::rows;
    /** Whether memory serves this thread alone. */
    private boolean alone;

    RowBinaryKernel(Binary op, Operand out, Operand a, Operand b) {
        this.op = op;
        this.out = out.data();
        this.a = a.data();
        this.b = b.data();
        this.offsetA = a.layout().offset();
        this.offsetB = b.layout().offset();
        this.periodA = a.layout().isRowMajor() ? out.size() : period(a.layout());
        this.periodB = b.layout().isRowMajor() ? out.size() : period(b.layout());
        this.row = Math.min(periodA, periodB);
        this.rows = out.size() / row;
        this.sharesB = Simd.AVAILABLE && periodB == row && periodA == rows * row && offsetA == 0;
    }

    /** Whether there is a form of this op for operands that repeat a row. */
    static boolean accepts(Binary op, Layout layout) {
        return isSimple(op) && Simd.AVAILABLE && period(layout) >= LEAST;
    }

    static boolean isSimple(Binary op) {
        return op == Binary.ADD || op == Binary.SUB || op == Binary.MUL || op == Binary.DIV;
    }

    /** How many elements lie in one run before they repeat; 0 where a layout is none of a repeated run. */
    static int period(Layout layout) {
        Shape shape = layout.shape();
        int period = 1;
        int d = shape.rank() - 1;
        while (d >= 0 && (shape.dim(d) == 1 || layout.stride(d) == period)) {
            period *= shape.dim(d);
            d--;
        }
        for (; d >= 0; d--) {
            if (shape.dim(d) != 1 && layout.stride(d) != 0) {
                return 0;
            }
        }
        return period;
    }

    @Override
    public void run() {
        int grain = UnaryKernel.GRAIN / row + 1;
        alone = !Parallel.isShared(rows, grain);
        if (Parallel.isOnePiece(rows, grain)) {
            rows(0, rows);
        } else {
            Parallel.run(rows, grain, range);
        }
    }

    private void rows(int from, int to) {
        int r = sharesB && alone && row % VectorRows.WIDTH == 0 ? pairs(from, to) : from;
        if (sharesB) {
            VectorRows.applyRows(op, out, a, r * row, b, offsetB, row, (to - r) * row);
            return;
        }
        for (; r < to; r++) {
            int at = r * row;
            int left = offsetA + at % periodA;
            int right = offsetB + at % periodB;
            row(op, out, at, a, left, b, right, row, alone);
        }
    }

    /** One row of each half in step; returns the first row that is left. */
    private int pairs(int from, int to) {
        int half = (to - from) / 2;
        for (int r = from; r < from + half; r++) {
            int at = r * row;
            VectorRows.applyTwice(op, out, a, at, half * row, b, offsetB, 0, row);
        }
        return from + 2 * half;
    }

    /**
     * {@code out[at + i] = a[atA + i] op b[atB + i]} for one of the four basic operations.
     *
     * @param alone whether memory serves this thread alone
     */
    static void row(Binary op, float[] out, int at, float[] a, int atA, float[] b, int atB, int n, boolean alone) {
        int done = 0;
        if (Simd.AVAILABLE && at == atA) {
            if (alone && n >= VectorRows.LONG) {
                done = n / 2 / VectorRows.WIDTH * VectorRows.WIDTH;
                VectorRows.applyTwice(op, out, a, at, done, b, atB, done, done);
                done *= 2;
            }
            VectorRows.applyRows(op, out, a, at + done, b, atB + done, n - done, n - done);
            done = n;
        } else if (Simd.AVAILABLE) {
            done = VectorRows.apply(op, out, at, a, atA, b, atB, n);
        }
        for (int i = done; i < n; i++) {
            float x = a[atA + i];
            float y = b[atB + i];
            out[at + i] = switch (op) {
                case ADD -> x + y;
                case SUB -> x - y;
                case MUL -> x * y;
                default -> x / y;
            };
        }
    }
}
