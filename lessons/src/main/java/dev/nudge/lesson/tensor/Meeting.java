package dev.nudge.lesson.tensor;

import dev.nudge.compute.Tensor;
import java.util.function.BinaryOperator;

/**
 * Two tensors that an operator brought together element by element, whether their shapes fit or not. A plain number is a tensor of shape [].
 *
 * @param operator as it was written: {@code +}, {@code <}, {@code maximum}
 * @param rule what it does on the engine; refuses shapes that do not broadcast
 */
public record Meeting(String operator, Tensor left, Tensor right, BinaryOperator<Tensor> rule) {}
