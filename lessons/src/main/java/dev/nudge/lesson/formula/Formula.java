package dev.nudge.lesson.formula;

import dev.nudge.compute.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A formula as a learner typed it, e.g. {@code max(0, 2*x - 1) + sin(pi*x)^2}. It can only do arithmetic on the tensors it is given: it reaches no file,
 * no clock and no code. Its length, its depth and therefore the work of evaluating it are bounded. Immutable.
 *
 * <p>{@code -x^2} is −(x²) and {@code 2^3^2} is 2^(3²), as in mathematics and in Python. Evaluated while a {@code Program} is recorded, it becomes part
 * of the program.
 */
public final class Formula {

    /** Characters. */
    public static final int LONGEST = 200;

    /** Operations one inside another. */
    public static final int DEEPEST = 100;

    private final String text;
    private final Expression expression;

    private Formula(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Reads a formula.
     *
     * @param text at most {@value #LONGEST} characters
     * @throws FormulaException which points at the character, where the text is no formula of these words
     */
    public static Formula parse(String text, Vocabulary vocabulary) {
        return new Formula(text, FormulaReader.read(text, vocabulary));
    }

    /**
     * Its value.
     *
     * @param variables a tensor for each variable of the vocabulary; they broadcast against one another
     * @return of the shape all of them broadcast to; a scalar if the formula has no variable
     */
    public Tensor evaluate(Map<String, Tensor> variables) {
        return evaluate(expression, variables);
    }

    private static Tensor evaluate(Expression expression, Map<String, Tensor> variables) {
        return switch (expression) {
            case Expression.Number(double value) -> Tensor.scalar(value);
            case Expression.Variable(String name) -> {
                Tensor tensor = variables.get(name);
                if (tensor == null) {
                    throw new IllegalArgumentException("formula: there is no tensor for the variable \"" + name
                            + "\"; there are " + variables.keySet());
                }
                yield tensor;
            }
            case Expression.Call(Operation operation, List<Expression> arguments) ->
                operation.apply(arguments.stream()
                        .map(argument -> evaluate(argument, variables))
                        .toList());
        };
    }

    /** The same in Python with PyTorch, for variables that are tensors. */
    public String python() {
        return FormulaCode.python(expression);
    }

    /** The same in Java on the engine, for variables that are tensors. */
    public String java() {
        return FormulaCode.java(expression);
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text;
    }
}
