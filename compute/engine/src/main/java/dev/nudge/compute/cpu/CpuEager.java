package dev.nudge.compute.cpu;

import dev.nudge.compute.Copy;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Shape;
import dev.nudge.compute.device.EagerKernels;
import java.util.List;
import java.util.stream.IntStream;

/** One op at once, by the kernel that programs use. An input that lies as the kernel cannot read is copied to row-major order first. */
public final class CpuEager implements EagerKernels {
    @Override
    public void compute(Primitive op, float[] result, Shape shape, List<float[]> inputs, List<Layout> layouts) {
        List<Operand> operands = IntStream.range(0, inputs.size())
                .mapToObj(i -> readable(op, new Operand(inputs.get(i), layouts.get(i))))
                .toList();
        Kernels.bind(op, new Operand(result, Layout.rowMajor(shape)), operands).run();
    }

    private static Operand readable(Primitive op, Operand operand) {
        if (Kernels.accepts(op, operand.layout())) {
            return operand;
        }
        Operand copy = new Operand(new float[operand.size()], Layout.rowMajor(operand.shape()));
        Kernels.bind(new Copy(), copy, List.of(operand)).run();
        return copy;
    }

    @Override
    public long scratch(Primitive op, Shape shape, List<Layout> layouts) {
        long copies = 0;
        for (Layout layout : layouts) {
            if (!Kernels.accepts(op, layout)) {
                copies = Math.max(copies, layout.shape().size());
            }
        }
        List<Layout> readable = layouts.stream()
                .map(layout -> Kernels.accepts(op, layout) ? layout : Layout.rowMajor(layout.shape()))
                .toList();
        return Math.max(copies, Math.ceilDiv(Kernels.scratchBytes(op, Layout.rowMajor(shape), readable), 4));
    }
}
