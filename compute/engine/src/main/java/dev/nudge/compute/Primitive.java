package dev.nudge.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An op that computes new numbers. Each states three things side by side: the shape of its result, its plain forward rule, and how a gradient
 * flows back through it.
 */
public sealed interface Primitive extends Op
        permits Unary, Binary, Compare, Where, MatMul, Reduce, CumSum, Indexing, Joining, Copy, Random {
    /**
     * The shape of the result.
     *
     * @throws ShapeException if the inputs do not fit
     */
    Shape infer(List<Shape> inputs);

    /** What the numbers of the result mean. */
    default DType dtype(List<DType> inputs) {
        return DType.FLOAT32;
    }

    /** The rule in plain loops and double precision: the definition every device is tested against. {@code out} is row-major. */
    void forward(Values out, List<Values> inputs);

    /**
     * The part of a gradient that goes back to one input.
     *
     * @param input which input
     * @param upstream gradient of the final value with respect to {@code output}; of its shape
     * @param output the result of this op
     * @return gradient with respect to {@code inputs.get(input)}, of its shape, made by ops and so differentiable again; null where nothing
     *     flows (the derivative is zero, or the input is an index)
     */
    @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs);
}
