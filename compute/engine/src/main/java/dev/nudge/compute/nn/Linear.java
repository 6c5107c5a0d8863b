package dev.nudge.compute.nn;

import dev.nudge.compute.Tensor;

/**
 * A linear layer.
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
