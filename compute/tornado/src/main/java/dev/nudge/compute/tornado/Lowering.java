package dev.nudge.compute.tornado;

import dev.nudge.compute.Copy;
import dev.nudge.compute.CumSum;
import dev.nudge.compute.Indexing;
import dev.nudge.compute.Joining;
import dev.nudge.compute.Layout;
import dev.nudge.compute.MatMul;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Reduce;
import dev.nudge.compute.Shape;
import java.util.ArrayList;
import java.util.List;

/** The instructions of ops that cannot join a {@link Fusion}: those that walk rows, and those that lay tensors into others. */
final class Lowering {
    private final List<Instruction> instructions = new ArrayList<>();
    private final Storage faults;

    /** @param faults where kernels of this program report what they refuse */
    Lowering(Storage faults) {
        this.faults = faults;
    }

    /** The instructions so far. */
    List<Instruction> instructions() {
        return instructions;
    }

    void add(Instruction instruction) {
        if (instruction.items() > 0) {
            instructions.add(instruction);
        }
    }

    /** What computes {@code op}; the result is row-major. */
    void lower(int node, Primitive op, Operand out, List<Operand> in) {
        switch (op) {
            case MatMul product -> Products.lower(this, product, out, in.get(0), in.get(1));
            case Reduce reduce -> Reductions.lower(this, reduce, out, in.getFirst());
            case CumSum sum -> cumsum(sum.dim(), out, in.getFirst());
            case Indexing.ArgMax largest -> argmax(largest.dim(), out, in.getFirst());
            case Indexing.ArgSort sort -> argsort(sort, out, in.getFirst());
            case Indexing.ScatterAdd scatter -> scatterAdd(node, scatter, out, in.get(0), in.get(1));
            case Joining.Cat cat -> cat(cat.dim(), out, in);
            case Joining.Pad pad -> {
                fill(out);
                int length = in.getFirst().layout().shape().dim(pad.dim());
                copy(slice(out, pad.dim(), pad.start(), pad.step(), length), in.getFirst());
            }
            case Copy copy -> copy(out, in.getFirst());
            default -> throw new IllegalArgumentException(op.label() + " belongs into a fusion");
        }
    }

    private static Operand slice(Operand of, int dim, int start, int step, int length) {
        return new Operand(of.storage(), of.layout().slice(dim, start, step, length));
    }

    private void cat(int dim, Operand out, List<Operand> parts) {
        int start = 0;
        for (Operand part : parts) {
            int length = part.layout().shape().dim(dim);
            copy(slice(out, dim, start, 1, length), part);
            start += length;
        }
    }

    /** The same numbers under another layout. */
    void copy(Operand out, Operand in) {
        Walk to = out.walk();
        Walk from = in.walk();
        add(new Instruction(
                "copy",
                to.items(),
                2,
                List.of(in.storage()),
                List.of(out.storage()),
                code -> code.memory()
                        .position(out.storage(), to)
                        .read(in.storage(), from)
                        .set()));
    }

    /** A row-major copy in storage of its own. */
    Operand copied(Operand in) {
        Layout plain = Layout.rowMajor(in.layout().shape());
        Operand copy = new Operand(new Storage(plain.shape().size(), false), plain);
        copy(copy, in);
        return copy;
    }

    private void fill(Operand out) {
        Walk to = out.walk();
        add(new Instruction("zeros", to.items(), 1, List.of(), List.of(out.storage()), code -> {
            code.memory().position(out.storage(), to);
            code.code().loadConstant(0f);
            code.set();
        }));
    }

    private void cumsum(int dim, Operand out, Operand in) {
        int length = in.layout().shape().dim(dim);
        Walk from = in.walk();
        Walk to = out.walk();
        int rows = length == 0 ? 0 : from.first(dim).items();
        add(new Instruction(
                "cumsum",
                rows,
                2 * length,
                List.of(in.storage()),
                List.of(out.storage()),
                code -> code.memory()
                        .position(in.storage(), from.first(dim))
                        .constant(from.strides()[dim])
                        .position(out.storage(), to.first(dim))
                        .constant(to.strides()[dim])
                        .constant(length)
                        .call(RowRules.class, "cumsum")));
    }

    private void argmax(int dim, Operand out, Operand in) {
        Walk from = in.walk();
        int length = from.sizes()[dim];
        add(new Instruction(
                "argmax",
                out.walk().items(),
                2 * length,
                List.of(in.storage()),
                List.of(out.storage()),
                code -> code.memory()
                        .position(out.storage(), out.walk())
                        .memory()
                        .position(in.storage(), from.first(dim))
                        .constant(from.strides()[dim])
                        .constant(length)
                        .call(RowRules.class, "argmax")
                        .set()));
    }

    /** Each element counts those before it, and so finds its place. */
    private void argsort(Indexing.ArgSort op, Operand out, Operand in) {
        int dim = op.dim();
        Walk from = in.walk();
        Walk to = out.walk();
        int length = from.sizes()[dim];
        int below = from.part(dim + 1, from.sizes().length).items();
        add(new Instruction(
                "argsort", from.items(), 4 * length, List.of(in.storage()), List.of(out.storage()), code -> {
                    int at = code.local();
                    code.index(KernelCode.ITEM, below, length).code().istore(at);
                    code.memory().position(out.storage(), to.with(dim, length, 0));
                    code.memory()
                            .position(in.storage(), from.with(dim, length, 0))
                            .constant(from.strides()[dim])
                            .constant(length);
                    code.code().iload(at);
                    code.constant(op.descending() ? -1 : 1).call(RowRules.class, "rank");
                    code.constant(to.strides()[dim])
                            .code()
                            .imul()
                            .iadd()
                            .iload(at)
                            .i2f();
                    code.set();
                }));
    }

    /** Each element of the result looks for the indices that name it, in their order: slower than adding where they point, and always the same. */
    private void scatterAdd(int node, Indexing.ScatterAdd op, Operand out, Operand x, Operand index) {
        int dim = op.dim();
        Shape reached = index.layout().shape().with(dim, op.shape().dim(dim));
        if (!reached.equals(op.shape())) {
            fill(out);
        }
        checkIndices(node, index, op.shape().dim(dim));
        int wanted = reached.dim(dim);
        int length = index.layout().shape().dim(dim);
        Walk to = new Walk(0, reached.toArray(), out.walk().strides());
        Walk from = x.walk().with(dim, wanted, 0);
        Walk at = index.walk().with(dim, wanted, 0);
        int below = to.part(dim + 1, to.sizes().length).items();
        add(new Instruction(
                "scatter_add",
                to.items(),
                3 * length,
                List.of(x.storage(), index.storage()),
                List.of(out.storage()),
                code -> code.memory()
                        .position(out.storage(), to)
                        .memory()
                        .position(x.storage(), from)
                        .constant(x.walk().strides()[dim])
                        .position(index.storage(), at)
                        .constant(index.walk().strides()[dim])
                        .constant(length)
                        .index(KernelCode.ITEM, below, wanted)
                        .call(RowRules.class, "sumWhere")
                        .set()));
    }

    private void checkIndices(int node, Operand index, int size) {
        Walk walk = index.walk();
        add(new Instruction("check", walk.items(), 2, List.of(index.storage()), List.of(faults), code -> {
            code.memory()
                    .start(faults, 0)
                    .constant(node)
                    .read(index.storage(), walk)
                    .constant(size)
                    .call(Faults.class, "index");
            code.code().pop();
        }));
    }
}
