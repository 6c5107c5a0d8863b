package dev.nudge.compute;

import java.util.List;

/** Running sum along {@code dim}: element i is the sum of elements 0 to i. */
public record CumSum(int dim) implements Primitive {
    @Override
    public String label() {
        return "cumsum";
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public DType dtype(List<DType> inputs) {
        return inputs.getFirst() == DType.BOOL ? DType.INT32 : inputs.getFirst();
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        Values x = inputs.getFirst();
        int step = Indexing.inner(x.shape(), dim);
        int length = x.shape().dim(dim);
        for (int i = 0; i < out.shape().size(); i++) {
            boolean first = i / step % length == 0;
            out.set(i, (first ? 0 : out.get(i - step)) + x.get(i));
        }
    }

    /** Element i went into every sum from i on. */
    @Override
    public Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return upstream.flip(dim).cumsum(dim).flip(dim);
    }
}
