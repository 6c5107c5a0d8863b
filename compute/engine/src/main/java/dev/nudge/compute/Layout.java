package dev.nudge.compute;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a tensor lie in its storage: element {@code [i, j]} at {@code offset + i * strides[0] + j * strides[1]}.
 *
 * <p>A view is another layout over the same storage: transposing swaps strides, flipping makes one negative, and stretching a dimension gives it
 * stride 0, so that all its positions read the same number. No view copies anything.
 */
public final class Layout {
    private final Shape shape;
    private final int[] strides;
    private final int offset;

    private Layout(Shape shape, int[] strides, int offset) {
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
    }

    /** Row-major from the start of the storage: the last dimension moves fastest. */
    public static Layout rowMajor(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int d = shape.rank() - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= Math.max(1, shape.dim(d));
        }
        return new Layout(shape, strides, 0);
    }

    public Shape shape() {
        return shape;
    }

    /** Steps in the storage, in elements, from one index to the next along each dimension; a copy. */
    public int[] strides() {
        return strides.clone();
    }

    /** Step in the storage along {@code dim}, which is not negative. */
    public int stride(int dim) {
        return strides[dim];
    }

    /** Where element {@code [0, …, 0]} lies. */
    public int offset() {
        return offset;
    }

    /** Whether the elements lie one after the other in row-major order (from {@link #offset()}). */
    public boolean isContiguous() {
        int expected = 1;
        for (int d = shape.rank() - 1; d >= 0; d--) {
            int size = shape.dim(d);
            if (size == 0) {
                return true;
            }
            if (size != 1 && strides[d] != expected) {
                return false;
            }
            expected *= size;
        }
        return true;
    }

    /** Whether the elements fill the storage from its start in row-major order. */
    public boolean isRowMajor() {
        return offset == 0 && isContiguous();
    }

    /** Whether every position reads the same stored number. */
    public boolean isUniform() {
        for (int d = 0; d < strides.length; d++) {
            if (shape.dim(d) > 1 && strides[d] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the element with this row-major number lies. */
    public int position(int element) {
        int position = offset;
        int rest = element;
        for (int d = strides.length - 1; d >= 0; d--) {
            int size = shape.dim(d);
            position += rest % size * strides[d];
            rest /= size;
        }
        return position;
    }

    /** The dimensions in another order: dimension {@code d} of the result is dimension {@code order[d]} of this. */
    public Layout permute(List<Integer> order) {
        int[] sizes = new int[order.size()];
        int[] moved = new int[order.size()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = shape.dim(order.get(d));
            moved[d] = strides[order.get(d)];
        }
        return new Layout(Shape.of(sizes), moved, offset);
    }

    /** Sizes of 1 and missing leading dimensions stretched to {@code target} with stride 0; the shapes are known to fit. */
    Layout expand(Shape target) {
        int[] stretched = new int[target.rank()];
        int added = target.rank() - shape.rank();
        for (int d = added; d < stretched.length; d++) {
            stretched[d] = shape.dim(d - added) == target.dim(d) ? strides[d - added] : 0;
        }
        return new Layout(target, stretched, offset);
    }

    /** Every {@code step}-th index from {@code start} along {@code dim}, {@code length} of them; a negative step walks back. */
    public Layout slice(int dim, int start, int step, int length) {
        int[] stepped = strides.clone();
        stepped[dim] *= step;
        int begin = length == 0 ? offset : offset + start * strides[dim];
        return new Layout(shape.with(dim, length), stepped, begin);
    }

    /** The same elements in row-major order under another shape, or null when no strides can say that and a copy is needed. */
    @Nullable Layout reshape(Shape target) {
        if (shape.size() == 0 || shape.rank() == 0) {
            return new Layout(target, rowMajor(target).strides, offset);
        }
        int[] result = new int[target.rank()];
        int next = target.rank() - 1;
        int baseStride = strides[strides.length - 1];
        int oldRun = 1;
        int newRun = 1;
        // Walk from the last dimension, joining old dimensions that lie in one run, and cut each run into new
        // dimensions.
        for (int d = strides.length - 1; d >= 0; d--) {
            oldRun *= shape.dim(d);
            boolean runEnds = d == 0 || shape.dim(d - 1) != 1 && strides[d - 1] != oldRun * baseStride;
            if (runEnds) {
                while (next >= 0 && (newRun < oldRun || target.dim(next) == 1)) {
                    result[next] = newRun * baseStride;
                    newRun *= target.dim(next);
                    next--;
                }
                if (newRun != oldRun) {
                    return null;
                }
                if (d > 0) {
                    baseStride = strides[d - 1];
                    oldRun = 1;
                    newRun = 1;
                }
            }
        }
        return next == -1 ? new Layout(target, result, offset) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout layout
                && offset == layout.offset
                && shape.equals(layout.shape)
                && Arrays.equals(strides, layout.strides);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * shape.hashCode() + Arrays.hashCode(strides)) + offset;
    }

    @Override
    public String toString() {
        return shape + " strides " + Arrays.toString(strides) + " offset " + offset;
    }
}
