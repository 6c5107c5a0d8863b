package dev.nudge.compute;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of two numbers, applied element by element to two tensors of one shape; {@link Tensor} stretches its operands to that shape first.
 * In a gradient rule {@code g} is the gradient with respect to the result {@code y}.
 */
public enum Binary implements Primitive {
    ADD("add", Double::sum, (g, a, b, y) -> g, (g, a, b, y) -> g),
    SUB("sub", (a, b) -> a - b, (g, a, b, y) -> g, (g, a, b, y) -> g.neg()),
    MUL("mul", (a, b) -> a * b, (g, a, b, y) -> g.mul(b), (g, a, b, y) -> g.mul(a)),
    DIV(
            "div",
            (a, b) -> a / b,
            (g, a, b, y) -> g.div(b),
            (g, a, b, y) -> g.mul(y).div(b).neg()),
    /** The larger; at a tie each side gets half the gradient, as in PyTorch. */
    MAXIMUM(
            "maximum",
            Math::max,
            (g, a, b, y) -> toWinner(g, a.lt(b), a, b),
            (g, a, b, y) -> toWinner(g, b.lt(a), a, b)),
    /** The smaller; at a tie each side gets half the gradient, as in PyTorch. */
    MINIMUM(
            "minimum",
            Math::min,
            (g, a, b, y) -> toWinner(g, a.gt(b), a, b),
            (g, a, b, y) -> toWinner(g, b.gt(a), a, b)),
    /** {@code a^b}; 1 to any power is 1, even to NaN, and -1 to an infinite one, as in C and PyTorch. As in PyTorch, no gradient flows to {@code b} where {@code a} is 0 and {@code b} is not negative, and none to {@code a} at {@code 0^0} and {@code NaN^0}, which are 1. */
    POW(
            "pow",
            Binary::power,
            (g, a, b, y) -> powerByBase(g, a, b),
            (g, a, b, y) -> g.mul(Tensor.where(a.eq(0).mul(b.ge(0)), Tensor.scalar(0), y.mul(a.log()))));

    /** How a gradient flows back to one side. */
    @FunctionalInterface
    private interface Back {
        Tensor through(Tensor g, Tensor a, Tensor b, Tensor y);
    }

    private final String label;
    private final DoubleBinaryOperator rule;
    private final Back left;
    private final Back right;

    Binary(String label, DoubleBinaryOperator rule, Back left, Back right) {
        this.label = label;
        this.rule = rule;
        this.left = left;
        this.right = right;
    }

    @Override
    public String label() {
        return label;
    }

    /** The function itself. */
    public double apply(double a, double b) {
        return rule.applyAsDouble(a, b);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Op.requireSame(label, inputs);
        return inputs.getFirst();
    }

    @Override
    public DType dtype(List<DType> inputs) {
        return inputs.contains(DType.FLOAT32) || this == DIV || this == POW ? DType.FLOAT32 : DType.INT32;
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values a = inputs.get(0);
        Values b = inputs.get(1);
        for (int i = 0; i < out.shape().size(); i++) {
            out.set(i, rule.applyAsDouble(a.get(i), b.get(i)));
        }
    }

    @Override
    public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return (input == 0 ? left : right).through(upstream, inputs.get(0), inputs.get(1), output);
    }

    /** {@code g·b·a^(b - 1)}, and 0 at {@code 0^0} and {@code NaN^0}; the power is 1 there, so that the rule can be differentiated again. */
    private static Tensor powerByBase(Tensor g, Tensor a, Tensor b) {
        Tensor flat = b.eq(0).mul(a.eq(0).add(a.ne(a)));
        Tensor power = Tensor.where(flat, Tensor.scalar(1), b);
        Tensor slope = power.mul(a.pow(power.sub(1)));
        return g.mul(Tensor.where(flat, Tensor.scalar(0), slope));
    }

    /** As C has it, where Java would answer NaN to a power of 1 or -1. */
    private static double power(double a, double b) {
        return a == 1 || a == -1 && Double.isInfinite(b) ? 1 : Math.pow(a, b);
    }

    /** The gradient where this side does not lose, half of it at a tie, and nothing, not even of an infinite one, where it loses. */
    private static Tensor toWinner(Tensor g, Tensor loses, Tensor a, Tensor b) {
        return Tensor.where(loses, Tensor.scalar(0), Tensor.where(a.eq(b), g.mul(0.5), g));
    }
}
