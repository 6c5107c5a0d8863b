package dev.nudge.lesson.views;

import dev.nudge.compute.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How Python writes what it is asked about a tensor. */
final class Python {

    private Python() {}

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
