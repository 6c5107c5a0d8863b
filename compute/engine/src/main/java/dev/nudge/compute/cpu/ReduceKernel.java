package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Reduce;
import dev.nudge.compute.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row-major array seen as [outer, length, inner], reduced along its middle. The order is fixed by the shape: with inner 1 by {@link Sums}, else
 * row after row in blocks of {@value #ROWS}, whose sums are added in double precision. Large ones are split over the cores by results or by blocks, which
 * never changes the order.
 */
final class ReduceKernel extends Kernel {
    private static final int ROWS = 256;
    /** From here on rows are added by vectors. */
    private static final int LONG_ROW = 24;
    /** Columns worth a piece of their own: fewer would read a cache line's neighbours from two threads. */
    private static final int LEAST_COLUMNS = 64;

    private final Reduce.Kind kind;
    private final float[] out;
    private final float[] x;
    private final int outer;
    private final int length;
    private final int inner;
    /** Sums of the blocks of one long sum, or of the blocks of rows. */
    private final float[] blocks;
    /** Of the blocks of rows. */
    private final double[] totals;

    private final Parallel.Range sumBlocks = this::sumBlocks;
    private final Parallel.Range lines = this::lines;
    private final Parallel.Range columns = this::columns;
    private final Parallel.Range rowBlocks = this::rowBlocks;
    /** Which of the outer ones is summed in blocks of rows. */
    private int current;

    private ReduceKernel(Reduce.Kind kind, float[] out, float[] x, int outer, int length, int inner) {
        this.kind = kind;
        this.out = out;
        this.x = x;
        this.outer = outer;
        this.length = length;
        this.inner = inner;
        this.blocks = new float[blocks(kind, outer, length, inner)];
        this.totals = new double[inner > 1 && blocks.length > 0 ? inner : 0];
    }

    private static int blocks(Reduce.Kind kind, int outer, int length, int inner) {
        if (kind != Reduce.Kind.SUM) {
            return 0;
        }
        if (inner > 1) {
            return length > ROWS ? Math.ceilDiv(length, ROWS) * inner : 0;
        }
        return outer == 1 && length >= 2 * UnaryKernel.GRAIN ? Sums.blocks(length) : 0;
    }

    /**
     * Where the reduced dimensions lie.
     *
     * @param first the first of more than one element, -1 if there is none
     * @param last the last of them
     * @param adjacent whether none that is kept lies between
     */
    private record Span(int first, int last, boolean adjacent) {
        static Span of(Reduce op, Shape x) {
            int first = -1;
            int last = -1;
            boolean adjacent = true;
            for (int d = 0; d < x.rank(); d++) {
                if (x.dim(d) != 1 && op.dims().contains(d)) {
                    adjacent &= first == -1 || last == d - 1 || size(x, last + 1, d) == 1;
                    first = first == -1 ? d : first;
                    last = d;
                }
            }
            return new Span(first, last, adjacent);
        }

        int length(Shape x) {
            return size(x, first, last + 1);
        }

        int inner(Shape x) {
            return size(x, last + 1, x.rank());
        }
    }

    static Kernel of(Reduce op, Operand out, Operand x) {
        Span span = Span.of(op, x.shape());
        if (span.first == -1) {
            // Not a copy: the sum of one -0 is 0.
            return new ReduceKernel(op.kind(), out.data(), x.data(), 1, 1, x.size());
        }
        if (!span.adjacent) {
            return scattered(op, out, x);
        }
        int outer = size(x.shape(), 0, span.first);
        return new ReduceKernel(op.kind(), out.data(), x.data(), outer, span.length(x.shape()), span.inner(x.shape()));
    }

    /** What reducing an input of this shape takes beside input and result. */
    static long scratchBytes(Reduce op, Shape x) {
        Span span = Span.of(op, x);
        if (span.first == -1) {
            return 0;
        }
        if (!span.adjacent) {
            return 4L * x.size();
        }
        int inner = span.inner(x);
        long blocks = blocks(op.kind(), size(x, 0, span.first), span.length(x), inner);
        return 4L * blocks + (inner > 1 && blocks > 0 ? 8L * inner : 0);
    }

    /** Reduced dimensions with kept ones between them: the kept ones are brought to the front in a copy first. */
    private static Kernel scattered(Reduce op, Operand out, Operand x) {
        List<Integer> order = new ArrayList<>();
        for (int d = 0; d < x.shape().rank(); d++) {
            if (!op.dims().contains(d)) {
                order.add(d);
            }
        }
        order.addAll(op.dims());
        Layout moved = x.layout().permute(order);
        float[] scratch = new float[x.size()];
        Kernel copy =
                new CopyKernel(new Operand(scratch, Layout.rowMajor(moved.shape())), new Operand(x.data(), moved));
        int outer = out.size();
        int length = outer == 0 ? 0 : x.size() / outer;
        return new Sequence(List.of(copy, new ReduceKernel(op.kind(), out.data(), scratch, outer, length, 1)));
    }

    private static int size(Shape x, int from, int to) {
        int size = 1;
        for (int d = from; d < to; d++) {
            size *= x.dim(d);
        }
        return size;
    }

    @Override
    public void run() {
        if (blocks.length > 0 && inner == 1) {
            Parallel.run(blocks.length, Sums.blocks(UnaryKernel.GRAIN), sumBlocks);
            out[0] = Sums.ofBlocks(blocks);
        } else if (blocks.length > 0) {
            for (int o = 0; o < outer && !Cancellation.isNowRequested(); o++) {
                sumRows(o);
            }
        } else {
            Parallel.Range part = inner == 1 ? lines : columns;
            int least = inner == 1 ? 1 : LEAST_COLUMNS;
            int grain = Math.max(least, UnaryKernel.GRAIN / Math.max(1, length) + 1);
            Parallel.run(outer * inner, grain, part);
        }
    }

    private void sumBlocks(int from, int to) {
        Sums.blocks(blocks, x, length, from, to);
    }

    private void lines(int from, int to) {
        if (kind == Reduce.Kind.SUM) {
            Sums.rows(out, from, x, from * length, length, to - from);
            return;
        }
        for (int o = from; o < to; o++) {
            int start = o * length;
            out[o] = kind == Reduce.Kind.MAX ? max(x, start, length) : min(x, start, length);
        }
    }

    private void sumRows(int o) {
        int count = Math.ceilDiv(length, ROWS);
        current = o;
        Parallel.run(count, (int) (UnaryKernel.GRAIN / ((long) ROWS * inner)) + 1, rowBlocks);
        Arrays.fill(totals, 0);
        for (int b = 0; b < count; b++) {
            for (int i = 0; i < inner; i++) {
                totals[i] += blocks[b * inner + i];
            }
        }
        for (int i = 0; i < inner; i++) {
            out[o * inner + i] = (float) totals[i];
        }
    }

    private void rowBlocks(int from, int to) {
        for (int b = from; b < to; b++) {
            int rows = Math.min(ROWS, length - b * ROWS);
            addRows(blocks, b * inner, inner, (current * length + b * ROWS) * inner, rows);
        }
    }

    /** Results from one number to another, all rows of the columns above them. */
    private void columns(int from, int to) {
        for (int at = from; at < to; ) {
            int o = at / inner;
            int width = Math.min(to, (o + 1) * inner) - at;
            int first = o * length * inner + at % inner;
            if (kind == Reduce.Kind.SUM) {
                addRows(out, at, width, first, length);
            } else {
                extremeRows(at, width, first);
            }
            at += width;
        }
    }

    /** Sums of {@code width} columns, whose first elements begin at {@code first}. */
    private void addRows(float[] sums, int at, int width, int first, int rows) {
        Arrays.fill(sums, at, at + width, 0);
        for (int r = 0; r < rows; r++) {
            int row = first + r * inner;
            if (width >= LONG_ROW) {
                RowBinaryKernel.row(Binary.ADD, sums, at, sums, at, x, row, width, true);
            } else {
                for (int i = 0; i < width; i++) {
                    sums[at + i] += x[row + i];
                }
            }
        }
    }

    private void extremeRows(int at, int width, int first) {
        System.arraycopy(x, first, out, at, width);
        for (int r = 1; r < length; r++) {
            int row = first + r * inner;
            for (int i = 0; i < width; i++) {
                float next = x[row + i];
                out[at + i] = kind == Reduce.Kind.MAX ? Math.max(out[at + i], next) : Math.min(out[at + i], next);
            }
        }
    }

    private static float max(float[] x, int from, int n) {
        float best = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            best = Math.max(best, x[i]);
        }
        return best;
    }

    private static float min(float[] x, int from, int n) {
        float best = Float.POSITIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            best = Math.min(best, x[i]);
        }
        return best;
    }
}
