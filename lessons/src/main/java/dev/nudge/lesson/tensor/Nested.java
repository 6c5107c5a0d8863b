package dev.nudge.lesson.tensor;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

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
        if (Arrays.stream(operands).anyMatch(made::sharesStorage)) {
            return made.copy();
        }
        int[] sizes = made.shape().toArray();
        int[] order = Layout.nesting(Arrays.stream(operands)
                .map(operand -> operand.expand(sizes).layout())
                .toList());
        int[] back = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            back[order[at]] = at;
        }
        boolean rowByRow = IntStream.range(0, order.length).allMatch(at -> order[at] == at);
        return rowByRow ? made : made.permute(order).contiguous().permute(back);
    }
}
