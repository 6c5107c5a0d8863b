package dev.nudge.compute.tornado;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Reduce;
import dev.nudge.compute.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums and extremes. A long row is cut into pieces that are reduced side by side, then the results of the pieces; how it is cut follows from the shape
 * alone, so the order of a sum never changes.
 */
final class Reductions {
    /** Rows up to this length are walked by one item. */
    private static final int SHORT = 64;

    /** Enough items to keep a device busy without cutting rows. */
    private static final int MANY = 1 << 14;

    private Reductions() {}

    static void lower(Lowering lowering, Reduce op, Operand out, Operand in) {
        List<Integer> order = new ArrayList<>();
        for (int d = 0; d < in.layout().shape().rank(); d++) {
            if (!op.dims().contains(d)) {
                order.add(d);
            }
        }
        int kept = order.size();
        order.addAll(op.dims());
        Operand turned = new Operand(in.storage(), in.layout().permute(order));
        Walk walk = turned.walk();
        int rank = order.size();
        if (walk.part(kept, rank).axes().size() > 1 && walk.items() > 0) {
            turned = lowering.copied(turned);
            walk = turned.walk();
        }
        List<Walk.Axis> along = walk.part(kept, rank).axes();
        int length = walk.part(kept, rank).items();
        int stride = along.isEmpty() ? 1 : along.getFirst().stride();
        Walk starts = new Walk(
                walk.offset(), walk.part(0, kept).sizes(), walk.part(0, kept).strides());
        rows(lowering, op.kind(), out.storage(), turned.storage(), starts, stride, length);
    }

    /** Reduces {@code length} numbers, {@code stride} apart, from each position of {@code starts}. */
    private static void rows(
            Lowering lowering, Reduce.Kind kind, Storage out, Storage in, Walk starts, int stride, int length) {
        int count = starts.items();
        if (length <= SHORT || count >= MANY) {
            lowering.add(new Instruction(
                    label(kind),
                    count,
                    2 * length,
                    List.of(in),
                    List.of(out),
                    code -> code.memory()
                            .position(out, plain(count))
                            .memory()
                            .position(in, starts)
                            .constant(stride)
                            .constant(length)
                            .call(RowRules.class, label(kind))
                            .set()));
            return;
        }
        int piece = pieceLength(length);
        int pieces = Math.ceilDiv(length, piece);
        Storage parts = new Storage(count * pieces, false);
        // Neighbouring items read neighbouring numbers: pieces of one row, or the same piece of rows side by side.
        boolean sideBySide = stride != 1;
        Walk each = stretch(starts, pieces, sideBySide);
        int turn = sideBySide ? count : 1;
        int cycle = sideBySide ? 0 : pieces;
        Instruction first =
                new Instruction(label(kind), count * pieces, 2 * piece, List.of(in), List.of(parts), code -> {
                    code.memory().position(parts, plain(count * pieces)).memory();
                    code.position(in, each);
                    code.index(KernelCode.ITEM, turn, cycle).constant(piece * stride);
                    code.code().imul().iadd();
                    code.constant(stride).constant(piece).constant(length);
                    code.index(KernelCode.ITEM, turn, cycle);
                    code.call(RowRules.class, "lengthOfPiece").call(RowRules.class, label(kind));
                    code.set();
                });
        boolean byGroups = stride == 1 && piece > SHORT;
        lowering.add(byGroups ? first.with(groups(kind, parts, in, each, pieces, piece, length, count)) : first);
        int[] step = {sideBySide ? 1 : pieces};
        Walk next = new Walk(0, new int[] {count}, step);
        rows(lowering, kind, out, parts, next, sideBySide ? count : 1, pieces);
    }

    private static Instruction.Groups groups(
            Reduce.Kind kind, Storage parts, Storage in, Walk each, int pieces, int piece, int length, int count) {
        return new Instruction.Groups(count * pieces, ReduceTree.THREADS, code -> {
            int group = code.local();
            code.thread("groupIdx").code().istore(group);
            code.context().memory().position(parts, plain(count * pieces), group);
            code.position(in, each, group);
            code.index(group, 1, pieces).constant(piece).code().imul().iadd();
            code.constant(piece).constant(length).index(group, 1, pieces);
            code.call(RowRules.class, "lengthOfPiece").call(ReduceTree.class, label(kind));
        });
    }

    /** About the square root of a middling length; of a large one a piece that a work group reduces well. */
    private static int pieceLength(int length) {
        int root = (int) Math.ceil(Math.sqrt(length));
        return Math.min(root, 4096);
    }

    private static String label(Reduce.Kind kind) {
        return switch (kind) {
            case SUM -> "sum";
            case MAX -> "max";
            case MIN -> "min";
        };
    }

    private static Walk plain(int count) {
        return Walk.of(Layout.rowMajor(Shape.of(count)));
    }

    /** Each position {@code times} times: in a row, or all of them again and again. */
    private static Walk stretch(Walk walk, int times, boolean outside) {
        int rank = walk.sizes().length;
        int[] sizes = new int[rank + 1];
        int[] strides = new int[rank + 1];
        System.arraycopy(walk.sizes(), 0, sizes, outside ? 1 : 0, rank);
        System.arraycopy(walk.strides(), 0, strides, outside ? 1 : 0, rank);
        sizes[outside ? 0 : rank] = times;
        return new Walk(walk.offset(), sizes, strides);
    }
}
