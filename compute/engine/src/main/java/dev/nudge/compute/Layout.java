package dev.nudge.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    /**
     * Sizes of 1 and missing leading dimensions stretched to {@code target} with stride 0; the shapes are known to fit. As in PyTorch, a new dimension of size 1 is not
     * stretched but steps over the one after it.
     */
    Layout expand(Shape target) {
        int[] stretched = new int[target.rank()];
        int added = target.rank() - shape.rank();
        for (int d = stretched.length - 1; d >= 0; d--) {
            if (d >= added) {
                stretched[d] = shape.dim(d - added) == target.dim(d) ? strides[d - added] : 0;
            } else if (target.dim(d) == 1 && shape.rank() > 0) {
                stretched[d] = target.dim(d + 1) * stretched[d + 1];
            }
        }
        return new Layout(target, stretched, offset);
    }

    /** A dimension of size 1 put in before {@code dim}. Its stride, which nothing follows, is PyTorch's: over the whole dimension that stood there, and 1 at the end. */
    Layout unsqueeze(int dim) {
        int stride = dim == shape.rank() ? 1 : shape.dim(dim) * strides[dim];
        return new Layout(shape.insert(dim, 1), inserted(dim, stride), offset);
    }

    private int[] inserted(int dim, int stride) {
        int[] more = new int[strides.length + 1];
        System.arraycopy(strides, 0, more, 0, dim);
        more[dim] = stride;
        System.arraycopy(strides, dim, more, dim + 1, strides.length - dim);
        return more;
    }

    /** Without {@code dim}, whose size is 1. */
    Layout squeeze(int dim) {
        int[] fewer = new int[strides.length - 1];
        System.arraycopy(strides, 0, fewer, 0, dim);
        System.arraycopy(strides, dim + 1, fewer, dim, fewer.length - dim);
        return new Layout(shape.without(List.of(dim)), fewer, offset);
    }

    /**
     * The dimensions of layouts of one shape, from the outermost in memory to the innermost, as PyTorch nests those of a copy and of an elementwise result: the first layout in which
     * two dimensions have different strides decides between them. One that is stretched stays where it is.
     */
    public static int[] nesting(List<Layout> layouts) {
        int[] order = IntStream.range(0, layouts.getFirst().shape.rank()).toArray();
        for (int i = order.length - 2; i >= 0; i--) {
            int moving = i;
            for (int inner = i + 1; inner < order.length; inner++) {
                int faster = compareNesting(layouts, order[moving], order[inner]);
                if (faster > 0) {
                    int swapped = order[moving];
                    order[moving] = order[inner];
                    order[inner] = swapped;
                    moving = inner;
                } else if (faster < 0) {
                    break;
                }
            }
        }
        return order;
    }

    /** Above 0 if {@code first} moves faster in memory than {@code second}, below 0 if slower, 0 if that cannot be told. */
    private static int compareNesting(List<Layout> layouts, int first, int second) {
        for (Layout layout : layouts) {
            int one = Math.abs(layout.strides[first]);
            int other = Math.abs(layout.strides[second]);
            if (one != 0 && other != 0 && one != other) {
                return Integer.compare(other, one);
            }
            if (one != 0 && one == other && layout.shape.dim(second) > layout.shape.dim(first)) {
                return 1;
            }
        }
        return 0;
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
