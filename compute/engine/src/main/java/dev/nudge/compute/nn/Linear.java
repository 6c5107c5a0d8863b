package dev.nudge.compute.nn;

import dev.nudge.compute.Tensor;

/**
 * A linear layer: {@code x · weight + bias}. Rosenblatt, "The perceptron", 1958, without its threshold; the weight is the transpose of PyTorch's.
 *
 * @param weight [in, out]
 * @param bias [out]
 */
public record Linear(Tensor weight, Tensor bias) {
    /** x: [batch, in]; returns x · weight + bias: [batch, out]. */
    public Tensor apply(Tensor x) {
        return x.matmul(weight).add(bias);
    }
}
