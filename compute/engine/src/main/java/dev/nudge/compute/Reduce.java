package dev.nudge.compute;

import java.util.List;

/**
 * Many numbers become one along some dimensions, which stay with size 1.
 *
 * @param kind how they are combined
 * @param dims ascending, not negative
 */
public record Reduce(Kind kind, List<Integer> dims) implements Primitive {
    /** How numbers are combined. */
    public enum Kind {
        SUM,
        /** The largest; the gradient is shared equally among ties, as PyTorch's {@code amax} does. */
        MAX,
        /** The smallest; the gradient is shared equally among ties, as PyTorch's {@code amin} does. */
        MIN
    }

    @Override
    public String label() {
        return switch (kind) {
            case SUM -> "sum";
            case MAX -> "max";
            case MIN -> "min";
        };
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape result = inputs.getFirst();
        for (int dim : dims) {
            if (kind != Kind.SUM && result.dim(dim) == 0) {
                throw new ShapeException(
                        label(),
                        "dimension " + dim + " of " + inputs.getFirst() + " is empty and has no " + label()
                                + ". Reduce over another dimension?");
            }
            result = result.with(dim, 1);
        }
        return result;
    }

    @Override
    public DType dtype(List<DType> inputs) {
        return inputs.getFirst() == DType.BOOL ? DType.INT32 : inputs.getFirst();
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values x = inputs.getFirst();
        out.fill(
                switch (kind) {
                    case SUM -> 0;
                    case MAX -> Double.NEGATIVE_INFINITY;
                    case MIN -> Double.POSITIVE_INFINITY;
                });
        // The result stretched back over the input: every element finds the number it is combined into.
        Values target = out.under(out.layout().expand(x.shape()));
        for (int i = 0; i < x.shape().size(); i++) {
            double sofar = target.get(i);
            double next = x.get(i);
            target.set(
                    i,
                    switch (kind) {
                        case SUM -> sofar + next;
                        case MAX -> Math.max(sofar, next);
                        case MIN -> Math.min(sofar, next);
                    });
        }
    }

    @Override
    public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        Tensor x = inputs.getFirst();
        if (kind == Kind.SUM) {
            return upstream.expand(x.shape());
        }
        Tensor ties = x.eq(output);
        Tensor count = Tensor.apply(new Reduce(Kind.SUM, dims), ties);
        return upstream.div(count).mul(ties);
    }
}
