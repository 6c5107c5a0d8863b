package dev.nudge.compute;

import java.util.Arrays;

/** Looking up positions and joining: what {@link Tensor}'s methods for them do. */
final class Joins {
    private Joins() {}

    static Tensor gather(Tensor x, int dim, Tensor index) {
        Tensor from = x.rank() == 0 ? x.reshape(1) : x;
        Tensor positions = index.rank() == 0 ? index.reshape(1) : index;
        Indexing.Gather op = new Indexing.Gather(from.shape().axis("gather", dim));
        return Tensor.apply(op, from, positions).reshape(index.shape());
    }

    static Tensor indexSelect(Tensor x, int dim, Tensor index) {
        int axis = x.shape().axis("index_select", dim);
        if (x.rank() == 0 || index.rank() != 1) {
            throw new ShapeException(
                    "index_select",
                    "input is " + x.shape() + ", index is " + index.shape() + "; the index must be a vector.");
        }
        int[] lifted = new int[x.rank()];
        Arrays.fill(lifted, 1);
        lifted[axis] = index.size();
        return x.gather(axis, index.reshape(lifted).expand(x.shape().with(axis, index.size())));
    }

    static Tensor oneHot(Tensor x, int classes) {
        if (classes < 0 || classes > DType.LARGEST_WHOLE) {
            throw new IllegalArgumentException(
                    "one_hot: " + classes + " classes; there may be 0 to 2^24. Give one more than the largest label?");
        }
        if (!x.isRecorded()) {
            for (float label : x.toArray()) {
                Indexing.check("one_hot, label", label, classes);
            }
        }
        Tensor positions = Tensor.arange(classes);
        // Looking the labels up refuses, in a program too, those that are no class.
        Tensor labels = positions.gather(0, x.reshape(-1)).reshape(x.shape());
        return labels.unsqueeze(-1).eq(positions);
    }

    static Tensor stack(int dim, Tensor... parts) {
        for (Tensor part : parts) {
            if (!part.shape().equals(parts[0].shape())) {
                throw new ShapeException(
                        "stack",
                        "first is " + parts[0].shape() + ", another is " + part.shape()
                                + "; all must have one shape. Reshape one, or join them with cat?");
            }
        }
        if (parts.length == 0) {
            throw new ShapeException("stack", "needs at least one tensor, none was given.");
        }
        return cat(dim, Arrays.stream(parts).map(part -> part.unsqueeze(dim)).toArray(Tensor[]::new));
    }

    static Tensor cat(int dim, Tensor... parts) {
        if (parts.length == 0 || parts[0].rank() == 0) {
            throw new ShapeException("cat", "needs at least one tensor, and none of them a scalar. Use stack?");
        }
        return Tensor.apply(new Joining.Cat(parts[0].shape().axis("cat", dim)), parts);
    }
}
