package dev.nudge.compute;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of one number, applied to every element: forward rule and gradient rule on one line. In a gradient rule {@code g} is the gradient
 * with respect to the result, {@code x} the input and {@code y} the result.
 */
public enum Unary implements Primitive {
    /** {@code -x}. */
    NEG("neg", x -> -x, (g, x, y) -> g.neg()),
    /** {@code |x|}; at 0 the gradient is 0, as in PyTorch. */
    ABS("abs", Math::abs, (g, x, y) -> g.mul(x.sign())),
    /** -1, 0 or 1; 0 for NaN and -0 too, as in PyTorch, since the whole number nearest to a signum is taken. No gradient. */
    SIGN("sign", x -> (int) Math.signum(x), (g, x, y) -> null),
    /** {@code x * x}. */
    SQUARE("square", x -> x * x, (g, x, y) -> g.mul(x.mul(2))),
    /** Square root; the gradient at 0 is infinite. */
    SQRT("sqrt", Math::sqrt, (g, x, y) -> g.div(y.mul(2))),
    /** {@code 1 / x}. */
    RECIPROCAL("reciprocal", x -> 1 / x, (g, x, y) -> g.mul(y.square()).neg()),
    /** {@code e^x}. */
    EXP("exp", Math::exp, (g, x, y) -> g.mul(y)),
    /** Natural logarithm. */
    LOG("log", Math::log, (g, x, y) -> g.div(x)),
    /** {@code log(1 + x)}, exact for small x. */
    LOG1P("log1p", Math::log1p, (g, x, y) -> g.div(x.add(1))),
    SIN("sin", Math::sin, (g, x, y) -> g.mul(x.cos())),
    COS("cos", Math::cos, (g, x, y) -> g.mul(x.sin()).neg()),
    TANH("tanh", Math::tanh, (g, x, y) -> g.mul(y.square().neg().add(1))),
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID("sigmoid", Unary::logistic, (g, x, y) -> g.mul(y.mul(y.neg().add(1)))),
    /** {@code log(1 + e^x)}, without overflow. */
    SOFTPLUS("softplus", x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), (g, x, y) -> g.mul(x.sigmoid())),
    /** {@code max(x, 0)}; at 0 the gradient is 0, as in PyTorch: nothing flows there, not even an infinite one. */
    RELU("relu", x -> x > 0 || x != x ? x : 0, (g, x, y) -> Tensor.where(x.le(0), Tensor.scalar(0), g)),
    /** 1 where {@code x > 0}, else 0; no gradient. */
    STEP("step", x -> x > 0 ? 1 : 0, (g, x, y) -> null),
    /** The error function, {@code 2/sqrt(pi)} times the integral of {@code e^-t²} from 0 to x. */
    ERF("erf", ErrorFunction::erf, (g, x, y) -> g.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI))));

    /** How a gradient flows back: with respect to the result {@code g}, the input {@code x}, the result {@code y}. */
    @FunctionalInterface
    private interface Back {
        @Nullable Tensor through(Tensor g, Tensor x, Tensor y);
    }

    private final String label;
    private final DoubleUnaryOperator rule;
    private final Back back;

    Unary(String label, DoubleUnaryOperator rule, Back back) {
        this.label = label;
        this.rule = rule;
        this.back = back;
    }

    @Override
    public String label() {
        return label;
    }

    /** The function itself. */
    public double apply(double x) {
        return rule.applyAsDouble(x);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        return inputs.getFirst();
    }

    /** Whole numbers stay whole where the function keeps them so, as in PyTorch. */
    @Override
    public DType dtype(List<DType> inputs) {
        boolean keeps = switch (this) {
            case NEG, ABS, SIGN, SQUARE, RELU -> true;
            default -> false;
        };
        return keeps && inputs.getFirst() == DType.INT32 ? DType.INT32 : DType.FLOAT32;
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values x = inputs.getFirst();
        for (int i = 0; i < out.shape().size(); i++) {
            out.set(i, rule.applyAsDouble(x.get(i)));
        }
    }

    @Override
    public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return back.through(upstream, inputs.getFirst(), output);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
