package dev.nudge.compute;

import java.util.Arrays;
import java.util.List;

/** The sizes of a tensor along its dimensions: {@code []} is a scalar, {@code [20]} a vector, {@code [32, 784]} a matrix. Immutable. */
public final class Shape {
    private static final int MOST_DIMENSIONS = 64;

    /** The shape of one number. */
    public static final Shape SCALAR = new Shape();

    private final int[] dims;
    private final int size;

    private Shape(int... dims) {
        if (dims.length > MOST_DIMENSIONS) {
            throw new ShapeException(
                    "shape",
                    dims.length + " dimensions; a tensor has at most " + MOST_DIMENSIONS
                            + ", as in PyTorch. Reshape first?");
        }
        this.dims = dims;
        this.size = product(dims);
    }

    /**
     * A shape with these sizes; none for a scalar, zero is allowed.
     *
     * @throws ShapeException if a size is negative or there are more than 2^31 - 1 elements
     */
    public static Shape of(int... dims) {
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    /** Number of dimensions; 0 for a scalar. */
    public int rank() {
        return dims.length;
    }

    /** Number of elements: the product of the sizes, 1 for a scalar. */
    public int size() {
        return size;
    }

    /** Size along {@code dim}, which counts from the end when negative. */
    public int dim(int dim) {
        return dims[axis("shape", dim)];
    }

    /** The sizes, as a copy. */
    public int[] toArray() {
        return dims.clone();
    }

    /**
     * The dimension meant by {@code dim}, between 0 and rank - 1; negative counts from the end. A scalar has a dimension 0, as in PyTorch.
     *
     * @throws ShapeException if there is no such dimension
     */
    public int axis(String operation, int dim) {
        int rank = Math.max(1, dims.length);
        if (dim < -rank || dim >= rank) {
            throw new ShapeException(
                    operation,
                    "dimension " + dim + " does not exist in " + this + "; give one between " + -rank + " and "
                            + (rank - 1) + ".");
        }
        return dim < 0 ? dim + rank : dim;
    }

    /** The dimensions meant by {@code dims}, ascending; all of them when none is given. */
    List<Integer> axes(String operation, int... dims) {
        if (dims.length == 0) {
            return java.util.stream.IntStream.range(0, rank()).boxed().toList();
        }
        int[] axes =
                Arrays.stream(dims).map(dim -> axis(operation, dim)).sorted().toArray();
        for (int i = 1; i < axes.length; i++) {
            if (axes[i] == axes[i - 1]) {
                throw new ShapeException(
                        operation,
                        "dimension " + axes[i] + " of " + this + " is named twice in " + Arrays.toString(dims)
                                + "; name each once.");
            }
        }
        return rank() == 0 ? List.of() : Arrays.stream(axes).boxed().toList();
    }

    /** This shape with the size along {@code dim} replaced; {@code dim} is not negative. */
    public Shape with(int dim, int newSize) {
        if (dim < 0 || dim >= dims.length) {
            throw new ShapeException("shape", "dimension " + dim + " does not exist in " + this + ".");
        }
        int[] changed = dims.clone();
        changed[dim] = newSize;
        return new Shape(changed);
    }

    /** This shape with a dimension of {@code newSize} put in before {@code dim}. */
    Shape insert(int dim, int newSize) {
        int[] longer = new int[dims.length + 1];
        System.arraycopy(dims, 0, longer, 0, dim);
        longer[dim] = newSize;
        System.arraycopy(dims, dim, longer, dim + 1, dims.length - dim);
        return new Shape(longer);
    }

    /** This shape without the dimensions in {@code axes}. */
    Shape without(List<Integer> axes) {
        int[] kept = java.util.stream.IntStream.range(0, dims.length)
                .filter(d -> !axes.contains(d))
                .map(d -> dims[d])
                .toArray();
        return of(kept);
    }

    /** The sizes from {@code from} (inclusive) to {@code to} (exclusive). */
    Shape sub(int from, int to) {
        return of(Arrays.copyOfRange(dims, from, to));
    }

    /** These sizes followed by those of {@code tail}. */
    Shape concat(Shape tail) {
        int[] both = Arrays.copyOf(dims, dims.length + tail.dims.length);
        System.arraycopy(tail.dims, 0, both, dims.length, tail.dims.length);
        return of(both);
    }

    /**
     * The shape both stretch to. Sizes are compared from the last dimension; equal sizes stay, a size of 1 (or a missing dimension) stretches.
     * The rule of NumPy and PyTorch.
     *
     * @throws ShapeException if two sizes differ and neither is 1
     */
    public static Shape broadcast(String operation, Shape left, Shape right) {
        return broadcast(operation, "left", left, "right", right);
    }

    /** As {@link #broadcast(String, Shape, Shape)}, for sides that have names of their own. */
    static Shape broadcast(String operation, String leftName, Shape left, String rightName, Shape right) {
        int rank = Math.max(left.rank(), right.rank());
        int[] result = new int[rank];
        for (int d = 1; d <= rank; d++) {
            int a = d <= left.rank() ? left.dims[left.rank() - d] : 1;
            int b = d <= right.rank() ? right.dims[right.rank() - d] : 1;
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException(
                        operation,
                        leftName + " is " + left + ", " + rightName + " is " + right
                                + "; counted from the end, dimension " + d
                                + " has sizes " + a + " and " + b
                                + ", which must be equal or one of them 1. Reshape or unsqueeze one side?");
            }
            result[rank - d] = a == 1 ? b : a;
        }
        return of(result);
    }

    private static int product(int[] dims) {
        long size = 1;
        boolean empty = false;
        for (int dim : dims) {
            if (dim < 0) {
                throw new ShapeException(
                        "shape", "size " + dim + " in " + Arrays.toString(dims) + " is negative; sizes start at 0.");
            }
            empty |= dim == 0;
        }
        if (empty) {
            return 0;
        }
        for (int dim : dims) {
            size *= dim;
            if (size > Integer.MAX_VALUE) {
                throw new ShapeException(
                        "shape",
                        Arrays.toString(dims) + " has more elements than one tensor holds (2^31 - 1). Use smaller"
                                + " batches?");
            }
        }
        return (int) size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** As Python prints a list: {@code [32, 784]}. */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
