package dev.nudge.lesson.tensor;

import dev.nudge.compute.Tensor;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Two tensors that an operator brought together element by element, whether their shapes fit or not. A plain number is a tensor of shape [].
 *
 * @param operator as it is written between the two: {@code +}, {@code <}; or the name of the function, where there is no such sign: {@code maximum}
 * @param rule what it does on the engine; refuses shapes that do not broadcast
 * @param made what came of it; empty if they did not fit, or it is too large
 */
public record Meeting(String operator, Side left, Side right, BinaryOperator<Tensor> rule, Optional<Tensor> made) {

    /**
     * One of the two.
     *
     * @param text as it was typed
     */
    public record Side(String text, Tensor tensor) {}
}
