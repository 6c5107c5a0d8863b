package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Shape;

/**
 * A function of two numbers where one side is a long row that all rows of the other share: the row is read again instead of being copied out. Fastest where the row is on
 * the right.
 */
final class RowBinaryKernel extends Kernel {
    /** Shorter rows are copied out once: a call for each would cost more. */
    private static final int LEAST = 256;
    /**
     * Elements of the loops over a row that all others share: a shorter row is repeated to as many, where there are rows enough to repay it. Rows of 1000, 1e7 elements, two threads: loops over two rows are 1.01 to 1.06 times as
     * fast as loops over one; three and four rows, which leave less of the nearest cache, are slower (Zen 5).
     */
    private static final int LOOP = 2048;
    /** Loops over a repeated row that repay repeating it. */
    private static final int LEAST_LOOPS = 8;

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
    /** How many elements are done in one loop, whole rows, where those of a lie as the result and share one of b; 0 where they do not. */
    private final int loop;
    /** The shared row: in b, or repeated for one loop. */
    private final float[] shared;

    private final int offsetShared;

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
        this.loop = loop(out.layout(), a.layout(), b.layout());
        this.shared = loop > row ? new float[loop] : this.b;
        this.offsetShared = loop > row ? 0 : offsetB;
    }

    /** What repeating the shared row takes. */
    static long scratchBytes(Layout out, Layout a, Layout b) {
        int loop = loop(out, a, b);
        return loop > period(b) ? 4L * loop : 0;
    }

    private static int loop(Layout out, Layout a, Layout b) {
        if (!Simd.AVAILABLE || b.isRowMajor() || !a.isRowMajor()) {
            return 0;
        }
        int row = period(b);
        int repeats = Math.max(1, LOOP / row);
        return out.shape().size() / row < LEAST_LOOPS * repeats ? row : row * repeats;
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
        if (loop > row && !isInPairs()) {
            for (int at = 0; at < loop; at += row) {
                System.arraycopy(b, offsetB, shared, at, row);
            }
        }
        if (Parallel.isOnePiece(rows, grain)) {
            rows(0, rows);
        } else {
            Parallel.run(rows, grain, UnaryKernel.PIECE / row + 1, range);
        }
    }

    private void rows(int from, int to) {
        if (loop > 0 && !isInHalves()) {
            int at = isInPairs() ? pairs(from, to) : loops(from * row, to * row);
            VectorRows.applyRows(op, out, a, at, b, offsetB, row, to * row - at);
            return;
        }
        for (int r = from; r < to; r++) {
            int at = r * row;
            int left = offsetA + at % periodA;
            int right = offsetB + at % periodB;
            row(op, out, at, a, left, b, right, row, alone);
        }
    }

    private boolean isInPairs() {
        return alone && row % VectorRows.WIDTH == 0;
    }

    /** Rows so long that the halves of each are done in step. */
    private boolean isInHalves() {
        return alone && row >= VectorRows.LONG;
    }

    /** One row of each half in step; returns the first element that is left. */
    private int pairs(int from, int to) {
        int half = (to - from) / 2;
        for (int r = from; r < from + half; r++) {
            VectorRows.applyTwice(op, out, a, r * row, half * row, b, offsetB, 0, row);
        }
        return (from + 2 * half) * row;
    }

    /** Whole loops over the shared row; returns the first element that is left. */
    private int loops(int at, int end) {
        int whole = (end - at) / loop * loop;
        VectorRows.applyRows(op, out, a, at, shared, offsetShared, loop, whole);
        return at + whole;
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
