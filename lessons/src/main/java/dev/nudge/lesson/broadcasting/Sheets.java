package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;

/** Tensors as sheets of cells. */
final class Sheets {

    /** Dimensions, and elements, up to which single cells are shown. */
    private static final int MOST_DIMENSIONS = 4;

    static final int MOST_CELLS = 512;

    private Sheets() {}

    /** A tensor that is shown as it is, ghosts where it is stretched. */
    static Chart.Sheet of(Message title, Tensor tensor) {
        return of(title, Operand.of(tensor));
    }

    /** With its numbers if they are known and few, else as a block. */
    static Chart.Sheet of(Message title, Operand operand) {
        float[] values = operand.numbers()
                .filter(tensor -> tensor.rank() <= MOST_DIMENSIONS && tensor.size() <= MOST_CELLS)
                .map(Tensor::toArray)
                .orElse(new float[0]);
        return new Chart.Sheet(title, operand.stored().all(), operand.sizes().all(), values, colours(values));
    }

    /** From zero to the largest; around zero where there are negative ones. */
    private static Axis colours(float... values) {
        float low = 0;
        float high = 1;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Axis(low, high);
    }

    /** As real numbers, for a gradient: whole numbers and truth values have none. */
    static Tensor real(Tensor tensor) {
        return tensor.dtype() == DType.FLOAT32 ? tensor.detach() : tensor.mul(1.0);
    }
}
