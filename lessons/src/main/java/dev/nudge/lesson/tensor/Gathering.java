package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What tensors pick as indices, by the rules of NumPy and PyTorch: they are stretched to one shape and go along together, and that shape takes the place of the dimensions they
 * speak of; in front of all others if those do not stand side by side.
 */
final class Gathering {

    /** Indices along one dimension, none negative. */
    private record Along(int dim, int size, Tensor at) {}

    private final List<Along> all = new ArrayList<>();
    private int position;

    /** One index more, for the dimensions from {@code dim} on of a tensor of this shape. */
    void add(int dim, Shape shape, Indexing.Several several) {
        position = several.position();
        if (several.at().dtype() == DType.BOOL) {
            addMask(dim, shape, several.at());
        } else {
            all.add(new Along(dim, shape.dim(dim), counted(several.at(), shape.dim(dim))));
        }
    }

    /** From the front. */
    private Tensor counted(Tensor at, int size) {
        for (float index : at.toArray()) {
            if (index < -size || index >= size) {
                throw new TensorException(position, "tensors.index.range", (int) index, size);
            }
        }
        return Tensor.where(at.lt(0), at.add(Tensor.indices(size).reshape()), at);
    }

    private void addMask(int dim, Shape shape, Tensor mask) {
        int[] sizes = mask.shape().toArray();
        for (int d = 0; d < sizes.length; d++) {
            if (sizes[d] != shape.dim(dim + d)) {
                throw new TensorException(
                        position, "tensors.index.mask", mask.shape().toString(), shape.toString());
            }
        }
        float[] holds = mask.toArray();
        int[] held = IntStream.range(0, holds.length).filter(i -> holds[i] != 0).toArray();
        int inner = holds.length;
        for (int d = 0; d < sizes.length; d++) {
            inner = sizes[d] == 0 ? 0 : inner / sizes[d];
            int block = inner;
            int size = sizes[d];
            all.add(new Along(
                    dim + d,
                    size,
                    Tensor.indices(IntStream.of(held).map(i -> i / block % size).toArray())));
        }
    }

    /** What they pick of a tensor. */
    Tensor of(Tensor tensor) {
        if (all.isEmpty()) {
            return tensor;
        }
        Shape picked = all.getFirst().at.shape();
        for (Along along : all) {
            picked = Shape.broadcast("index", picked, along.at.shape());
        }
        int[] dims = all.stream().mapToInt(Along::dim).toArray();
        int[] others = IntStream.range(0, tensor.rank())
                .filter(dim -> IntStream.of(dims).noneMatch(one -> one == dim))
                .toArray();
        int[] rest = IntStream.of(others).map(tensor.shape()::dim).toArray();
        requireRoom(picked, rest);
        Tensor flat = Tensor.indices(0).reshape();
        for (Along along : all) {
            flat = flat.mul(Tensor.indices(along.size).reshape()).add(along.at);
        }
        int[] sizes = join(picked.toArray(), rest);
        int cells = all.stream().mapToInt(Along::size).reduce(1, Math::multiplyExact);
        Tensor inFront = tensor.permute(join(dims, others));
        Tensor picks = flat.expand(picked.toArray());
        Tensor gathered = inFront.reshape(join(new int[] {cells}, rest))
                .indexSelect(0, picks.reshape(-1))
                .reshape(sizes);
        boolean together = dims[dims.length - 1] - dims[0] == dims.length - 1;
        return gathered.size() == 0 ? gathered : stored(gathered, inFront, picks, together ? dims[0] : 0);
    }

    /**
     * As PyTorch stores it: in the order of the dimensions that stay, then of the indices.
     *
     * @param gathered the picked dimensions, then those that stay
     * @param before how many of those that stay belong in front
     */
    private Tensor stored(Tensor gathered, Tensor inFront, Tensor picks, int before) {
        int[] order = moved(before, picks.rank(), gathered.rank());
        int[] sizes = gathered.permute(order).shape().toArray();
        Tensor stays = inFront;
        for (int i = 0; i < all.size(); i++) {
            stays = stays.select(0, 0);
        }
        int[] stretched = sizes.clone();
        Arrays.fill(stretched, 0, before, 1);
        Arrays.fill(stretched, before + picks.rank(), stretched.length, 1);
        return Nested.like(
                gathered.permute(order),
                stays.expand(gathered.shape().toArray()).permute(order),
                picks.reshape(stretched).expand(sizes));
    }

    /** Before anything is picked: the result may be much larger than what it is made of. */
    private void requireRoom(Shape picked, int... rest) {
        long elements = picked.size();
        for (int size : rest) {
            elements *= size;
        }
        if (elements > TensorExpression.MOST_ELEMENTS) {
            throw new TensorException(position, "tensors.elements", Integer.toString(TensorExpression.MOST_ELEMENTS));
        }
    }

    /** The first {@code count} of {@code rank} dimensions behind the {@code before} that follow them. */
    private static int[] moved(int before, int count, int rank) {
        return IntStream.range(0, rank)
                .map(d -> d < before ? count + d : d < before + count ? d - before : d)
                .toArray();
    }

    private static int[] join(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
