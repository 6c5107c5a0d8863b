package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Compare;
import dev.nudge.compute.Copy;
import dev.nudge.compute.CumSum;
import dev.nudge.compute.Indexing;
import dev.nudge.compute.Joining;
import dev.nudge.compute.Layout;
import dev.nudge.compute.MatMul;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Random;
import dev.nudge.compute.Reduce;
import dev.nudge.compute.Unary;
import dev.nudge.compute.Where;
import java.util.List;

/** The kernel for each op. */
final class Kernels {
    private Kernels() {}

    /** Whether the op's kernel reads an input that lies like this; if not, the caller copies it to row-major first. */
    static boolean accepts(Primitive op, Layout layout) {
        return switch (op) {
            case Unary unary -> layout.isRowMajor() || layout.isUniform();
            case Binary binary -> layout.isRowMajor() || layout.isUniform() || RowBinaryKernel.accepts(binary, layout);
            case Compare compare -> layout.isRowMajor() || layout.isUniform();
            case Where where -> layout.isRowMajor() || layout.isUniform();
            case MatMul product -> true;
            case Reduce reduce -> layout.isRowMajor();
            case CumSum sum -> layout.isRowMajor();
            case Indexing.ArgMax largest -> layout.isRowMajor();
            case Indexing.ArgSort sort -> layout.isRowMajor();
            case Indexing.Gather gather -> true;
            case Indexing.ScatterAdd scatter -> true;
            case Joining joining -> true;
            case Copy copy -> true;
            case Random random -> true;
        };
    }

    /** Whether the kernel may write its result over an input that lies like this: it reads each element before it writes there. */
    static boolean mayOverwrite(Primitive op, Layout input) {
        return mayOverwrite(op) && !isRow(input);
    }

    /** Whether the kernel may write its result over an input that lies row-major. */
    static boolean mayOverwrite(Primitive op) {
        return op instanceof Unary || op instanceof Binary || op instanceof Compare || op instanceof Where;
    }

    private static Kernel binary(Binary op, Operand out, Operand a, Operand b) {
        boolean rowA = isRow(a.layout());
        boolean rowB = isRow(b.layout());
        if (!rowA && !rowB) {
            return new BinaryKernel(op, out, a, b);
        }
        if (a.layout().isUniform() || b.layout().isUniform()) {
            // A row and one number: seldom enough that the row is copied out.
            Operand copy = new Operand(new float[out.size()], out.layout());
            Kernel kernel = rowA ? new BinaryKernel(op, out, copy, b) : new BinaryKernel(op, out, a, copy);
            return new Sequence(List.of(new CopyKernel(copy, rowA ? a : b), kernel));
        }
        return new RowBinaryKernel(op, out, a, b);
    }

    /** Bytes the op's kernel takes beside its inputs and its result, which lie like this. */
    static long scratchBytes(Primitive op, Layout out, List<Layout> in) {
        return switch (op) {
            case Binary binary -> {
                boolean rowAndNumber =
                        in.stream().anyMatch(Kernels::isRow) && in.stream().anyMatch(Layout::isUniform);
                if (rowAndNumber) {
                    yield 4L * out.shape().size();
                }
                yield in.stream().anyMatch(Kernels::isRow)
                        ? RowBinaryKernel.scratchBytes(out, in.get(0), in.get(1))
                        : 0;
            }
            case MatMul product ->
                product.lanes()
                        ? LaneMatMulKernel.scratchBytes(out, in.get(0), in.get(1))
                        : MatMulKernel.scratchBytes(out, in.get(0), in.get(1));
            case Reduce reduce ->
                ReduceKernel.scratchBytes(reduce, in.getFirst().shape());
            case CumSum sum -> CumSumKernel.scratchBytes(sum, in.getFirst().shape());
            case Indexing.ArgSort sort ->
                ArgSortKernel.scratchBytes(sort, in.getFirst().shape());
            default -> 0;
        };
    }

    private static boolean isRow(Layout layout) {
        return layout.shape().size() > 0 && !layout.isRowMajor() && !layout.isUniform();
    }

    /** The op on these arrays. The inputs lie as {@link #accepts} demands, the result is row-major. */
    static Kernel bind(Primitive op, Operand out, List<Operand> in) {
        return switch (op) {
            case Unary unary -> new UnaryKernel(unary, out, in.getFirst());
            case Binary binary -> binary(binary, out, in.get(0), in.get(1));
            case Compare compare -> new CompareKernel(compare, out, in.get(0), in.get(1));
            case Where where -> new WhereKernel(out, in.get(0), in.get(1), in.get(2));
            case MatMul product ->
                product.lanes()
                        ? LaneMatMulKernel.of(out, in.get(0), in.get(1))
                        : MatMulKernel.of(out, in.get(0), in.get(1));
            case Reduce reduce -> ReduceKernel.of(reduce, out, in.getFirst());
            case CumSum sum -> new CumSumKernel(sum, out, in.getFirst());
            case Indexing.ArgMax largest -> new ArgMaxKernel(largest, out, in.getFirst());
            case Indexing.ArgSort sort -> new ArgSortKernel(sort, out, in.getFirst());
            case Indexing.Gather gather -> new GatherKernel(gather, out, in.get(0), in.get(1));
            case Indexing.ScatterAdd scatter -> new ScatterAddKernel(scatter, out, in.get(0), in.get(1));
            case Joining.Cat cat -> CopyKernel.cat(cat, out, in);
            case Joining.Pad pad -> CopyKernel.pad(pad, out, in.getFirst());
            case Copy copy -> new CopyKernel(out, in.getFirst());
            case Random random -> new RandomKernel(random, out, in.get(0), in.get(1), in.get(2));
        };
    }
}
