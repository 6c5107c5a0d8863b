package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.Sizes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tensor in the lab.
 *
 * @param stored its sizes in memory: 1 where it was stretched before it came here
 * @param sizes those it comes with
 * @param numbers empty where only sizes were typed, and too many for numbers to be shown
 */
record Operand(Sizes stored, Sizes sizes, Optional<Tensor> numbers) {

    /** PyTorch's float32, and its int32. */
    static final int BYTES_OF_AN_ELEMENT = 4;

    /** A typed shape; its numbers count in steps. */
    static Operand typed(Sizes sizes, float step) {
        return new Operand(
                sizes,
                sizes,
                Optional.of(sizes)
                        .filter(few -> few.isWithin(Sheets.MOST_CELLS))
                        .map(few -> counting(few, step)));
    }

    private static Tensor counting(Sizes sizes, float step) {
        float[] values = new float[sizes.elements().intValueExact()];
        for (int i = 0; i < values.length; i++) {
            values[i] = step * (i + 1);
        }
        return Tensor.of(values, Shape.of(sizes.toArray()));
    }

    static Operand of(Tensor tensor) {
        return new Operand(stored(tensor), Sizes.of(tensor.shape()), Optional.of(tensor));
    }

    /** Along an axis of stride 0 there is one number in memory. */
    private static Sizes stored(Tensor tensor) {
        List<Integer> stored = new ArrayList<>();
        for (int dim = 0; dim < tensor.rank(); dim++) {
            stored.add(isStretched(tensor, dim) ? 1 : tensor.shape().dim(dim));
        }
        return new Sizes(stored);
    }

    private static boolean isStretched(Tensor tensor, int dim) {
        return tensor.layout().stride(dim) == 0 && tensor.shape().dim(dim) > 1;
    }

    /** The cells of a tensor that are in memory, as a tensor that stretches to it. */
    static Operand storedCells(Tensor tensor) {
        Tensor cells = tensor;
        for (int dim = 0; dim < tensor.rank(); dim++) {
            cells = isStretched(tensor, dim) ? cells.slice(dim, 0, 1) : cells;
        }
        return of(cells);
    }

    /** The same, as it looks to the others: a view with more strides of 0. */
    Operand stretchedTo(Sizes target) {
        return numbers.filter(tensor -> target.isWithin(Sheets.MOST_CELLS))
                .map(tensor -> of(tensor.expand(target.toArray())))
                .orElse(new Operand(stored, target, Optional.empty()));
    }

    /** What it takes in memory. */
    BigInteger bytes() {
        return bytes(stored);
    }

    /** What a tensor of its own takes in memory that holds every number of these sizes. */
    static BigInteger bytes(Sizes sizes) {
        return sizes.elements().multiply(BigInteger.valueOf(BYTES_OF_AN_ELEMENT));
    }
}
