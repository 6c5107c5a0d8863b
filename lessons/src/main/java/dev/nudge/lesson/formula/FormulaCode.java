package dev.nudge.lesson.formula;

import java.util.List;
import java.util.stream.Collectors;

/** A formula as a programmer would type it; brackets stand only where the order of operations asks for them. */
final class FormulaCode {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int WHOLE = 5;

    private FormulaCode() {}

    /** In Python; a name in it stands for a tensor. */
    static String python(Expression expression) {
        return python(expression, 0, false);
    }

    /**
     * @param least how tightly the result must hold together to stand without brackets
     * @param tensors whether numbers must be tensors, since a function of PyTorch takes no other and nothing beside them is one
     */
    private static String python(Expression expression, int least, boolean tensors) {
        return switch (expression) {
            case Expression.Number(double value) -> tensors ? "torch.tensor(" + value + ")" : number(value);
            case Expression.Variable(String name) -> name;
            case Expression.Call(Operation operation, List<Expression> arguments) -> {
                int rank = rank(operation);
                String text = switch (operation.name()) {
                    case "+", "-" ->
                        python(arguments.get(0), SUM, tensors) + " " + operation.name() + " "
                                + python(arguments.get(1), PRODUCT, tensors);
                    case "*", "/" ->
                        python(arguments.get(0), PRODUCT, tensors)
                                + operation.name()
                                + python(arguments.get(1), SIGN, tensors);
                    case "^" ->
                        python(arguments.get(0), WHOLE, tensors) + "**" + python(arguments.get(1), POWER, tensors);
                    case "negate" -> "-" + python(arguments.get(0), SIGN, tensors);
                    default -> pythonCall(operation, arguments);
                };
                yield rank < least ? "(" + text + ")" : text;
            }
        };
    }

    private static String pythonCall(Operation operation, List<Expression> arguments) {
        if (operation.name().equals("step")) {
            Expression of = arguments.getFirst();
            return "(1.*(" + python(of, 0, isConstant(of)) + " > 0))";
        }
        String name = switch (operation.name()) {
            case "max" -> "maximum";
            case "min" -> "minimum";
            case "softplus" -> "nn.functional.softplus";
            default -> operation.name();
        };
        return arguments.stream()
                .map(argument -> python(argument, 0, isConstant(argument)))
                .collect(Collectors.joining(", ", "torch." + name + "(", ")"));
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Expression.Number ignored -> true;
            case Expression.Variable ignored -> false;
            case Expression.Call(Operation ignored, List<Expression> arguments) ->
                arguments.stream().allMatch(FormulaCode::isConstant);
        };
    }

    private static int rank(Operation operation) {
        return switch (operation.name()) {
            case "+", "-" -> SUM;
            case "*", "/" -> PRODUCT;
            case "negate" -> SIGN;
            case "^" -> POWER;
            default -> WHOLE;
        };
    }

    /** In Java; a name in it stands for a {@code Tensor}, and so does the whole. */
    static String java(Expression expression) {
        return switch (expression) {
            case Expression.Number(double value) -> "Tensor.scalar(" + number(value) + ")";
            case Expression.Variable(String name) -> name;
            case Expression.Call(Operation operation, List<Expression> arguments) ->
                java(arguments.getFirst()) + "." + method(operation)
                        + arguments.stream()
                                .skip(1)
                                .map(argument -> javaArgument(operation, argument))
                                .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String javaArgument(Operation operation, Expression argument) {
        boolean takesNumbers = rank(operation) != WHOLE;
        return takesNumbers && argument instanceof Expression.Number(double value) ? number(value) : java(argument);
    }

    private static String method(Operation operation) {
        return switch (operation.name()) {
            case "+" -> "add";
            case "-" -> "sub";
            case "*" -> "mul";
            case "/" -> "div";
            case "^" -> "pow";
            case "negate" -> "neg";
            case "max" -> "maximum";
            case "min" -> "minimum";
            default -> operation.name();
        };
    }

    /** Whole numbers without a point. */
    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
