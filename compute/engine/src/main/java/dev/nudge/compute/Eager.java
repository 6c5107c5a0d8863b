package dev.nudge.compute;

import dev.nudge.compute.device.EagerKernels;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/** Computes one op at once, on the processor this runs on. */
final class Eager {
    private static final EagerKernels KERNELS = ServiceLoader.load(
                    EagerKernels.class, EagerKernels.class.getClassLoader())
            .findFirst()
            .orElseGet(Plain::new);

    private Eager() {}

    static float[] compute(Primitive op, Shape shape, DType dtype, List<Tensor> inputs) {
        Compute.requireRoom(op.label(), shape.size());
        if (dtype == DType.INT32 && couldGrow(op, inputs)) {
            return wholeNumbers(op, shape, inputs);
        }
        List<Layout> layouts = inputs.stream().map(Tensor::layout).toList();
        if (Compute.isLimited()) {
            Compute.requireScratch(op.label(), KERNELS.scratch(op, shape, layouts));
        }
        float[] result = new float[shape.size()];
        KERNELS.compute(op, result, shape, inputs.stream().map(Tensor::values).toList(), layouts);
        return result;
    }

    /** Whether whole numbers can come out, or come up on the way, that are too large for float32. */
    private static boolean couldGrow(Primitive op, List<Tensor> inputs) {
        boolean sums = op instanceof Reduce || op instanceof CumSum;
        Tensor first = inputs.getFirst();
        return op instanceof Binary
                || op == Unary.SQUARE
                || sums && (first.dtype() == DType.INT32 || first.size() > DType.LARGEST_WHOLE);
    }

    /** Exactly, in double precision; refuses what float32 cannot hold. */
    private static float[] wholeNumbers(Primitive op, Shape shape, List<Tensor> inputs) {
        // A double takes the room of two floats.
        long doubles = shape.size();
        for (Tensor input : inputs) {
            doubles += input.values().length;
        }
        Compute.requireScratch(op.label(), 2 * doubles);
        double[] exact = Plain.exact(
                op,
                shape,
                inputs.stream().map(Tensor::values).toList(),
                inputs.stream().map(Tensor::layout).toList());
        for (double value : exact) {
            DType.requireWhole(op.label(), value);
        }
        return Plain.rounded(exact);
    }

    /** Each op's own rule in double precision, rounded at the end: for when no kernels are found. */
    static final class Plain implements EagerKernels {
        @Override
        public void compute(Primitive op, float[] result, Shape shape, List<float[]> inputs, List<Layout> layouts) {
            System.arraycopy(rounded(exact(op, shape, inputs, layouts)), 0, result, 0, result.length);
        }

        private static double[] exact(Primitive op, Shape shape, List<float[]> inputs, List<Layout> layouts) {
            Values out = new Values(new double[shape.size()], Layout.rowMajor(shape));
            List<Values> in = IntStream.range(0, inputs.size())
                    .mapToObj(i -> new Values(doubles(inputs.get(i)), layouts.get(i)))
                    .toList();
            op.forward(out, in);
            return out.data();
        }

        private static float[] rounded(double[] exact) {
            float[] rounded = new float[exact.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) exact[i];
            }
            return rounded;
        }

        private static double[] doubles(float[] values) {
            return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
        }

        /** Double storage of an input takes twice as many floats. */
        @Override
        public long scratch(Primitive op, Shape shape, List<Layout> layouts) {
            long inputs = layouts.stream()
                    .mapToLong(layout -> layout.shape().size())
                    .max()
                    .orElse(0);
            return 2 * Math.max(inputs, shape.size());
        }
    }
}
