package dev.nudge.compute;

import java.util.List;

/** Ops that lay tensors into a larger one. */
public sealed interface Joining extends Primitive {
    /** Tensors one after the other along {@code dim}; their other dimensions are equal. */
    record Cat(int dim) implements Joining {
        @Override
        public String label() {
            return "cat";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            Shape first = inputs.getFirst();
            long length = 0;
            for (Shape shape : inputs) {
                if (shape.rank() != first.rank() || !shape.with(dim, 0).equals(first.with(dim, 0))) {
                    throw new ShapeException(
                            label(),
                            "first is " + first + ", another is " + shape + "; all dimensions but " + dim
                                    + " must be equal. Reshape one of them?");
                }
                length += shape.dim(dim);
            }
            if (length > Integer.MAX_VALUE) {
                throw new ShapeException(
                        label(),
                        "the sizes along dimension " + dim + " add up to " + length
                                + ", more than one tensor holds (2^31 - 1). Use fewer parts?");
            }
            return first.with(dim, (int) length);
        }

        @Override
        public DType dtype(List<DType> inputs) {
            return inputs.stream().distinct().count() == 1 ? inputs.getFirst() : DType.FLOAT32;
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            int start = 0;
            for (Values part : inputs) {
                int length = part.shape().dim(dim);
                Values place = out.under(out.layout().slice(dim, start, 1, length));
                for (int i = 0; i < part.shape().size(); i++) {
                    place.set(i, part.get(i));
                }
                start += length;
            }
        }

        @Override
        public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            int start = 0;
            for (Tensor before : inputs.subList(0, input)) {
                start += before.shape().dim(dim);
            }
            return upstream.slice(dim, start, start + inputs.get(input).shape().dim(dim));
        }
    }

    /** The input laid at every {@code step}-th index from {@code start} along {@code dim} into zeros of {@code size}: the opposite of a slice. */
    record Pad(int dim, int start, int step, int size) implements Joining {
        @Override
        public String label() {
            return "pad";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            Shape shape = inputs.getFirst();
            int length = shape.dim(dim);
            long last = start + (length - 1L) * step;
            if (length > 0 && (start < 0 || start >= size || last < 0 || last >= size)) {
                throw new ShapeException(
                        label(),
                        shape + " laid from " + start + " by steps of " + step + " along dimension " + dim
                                + " does not fit into size " + size + ".");
            }
            return shape.with(dim, size);
        }

        @Override
        public DType dtype(List<DType> inputs) {
            return inputs.getFirst();
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            Values part = inputs.getFirst();
            out.fill(0);
            Values place =
                    out.under(out.layout().slice(dim, start, step, part.shape().dim(dim)));
            for (int i = 0; i < part.shape().size(); i++) {
                place.set(i, part.get(i));
            }
        }

        @Override
        public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            return Tensor.view(
                    new View.Slice(dim, start, step, inputs.getFirst().shape().dim(dim)), upstream);
        }
    }
}
