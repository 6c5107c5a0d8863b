package dev.nudge.compute;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ops that find positions or read and write at them. An index is a whole number from 0 to the size of its dimension minus 1. */
public sealed interface Indexing extends Primitive {
    /** How many elements lie between two neighbours along {@code dim} in row-major order. */
    static int inner(Shape shape, int dim) {
        int inner = 1;
        for (int d = dim + 1; d < shape.rank(); d++) {
            inner *= shape.dim(d);
        }
        return inner;
    }

    /**
     * The index as a whole number.
     *
     * @throws IndexOutOfBoundsException if it is not a whole number between 0 and {@code size} - 1
     */
    static int check(String label, double index, int size) {
        if (!(index >= 0 && index < size && index == (int) index)) {
            throw new IndexOutOfBoundsException(label + ": index " + index + " is no whole number from 0 to "
                    + (size - 1) + "; the dimension has size " + size + ". Round it, or count from 0?");
        }
        return (int) index;
    }

    /** Number of the element of {@code shape} that has the position {@code index} along {@code dim} and else that of element {@code i} of {@code other}. */
    private static int moved(Shape shape, Shape other, int i, int dim, int index) {
        int element = 0;
        int stride = 1;
        int rest = i;
        for (int d = shape.rank() - 1; d >= 0; d--) {
            int at = rest % other.dim(d);
            rest /= other.dim(d);
            element += (d == dim ? index : at) * stride;
            stride *= shape.dim(d);
        }
        return element;
    }

    /** The positions along {@code dim}, which are the result, must be whole numbers that a float32 holds. */
    private static void requirePositions(String label, Shape shape, int dim) {
        if (shape.dim(dim) > DType.LARGEST_WHOLE) {
            throw new ShapeException(
                    label,
                    "dimension " + dim + " of " + shape + " has " + shape.dim(dim)
                            + " elements; positions are told apart up to 2^24. Split it?");
        }
    }

    /** The other dimensions of {@code index} must fit into {@code shape}. */
    private static void requireFit(String label, Shape shape, Shape index, int dim) {
        boolean fits = shape.rank() == index.rank();
        for (int d = 0; fits && d < shape.rank(); d++) {
            fits = d == dim || index.dim(d) <= shape.dim(d);
        }
        if (!fits) {
            throw new ShapeException(
                    label,
                    "input is " + shape + ", index is " + index + "; but for dimension " + dim
                            + " the index must be no larger than the input.");
        }
    }

    /** Inputs x and index of one rank: {@code out[i][j] = x[index[i][j]][j]} for dim 0. The result has the shape of the index. */
    record Gather(int dim) implements Indexing {
        @Override
        public String label() {
            return "gather";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            requireFit(label(), inputs.get(0), inputs.get(1), dim);
            return inputs.get(1);
        }

        @Override
        public DType dtype(List<DType> inputs) {
            return inputs.getFirst();
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            Values x = inputs.get(0);
            Values index = inputs.get(1);
            for (int i = 0; i < out.shape().size(); i++) {
                int at = check(label(), index.get(i), x.shape().dim(dim));
                out.set(i, x.get(moved(x.shape(), index.shape(), i, dim, at)));
            }
        }

        @Override
        public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            Shape shape = inputs.get(0).shape();
            return input == 0 ? Tensor.apply(new ScatterAdd(shape, dim), upstream, inputs.get(1)) : null;
        }
    }

    /** Inputs x and index of one shape: zeros of {@code shape} to which {@code out[index[i][j]][j] += x[i][j]} for dim 0. */
    record ScatterAdd(Shape shape, int dim) implements Indexing {
        @Override
        public String label() {
            return "scatter_add";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            Op.requireSame(label(), inputs);
            requireFit(label(), shape, inputs.get(1), dim);
            return shape;
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            Values x = inputs.get(0);
            Values index = inputs.get(1);
            out.fill(0);
            for (int i = 0; i < x.shape().size(); i++) {
                int target = moved(shape, index.shape(), i, dim, check(label(), index.get(i), shape.dim(dim)));
                out.set(target, out.get(target) + x.get(i));
            }
        }

        @Override
        public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            return input == 0 ? Tensor.apply(new Gather(dim), upstream, inputs.get(1)) : null;
        }
    }

    /** Where the largest element along {@code dim} lies, the first at ties; the dimension stays with size 1. NaN counts as largest. */
    record ArgMax(int dim) implements Indexing {
        @Override
        public String label() {
            return "argmax";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            Shape shape = inputs.getFirst();
            if (shape.dim(dim) == 0) {
                throw new ShapeException(
                        label(), "dimension " + dim + " of " + shape + " is empty and has no largest element.");
            }
            requirePositions(label(), shape, dim);
            return shape.with(dim, 1);
        }

        @Override
        public DType dtype(List<DType> inputs) {
            return DType.INT32;
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            Values x = inputs.getFirst();
            for (int i = 0; i < out.shape().size(); i++) {
                int best = 0;
                for (int k = 1; k < x.shape().dim(dim); k++) {
                    double candidate = x.get(moved(x.shape(), out.shape(), i, dim, k));
                    double largest = x.get(moved(x.shape(), out.shape(), i, dim, best));
                    if (Double.compare(candidate, largest) > 0 && candidate != largest) {
                        best = k;
                    }
                }
                out.set(i, best);
            }
        }

        @Override
        public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            return null;
        }
    }

    /**
     * The indices that sort along {@code dim}, in an order that is one on all devices and PyTorch's with {@code stable=True}: equal elements keep theirs, -0
     * equals 0, NaN equals NaN and is larger than all else (so last, or first when descending).
     */
    record ArgSort(int dim, boolean descending) implements Indexing {
        /** Negative, 0 or positive as {@code a} is smaller than, equal to or larger than {@code b} in that order. */
        private static int compare(double a, double b) {
            return a == b ? 0 : Double.compare(a, b);
        }

        @Override
        public String label() {
            return "argsort";
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            requirePositions(label(), inputs.getFirst(), dim);
            return inputs.getFirst();
        }

        @Override
        public DType dtype(List<DType> inputs) {
            return DType.INT32;
        }

        @Override
        public void forward(Values out, List<Values> inputs) {
            Values x = inputs.getFirst();
            int length = x.shape().dim(dim);
            int step = inner(x.shape(), dim);
            for (int i = 0; i < out.shape().size(); i++) {
                if (i / step % length == 0) {
                    int first = i;
                    Comparator<Integer> order =
                            (k, other) -> compare(x.get(first + k * step), x.get(first + other * step));
                    List<Integer> sorted = IntStream.range(0, length)
                            .boxed()
                            .sorted(descending ? order.reversed() : order)
                            .toList();
                    for (int k = 0; k < length; k++) {
                        out.set(first + k * step, sorted.get(k));
                    }
                }
            }
        }

        @Override
        public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
            return null;
        }
    }
}
