package dev.nudge.lesson.formula;

import java.util.List;

/** What a formula is made of. */
sealed interface Expression {

    record Number(double value) implements Expression {}

    record Variable(String name) implements Expression {}

    record Call(Operation operation, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
