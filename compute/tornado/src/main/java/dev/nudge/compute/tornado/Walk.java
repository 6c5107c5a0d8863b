package dev.nudge.compute.tornado;

import dev.nudge.compute.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * How a kernel's work items walk through storage: item {@code [i, j]} looks at {@code offset + i * strides[0] + j * strides[1]}. Unlike a
 * {@link Layout} it may stand still along any axis, so that a stretched operand, or a row that many items read, is never written out.
 */
record Walk(int offset, int[] sizes, int[] strides) {
    /** One axis. */
    record Axis(int size, int stride) {}

    static Walk of(Layout layout) {
        return new Walk(layout.offset(), layout.shape().toArray(), layout.strides());
    }

    /** With {@code dim} of another size and stride. */
    Walk with(int dim, int size, int stride) {
        int[] otherSizes = sizes.clone();
        int[] otherStrides = strides.clone();
        otherSizes[dim] = size;
        otherStrides[dim] = stride;
        return new Walk(offset, otherSizes, otherStrides);
    }

    /** Through the first element along {@code dim} only. */
    Walk first(int dim) {
        return with(dim, 1, 0);
    }

    /** Axes {@code from} to {@code to} (exclusive) alone. */
    Walk part(int from, int to) {
        return new Walk(
                offset, java.util.Arrays.copyOfRange(sizes, from, to), java.util.Arrays.copyOfRange(strides, from, to));
    }

    int items() {
        int items = 1;
        for (int size : sizes) {
            items *= size;
        }
        return items;
    }

    /** The axes without those of size 1, neighbours joined where one step along the outer is a whole run along the inner. */
    List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < sizes.length; d++) {
            if (sizes[d] == 1) {
                continue;
            }
            Axis outer = axes.isEmpty() ? null : axes.getLast();
            if (outer != null && outer.stride() == strides[d] * sizes[d]) {
                axes.set(axes.size() - 1, new Axis(outer.size() * sizes[d], strides[d]));
            } else {
                axes.add(new Axis(sizes[d], strides[d]));
            }
        }
        return axes;
    }
}
