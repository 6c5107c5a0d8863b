package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** What operators do, on plain numbers as in Python and on tensors as in PyTorch. */
final class Arithmetic {

    /** The largest size up to which float32, and so a whole tensor of the engine, holds every whole number. */
    private static final int LARGEST_WHOLE = 1 << 24;

    private static final Map<String, BinaryOperator<Tensor>> RULES = Map.ofEntries(
            Map.entry("+", truthful(Tensor::add)),
            Map.entry("-", Tensor::sub),
            Map.entry("*", truthful(Tensor::mul)),
            Map.entry("/", Tensor::div),
            Map.entry("**", Arithmetic::power),
            Map.entry("==", Tensor::eq),
            Map.entry("!=", Tensor::ne),
            Map.entry("<", Tensor::lt),
            Map.entry("<=", Tensor::le),
            Map.entry(">", Tensor::gt),
            Map.entry(">=", Tensor::ge),
            Map.entry("maximum", truthful(Tensor::maximum)),
            Map.entry("minimum", truthful(Tensor::minimum)));

    private Arithmetic() {}

    /** What an operator, or a function of two tensors, does element by element. */
    static BinaryOperator<Tensor> rule(String operator) {
        BinaryOperator<Tensor> rule = RULES.get(operator);
        if (rule == null) {
            throw new IllegalArgumentException("arithmetic: there is no operator \"" + operator + "\"");
        }
        return rule;
    }

    /** Of two truth values PyTorch makes a truth value: a sum is "or", a product is "and". */
    private static BinaryOperator<Tensor> truthful(BinaryOperator<Tensor> rule) {
        return (a, b) -> isTruth(a) && isTruth(b) ? rule.apply(a, b).ne(0) : rule.apply(a, b);
    }

    private static boolean isTruth(Tensor tensor) {
        return tensor.dtype() == DType.BOOL;
    }

    /** Squares and cubes exactly, as a product, unless the exponent asks for its gradient; whole powers of whole numbers are whole. */
    private static Tensor power(Tensor base, Tensor exponent) {
        Tensor power =
                exponent.rank() == 0 && !exponent.isTracked() ? base.pow((double) exponent.item()) : base.pow(exponent);
        return isWhole(base) && isWhole(exponent) ? wholePart(power, base, exponent) : power;
    }

    private static boolean isWhole(Tensor tensor) {
        return tensor.dtype() != DType.FLOAT32;
    }

    /** As PyTorch has it: without the fraction that a negative exponent leaves, and 0 for 1 / 0. */
    private static Tensor wholePart(Tensor power, Tensor base, Tensor exponent) {
        Tensor fraction = exponent.lt(0).mul(base.abs().ne(1));
        return Literals.wholes(Tensor.where(fraction, Tensor.scalar(0), power));
    }

    /** Refuses what PyTorch refuses for the kinds of its two sides. */
    static void requireKinds(int position, String operator, Datum left, Datum right) {
        if (!(left instanceof Datum.Tensor(Tensor tensor))) {
            return;
        }
        boolean power = operator.equals("**");
        boolean masks = isTruth(tensor) && right instanceof Datum.Tensor(Tensor other) && isTruth(other);
        if (masks && (power || operator.equals("-"))) {
            throw new TensorException(position, "tensors.masks", operator);
        }
        boolean fractions =
                isWhole(tensor) && right instanceof Datum.Number(double value, boolean whole) && whole && value < 0;
        if (power && fractions) {
            throw new TensorException(position, "tensors.power", written(((Datum.Number) right).value()));
        }
    }

    /** Two plain numbers. */
    static Datum numbers(int position, String operator, Datum.Number a, Datum.Number b) {
        double x = a.value();
        double y = b.value();
        boolean whole = a.whole() && b.whole();
        return switch (operator) {
            case "+" -> number(position, x + y, whole);
            case "-" -> number(position, x - y, whole);
            case "*" -> number(position, x * y, whole);
            case "/" -> {
                if (y == 0) {
                    throw new TensorException(position, "tensors.zero");
                }
                yield number(position, x / y, false);
            }
            case "**" -> {
                if (x == 0 && y < 0) {
                    throw new TensorException(position, "tensors.zero");
                }
                if (Double.isNaN(Math.pow(x, y))) {
                    throw new TensorException(position, "tensors.complex", written(x), written(y));
                }
                yield number(position, Math.pow(x, y), whole && y >= 0);
            }
            case "==" -> new Datum.Truth(x == y);
            case "!=" -> new Datum.Truth(x != y);
            case "<" -> new Datum.Truth(x < y);
            case "<=" -> new Datum.Truth(x <= y);
            case ">" -> new Datum.Truth(x > y);
            case ">=" -> new Datum.Truth(x >= y);
            default -> throw new TensorException(position, "tensors.operand", operator, a.kind());
        };
    }

    private static String written(double number) {
        return Messages.number((float) number);
    }

    private static Datum.Number number(int position, double value, boolean whole) {
        if (!Float.isFinite((float) value)) {
            throw new TensorException(position, "tensors.large", Double.toString(value));
        }
        return new Datum.Number(value, whole);
    }

    /** A number as a tensor of shape []; a whole one that float32 holds exactly stays whole. */
    static Tensor tensor(Datum.Number number) {
        return number.whole() && Math.abs(number.value()) <= LARGEST_WHOLE
                ? Tensor.indices((int) number.value()).reshape()
                : Tensor.scalar(number.value());
    }

    /** A whole number, such as a size or a dimension. */
    static int whole(int position, Datum datum) {
        if (datum instanceof Datum.Number(double value, boolean whole) && whole && Math.abs(value) <= LARGEST_WHOLE) {
            return (int) value;
        }
        throw new TensorException(position, "tensors.whole", datum.kind());
    }

    static Datum.Sequence sequence(int... numbers) {
        List<Datum> items = Arrays.stream(numbers)
                .mapToObj(number -> new Datum.Number(number, true))
                .collect(Collectors.toList());
        return new Datum.Sequence(items);
    }
}
