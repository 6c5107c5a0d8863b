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

    /** Indices in a tensor of any shape, which takes the dimension's place; or truth values, which stand for the indices of those that hold. */
    record Several(int position, Tensor at) implements Part {}

    static Part part(int position, Datum datum) {
        return switch (datum) {
            case Datum.None none -> new NewDimension(position);
            case Datum.Tensor(Tensor tensor) -> {
                if (tensor.dtype() == DType.FLOAT32) {
                    throw new TensorException(
                            position, "tensors.index.real", tensor.shape().toString());
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
        Gathering gathering = new Gathering();
        for (Part part : parts) {
            if (taken(List.of(part)) > view.rank() - dim) {
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
                case Several(int position, Tensor at)
                when at.dtype() == DType.BOOL && at.rank() == 0 -> {
                    // A single truth value picks along a new dimension: all or nothing.
                    view = view.unsqueeze(dim);
                    gathering.add(dim, view.shape(), new Several(position, at.reshape(1)));
                    dim++;
                }
                case Several several -> {
                    gathering.add(dim, view.shape(), several);
                    dim += taken(List.of(several));
                }
            }
        }
        return gathering.of(view);
    }

    /** How many dimensions these parts speak of. */
    private static int taken(List<Part> parts) {
        return parts.stream()
                .mapToInt(part -> switch (part) {
                    case NewDimension none -> 0;
                    case Ellipsis rest -> 0;
                    case Several(int position, Tensor at) when at.dtype() == DType.BOOL -> at.rank();
                    default -> 1;
                })
                .sum();
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
}
