package dev.nudge.compute;

import dev.nudge.compute.cpu.Kernel;
import dev.nudge.compute.cpu.Kernels;
import dev.nudge.compute.cpu.Operand;
import java.util.List;

/** Computes one op at once, on the processor this runs on. */
final class Eager {
    private Eager() {}

    static float[] compute(Primitive op, Shape shape, List<Tensor> inputs) {
        Compute.requireRoom(op.label(), shape.size());
        float[] result = new float[shape.size()];
        List<Operand> operands = inputs.stream()
                .map(tensor -> fit(op, new Operand(tensor.values(), tensor.layout())))
                .toList();
        if (Compute.isLimited()) {
            List<Layout> layouts = operands.stream().map(Operand::layout).toList();
            long scratch = Kernels.scratchBytes(op, Layout.rowMajor(shape), layouts);
            Compute.requireRoom(op.label(), Math.ceilDiv(scratch, 4));
        }
        Kernel kernel = Kernels.bind(op, new Operand(result, Layout.rowMajor(shape)), operands);
        kernel.run();
        return result;
    }

    /** The operand, or a row-major copy where the op's kernel cannot read its layout. */
    private static Operand fit(Primitive op, Operand operand) {
        if (Kernels.accepts(op, operand.layout())) {
            return operand;
        }
        Layout plain = Layout.rowMajor(operand.layout().shape());
        Compute.requireRoom(op.label(), plain.shape().size());
        Operand copy = new Operand(new float[plain.shape().size()], plain);
        Kernels.bind(new Copy(), copy, List.of(operand)).run();
        return copy;
    }
}
