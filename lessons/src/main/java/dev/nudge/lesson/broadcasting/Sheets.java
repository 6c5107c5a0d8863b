package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.DType;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import java.util.Arrays;
import java.util.List;

/** Tensors as sheets of cells. */
final class Sheets {

    /** Dimensions, and elements, up to which single cells are shown. */
    private static final int MOST_DIMENSIONS = 4;

    private static final int MOST_CELLS = 512;

    private Sheets() {}

    /** A tensor that is shown as it is. */
    static Chart.Sheet of(Message title, Tensor tensor) {
        return stretched(title, tensor, tensor);
    }

    /**
     * @param view the tensor as it is stretched
     */
    static Chart.Sheet stretched(Message title, Tensor tensor, Tensor view) {
        boolean small = view.rank() <= MOST_DIMENSIONS && view.size() <= MOST_CELLS;
        float[] values = small ? view.toArray() : new float[0];
        return new Chart.Sheet(title, sizes(tensor.shape()), sizes(view.shape()), values, colours(values));
    }

    /** A block of this shape, of which no numbers are known. */
    static Chart.Sheet block(Message title, Shape shape) {
        return new Chart.Sheet(title, sizes(shape), sizes(shape), new float[0], colours());
    }

    private static List<Integer> sizes(Shape shape) {
        return Arrays.stream(shape.toArray()).boxed().toList();
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
