package dev.nudge.compute.nn;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;

/**
 * RMSProp: {@code s = alpha · s + (1 - alpha) · g²}, {@code w = w - learningRate · g / (sqrt(s) + epsilon)}. Hinton's lecture 6e, 2012; PyTorch's form.
 *
 * @param learningRate a scalar of the program
 * @param alpha how long squares are remembered, between 0 and 1
 * @param epsilon keeps the division finite
 */
public record RmsProp(Tensor learningRate, double alpha, double epsilon) implements Optimiser {
    /** With PyTorch's defaults: alpha 0.99, epsilon 1e-8. */
    public RmsProp(Tensor learningRate) {
        this(learningRate, 0.99, 1e-8);
    }

    @Override
    public void update(Recorder p, Tensor parameter, Tensor gradient) {
        Tensor square = Optimiser.slot(p, parameter, "square");
        Tensor next = square.mul(alpha).add(gradient.square().mul(1 - alpha));
        p.update(square, next);
        p.update(
                parameter,
                parameter.sub(gradient.mul(learningRate).div(next.sqrt().add(epsilon))));
    }
}
