package dev.nudge.lesson.tensor;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Tensor;
import java.util.Arrays;

/**
 * Where PyTorch puts what a function of single elements gives: into a storage of its own, in the order in which the operands lie in theirs. The engine stores row by
 * row.
 */
final class Nested {

    private Nested() {}

    /**
     * The same numbers, stored as PyTorch stores them.
     *
     * @param made by the engine, element by element
     * @param operands of which it was made, in PyTorch's order
     */
    static Tensor like(Tensor made, Tensor... operands) {
        if (Arrays.stream(operands).allMatch(operand -> isRowByRow(operand, made))) {
            return apart(made, operands);
        }
        int[] sizes = made.shape().toArray();
        int[] order = Layout.nesting(Arrays.stream(operands)
                .map(operand -> operand.expand(sizes).layout())
                .toList());
        int[] back = new int[order.length];
        int[] nested = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            back[order[at]] = at;
            nested[at] = sizes[order[at]];
        }
        // By way of a single row, so that sizes of 1 get their strides anew, too.
        return apart(made, operands).permute(order).reshape(-1).reshape(nested).permute(back);
    }

    private static boolean isRowByRow(Tensor operand, Tensor made) {
        return operand.shape().equals(made.shape()) && operand.layout().isContiguous();
    }

    /** In a storage of its own, where the engine gives an operand itself, as for {@code x ** 1} or the sum of one number. */
    static Tensor apart(Tensor made, Tensor... operands) {
        return Arrays.stream(operands).anyMatch(made::sharesStorage) ? made.copy() : made;
    }
}
