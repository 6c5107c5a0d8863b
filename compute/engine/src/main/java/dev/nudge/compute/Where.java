package dev.nudge.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Element by element: the second input where the first is true (not 0), else the third. All three have one shape. */
public record Where() implements Primitive {
    @Override
    public String label() {
        return "where";
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Op.requireSame(label(), inputs);
        return inputs.getFirst();
    }

    @Override
    public DType dtype(List<DType> inputs) {
        return inputs.get(1) == inputs.get(2) ? inputs.get(1) : DType.FLOAT32;
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        for (int i = 0; i < out.shape().size(); i++) {
            out.set(i, inputs.get(inputs.get(0).get(i) != 0 ? 1 : 2).get(i));
        }
    }

    /** The gradient goes to the side that was taken. */
    @Override
    public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        Tensor condition = inputs.getFirst();
        Tensor nothing = Tensor.scalar(0);
        return switch (input) {
            case 1 -> Tensor.where(condition, upstream, nothing);
            case 2 -> Tensor.where(condition, nothing, upstream);
            default -> null;
        };
    }
}
