package dev.nudge.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which view, or which copy, {@link Tensor}'s methods for shape mean. */
final class ViewRules {
    private ViewRules() {}

    static Tensor permute(Tensor x, int... order) {
        List<Integer> axes =
                Arrays.stream(order).mapToObj(d -> x.shape().axis("permute", d)).toList();
        if (axes.size() != x.rank() || axes.stream().distinct().count() != x.rank()) {
            throw new ShapeException(
                    "permute",
                    Arrays.toString(order) + " must name each dimension of " + x.shape() + " once. Give the " + x.rank()
                            + " numbers from 0 to " + (x.rank() - 1) + " in another order?");
        }
        return Tensor.view(new View.Permute(axes), x);
    }

    static Tensor transpose(Tensor x, int first, int second) {
        int from = x.shape().axis("transpose", first);
        int to = x.shape().axis("transpose", second);
        int[] order = IntStream.range(0, x.rank()).toArray();
        if (from != to) {
            order[from] = to;
            order[to] = from;
        }
        return x.permute(order);
    }

    static Tensor reshape(Tensor x, Shape target) {
        requireSize("reshape", x, target);
        if (target.equals(x.shape())) {
            return x;
        }
        Tensor from = x.layout().reshape(target) == null ? x.contiguous() : x;
        return Tensor.view(new View.Reshape(target), from);
    }

    static Tensor view(Tensor x, Shape target) {
        requireSize("view", x, target);
        if (x.layout().reshape(target) == null) {
            throw new ShapeException(
                    "view",
                    x.layout() + " cannot be seen as " + target
                            + ": no steps in its storage say that. Use reshape, which copies?");
        }
        return x.reshape(target);
    }

    private static void requireSize(String operation, Tensor x, Shape target) {
        if (target.size() != x.size()) {
            throw new ShapeException(
                    operation,
                    x.shape() + " has " + x.size() + " elements, " + target + " has " + target.size()
                            + "; both must be equal. Give one size as -1 for whatever is left?");
        }
    }

    static Tensor copy(Tensor x) {
        int[] nested = Layout.nesting(List.of(x.layout()));
        int[] back = new int[nested.length];
        for (int d = 0; d < back.length; d++) {
            back[nested[d]] = d;
        }
        Tensor fresh = Tensor.apply(new Copy(), x.permute(nested));
        return fresh.permute(back);
    }

    static Tensor unsqueeze(Tensor x, int dim) {
        if (dim < -x.rank() - 1 || dim > x.rank()) {
            throw new ShapeException(
                    "unsqueeze",
                    "position " + dim + " does not exist in " + x.shape() + "; give one between " + (-x.rank() - 1)
                            + " and " + x.rank() + ".");
        }
        return Tensor.view(new View.Unsqueeze(dim < 0 ? dim + x.rank() + 1 : dim), x);
    }

    static Tensor squeeze(Tensor x, int dim) {
        int axis = x.shape().axis("squeeze", dim);
        return x.rank() == 0 || x.shape().dim(axis) != 1 ? x : Tensor.view(new View.Squeeze(axis), x);
    }

    static Tensor slice(Tensor x, int dim, int start, int stop, int step) {
        int axis = x.shape().axis("slice", dim);
        if (x.rank() == 0 || step == 0) {
            throw new ShapeException(
                    "slice",
                    "[" + start + ":" + stop + ":" + step + "] of " + x.shape()
                            + ": a scalar cannot be sliced and the step cannot be 0. Reshape it to [1], or step by 1 or -1?");
        }
        int size = x.shape().dim(axis);
        int low = step > 0 ? 0 : -1;
        int high = step > 0 ? size : size - 1;
        int from = Math.clamp(start < 0 ? start + size : start, low, high);
        int to = Math.clamp(stop < 0 ? stop + size : stop, low, high);
        int length = Math.max(0, Math.ceilDiv(to - from, step));
        return Tensor.view(new View.Slice(axis, length == 0 ? 0 : from, step, length), x);
    }

    static Tensor select(Tensor x, int dim, int index) {
        int axis = x.shape().axis("select", dim);
        int size = x.rank() == 0 ? 0 : x.shape().dim(axis);
        if (index < -size || index >= size) {
            throw new ShapeException(
                    "select",
                    "index " + index + " does not exist in dimension " + dim + " of " + x.shape()
                            + (size == 0
                                    ? ", which has none."
                                    : "; give one between " + -size + " and " + (size - 1) + "."));
        }
        int at = index < 0 ? index + size : index;
        return Tensor.view(new View.Slice(axis, at, 1, 1), x).squeeze(axis);
    }

    static Tensor flip(Tensor x, int... dims) {
        Tensor flipped = x;
        for (int axis : dims.length == 0 ? List.<Integer>of() : x.shape().axes("flip", dims)) {
            int size = x.shape().dim(axis);
            flipped = Tensor.view(new View.Slice(axis, Math.max(0, size - 1), -1, size), flipped);
        }
        return flipped;
    }
}
