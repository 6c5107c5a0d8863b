package dev.nudge.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of two numbers is larger, element by element: 1 for true, 0 for false. No gradient flows; anything compared with NaN is false but NE. */
public enum Compare implements Primitive {
    EQ("eq", (a, b) -> a == b),
    NE("ne", (a, b) -> a != b),
    LT("lt", (a, b) -> a < b),
    LE("le", (a, b) -> a <= b),
    GT("gt", (a, b) -> a > b),
    GE("ge", (a, b) -> a >= b);

    /** A test of two numbers. */
    @FunctionalInterface
    private interface Test {
        boolean holds(double a, double b);
    }

    private final String label;
    private final Test rule;

    Compare(String label, Test rule) {
        this.label = label;
        this.rule = rule;
    }

    @Override
    public String label() {
        return label;
    }

    /** The comparison itself. */
    public boolean apply(double a, double b) {
        return rule.holds(a, b);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Op.requireSame(label, inputs);
        return inputs.getFirst();
    }

    @Override
    public DType dtype(List<DType> inputs) {
        return DType.BOOL;
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values a = inputs.get(0);
        Values b = inputs.get(1);
        for (int i = 0; i < out.shape().size(); i++) {
            out.set(i, rule.holds(a.get(i), b.get(i)) ? 1 : 0);
        }
    }

    @Override
    public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return null;
    }
}
