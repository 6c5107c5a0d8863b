package dev.nudge.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op that copies nothing: its result reads the storage of its input under another layout. */
public sealed interface View extends Op {
    /** The layout of the result, given the input's. */
    Layout apply(Layout input);

    /**
     * The gradient with respect to the input.
     *
     * @param upstream gradient with respect to the result
     * @param input the tensor that was looked at
     */
    @Nullable Tensor gradient(Tensor upstream, Tensor input);

    /** Dimensions in another order: dimension {@code d} of the result is {@code order[d]} of the input. */
    record Permute(List<Integer> order) implements View {
        @Override
        public String label() {
            return "permute";
        }

        @Override
        public Layout apply(Layout input) {
            return input.permute(order);
        }

        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            int[] back = new int[order.size()];
            for (int d = 0; d < back.length; d++) {
                back[order.get(d)] = d;
            }
            return upstream.permute(back);
        }
    }

    /** The same elements in row-major order under another shape. */
    record Reshape(Shape shape) implements View {
        @Override
        public String label() {
            return "reshape";
        }

        @Override
        public Layout apply(Layout input) {
            Layout result = input.reshape(shape);
            if (result == null) {
                throw new ShapeException(
                        label(), input + " cannot be seen as " + shape + " without a copy; copy it first.");
            }
            return result;
        }

        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            return upstream.reshape(input.shape());
        }
    }

    /** A dimension of size 1 put in before {@code dim}. */
    record Unsqueeze(int dim) implements View {
        @Override
        public String label() {
            return "unsqueeze";
        }

        @Override
        public Layout apply(Layout input) {
            return input.unsqueeze(dim);
        }

        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            return upstream.squeeze(dim);
        }
    }

    /** Without {@code dim}, whose size is 1. */
    record Squeeze(int dim) implements View {
        @Override
        public String label() {
            return "squeeze";
        }

        @Override
        public Layout apply(Layout input) {
            return input.squeeze(dim);
        }

        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            return upstream.unsqueeze(dim);
        }
    }

    /** Sizes of 1 (and missing leading dimensions) stretched; every stretched position reads the same number. */
    record Expand(Shape shape) implements View {
        @Override
        public String label() {
            return "expand";
        }

        @Override
        public Layout apply(Layout input) {
            return input.expand(shape);
        }

        /** A number read many times gathers the gradients of all its readers. */
        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            int added = shape.rank() - input.shape().rank();
            int[] stretched = java.util.stream.IntStream.range(0, shape.rank())
                    .filter(d -> d < added || input.shape().dim(d - added) != shape.dim(d))
                    .toArray();
            Tensor sum = stretched.length == 0 ? upstream : upstream.sum(true, stretched);
            return sum.reshape(input.shape());
        }
    }

    /** Every {@code step}-th index along {@code dim} from {@code start}; {@code length} of them. A step of -1 flips. */
    record Slice(int dim, int start, int step, int length) implements View {
        @Override
        public String label() {
            return "slice";
        }

        @Override
        public Layout apply(Layout input) {
            return input.slice(dim, start, step, length);
        }

        @Override
        public Tensor gradient(Tensor upstream, Tensor input) {
            int size = input.shape().dim(dim);
            return Tensor.apply(new Joining.Pad(dim, start, step, size), upstream);
        }
    }

    /** The same numbers, cut off from the gradient. */
    record Detach() implements View {
        @Override
        public String label() {
            return "detach";
        }

        @Override
        public Layout apply(Layout input) {
            return input;
        }

        @Override
        public @Nullable Tensor gradient(Tensor upstream, Tensor input) {
            return null;
        }
    }
}
