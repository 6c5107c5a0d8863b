package dev.nudge.lesson.formula;

import dev.nudge.compute.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something a formula can do with tensors.
 *
 * @param name as it is written: {@code sin}, {@code +}
 * @param arity how many arguments it takes
 * @param rule makes the result of as many arguments
 */
public record Operation(String name, int arity, Function<List<Tensor>, Tensor> rule) {

    static Operation of(String name, UnaryOperator<Tensor> rule) {
        return new Operation(name, 1, arguments -> rule.apply(arguments.get(0)));
    }

    static Operation of(String name, BinaryOperator<Tensor> rule) {
        return new Operation(name, 2, arguments -> rule.apply(arguments.get(0), arguments.get(1)));
    }

    Tensor apply(List<Tensor> arguments) {
        return rule.apply(arguments);
    }
}
