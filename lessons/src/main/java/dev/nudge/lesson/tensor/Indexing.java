package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in square brackets after a tensor, by the rules of NumPy and PyTorch. All but positions in a tensor are views. */
final class Indexing {

    private Indexing() {}

    /** What stands between two commas. */
    sealed interface Part {
        int position();
    }

    /** {@code ...}: as many whole dimensions as are left. */
    record Ellipsis(int position) implements Part {}

    /** {@code None}: a new dimension of size 1. */
    record NewDimension(int position) implements Part {}

    /** {@code start:stop:step}; null where nothing is written. */
    record Slice(
            int position,
            @Nullable Integer start,
            @Nullable Integer stop,
            @Nullable Integer step) implements Part {}

    /** One index; the dimension disappears. */
    record Single(int position, int at) implements Part {}

    /** Indices in a tensor of any shape, which takes the dimension's place. */
    record Several(int position, Tensor at) implements Part {}

    static Part part(int position, Datum datum) {
        return switch (datum) {
            case Datum.None none -> new NewDimension(position);
            case Datum.Tensor(Tensor tensor) -> {
                if (tensor.dtype() != DType.INT32) {
                    throw new TensorException(
                            position,
                            tensor.dtype() == DType.BOOL ? "tensors.index.mask" : "tensors.index.real",
                            tensor.shape().toString());
                }
                yield new Several(position, tensor);
            }
            case Datum.Number number -> new Single(position, Arithmetic.whole(position, number));
            default -> throw new TensorException(position, "tensors.index", datum.kind());
        };
    }

    /** An item of a list, such as {@code x.shape[0]}. */
    static Datum item(int position, List<Datum> items, List<Part> parts) {
        if (parts.size() != 1 || !(parts.getFirst() instanceof Single(int at, int index))) {
            throw new TensorException(position, "tensors.item");
        }
        if (index < -items.size() || index >= items.size()) {
            throw new TensorException(at, "tensors.item.none", index, items.size());
        }
        return items.get(index < 0 ? index + items.size() : index);
    }

    static Tensor of(Tensor tensor, List<Part> parts) {
        Tensor view = tensor;
        int dim = 0;
        boolean skipped = false;
        boolean several = false;
        for (Part part : parts) {
            if (!(part instanceof NewDimension || part instanceof Ellipsis) && dim >= view.rank()) {
                throw new TensorException(
                        part.position(), "tensors.index.many", tensor.shape().toString());
            }
            switch (part) {
                case Ellipsis(int position) -> {
                    if (skipped) {
                        throw new TensorException(position, "tensors.index.ellipsis");
                    }
                    skipped = true;
                    dim = Math.max(dim, view.rank() - taken(parts.subList(parts.indexOf(part) + 1, parts.size())));
                }
                case NewDimension(int position) -> view = view.unsqueeze(dim++);
                case Slice slice -> view = sliced(view, dim++, slice);
                case Single(int position, int at) -> view = view.select(dim, at);
                case Several(int position, Tensor at) -> {
                    if (several) {
                        throw new TensorException(position, "tensors.index.several");
                    }
                    several = true;
                    view = looked(view, dim, at);
                    dim += at.rank();
                }
            }
        }
        return view;
    }

    /** How many dimensions these parts speak of. */
    private static int taken(List<Part> parts) {
        return (int) parts.stream()
                .filter(part -> !(part instanceof NewDimension || part instanceof Ellipsis))
                .count();
    }

    private static Tensor sliced(Tensor tensor, int dim, Slice slice) {
        int step = slice.step() == null ? 1 : slice.step();
        if (step <= 0) {
            throw new TensorException(slice.position(), "tensors.index.step", step);
        }
        int start = slice.start() == null ? 0 : slice.start();
        int stop = slice.stop() == null ? tensor.shape().dim(dim) : slice.stop();
        return tensor.slice(dim, start, stop, step);
    }

    private static Tensor looked(Tensor tensor, int dim, Tensor at) {
        int[] sizes = tensor.shape().toArray();
        int[] result = new int[sizes.length - 1 + at.rank()];
        System.arraycopy(sizes, 0, result, 0, dim);
        System.arraycopy(at.shape().toArray(), 0, result, dim, at.rank());
        System.arraycopy(sizes, dim + 1, result, dim + at.rank(), sizes.length - 1 - dim);
        Tensor turned = Tensor.where(at.lt(0), at.add(Tensor.indices(sizes[dim]).reshape()), at);
        return tensor.indexSelect(dim, turned.reshape(-1)).reshape(result);
    }
}
