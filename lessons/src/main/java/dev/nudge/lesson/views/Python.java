package dev.nudge.lesson.views;

import dev.nudge.compute.DType;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How Python writes what it is asked about a tensor. */
final class Python {

    static final String NEGATIVE_STRIDE =
            "ValueError: At least one stride in the given numpy array is negative, and tensors"
                    + " with negative strides are not currently supported. (You can probably work around this by making a copy of your"
                    + " array  with array.copy().) ";

    private Python() {}

    /** What a number takes in PyTorch and NumPy: whole ones are int64 there, and a truth value is a byte. */
    static int bytes(DType type) {
        return switch (type) {
            case FLOAT32 -> Float.BYTES;
            case INT32 -> Long.BYTES;
            case BOOL -> 1;
        };
    }

    /** What its storage takes in PyTorch. */
    static long bytes(Tensor tensor) {
        return (long) bytes(tensor.dtype()) * tensor.storage().size();
    }

    /** How a tensor that lies row by row is made: the numbers from 0 on counted, others written down, in tenths if they are no whole numbers. */
    static String written(Tensor tensor) {
        float[] values = tensor.toArray();
        String shaped = ".reshape(" + sizes(tensor.shape()) + ")";
        if (IntStream.range(0, values.length).allMatch(i -> values[i] == i)) {
            return "torch.arange(" + values.length + ".)" + shaped;
        }
        boolean tenths = IntStream.range(0, values.length).anyMatch(i -> values[i] != Math.rint(values[i]));
        String numbers = IntStream.range(0, values.length)
                .mapToObj(i -> String.valueOf(Math.round(tenths ? 10 * values[i] : values[i])))
                .collect(Collectors.joining(", "));
        return "torch.tensor([" + numbers + "])" + shaped + (tenths ? " / 10" : ".float()");
    }

    private static String sizes(Shape shape) {
        return Arrays.stream(shape.toArray()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /** {@code torch.Size([4, 6])}. */
    static String size(Shape shape) {
        return "torch.Size(" + Arrays.toString(shape.toArray()) + ")";
    }

    /** {@code (6, 1)}, {@code (1,)}, {@code ()}. */
    static String tuple(int... numbers) {
        String inner = Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "(" + inner + (numbers.length == 1 ? "," : "") + ")";
    }

    static String truth(boolean holds) {
        return holds ? "True" : "False";
    }
}
