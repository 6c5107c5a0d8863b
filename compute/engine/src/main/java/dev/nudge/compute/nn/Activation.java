package dev.nudge.compute.nn;

import dev.nudge.compute.Tensor;
import java.util.function.UnaryOperator;

/** What bends the straight line between two layers; applied to every element. */
public enum Activation implements UnaryOperator<Tensor> {
    /** {@code x}: no bend at all. */
    IDENTITY(x -> x),
    /** {@code max(x, 0)}; gradient 0 at 0. Nair and Hinton, 2010. */
    RELU(Tensor::relu),
    /** {@code x} where positive, else {@code 0.01 x}; at 0 the gradient is 0.01, as in PyTorch. Maas, Hannun and Ng, 2013. */
    LEAKY_RELU(x -> Tensor.where(x.gt(0), x, x.mul(0.01))),
    /** {@code 1 / (1 + e^-x)}, the logistic function. Verhulst, 1845; in networks Rumelhart, Hinton and Williams, 1986. */
    SIGMOID(Tensor::sigmoid),
    /** {@code (e^x - e^-x) / (e^x + e^-x)}. LeCun et al., "Efficient BackProp", 1998, on why it trains better than the logistic function. */
    TANH(Tensor::tanh),
    /** {@code log(1 + e^x)}. Dugas et al., 2001. */
    SOFTPLUS(Tensor::softplus),
    /** {@code x/2 (1 + erf(x / sqrt 2))}, the exact form. Hendrycks and Gimpel, 2016. */
    GELU(x -> x.mul(0.5).mul(x.mul(Math.sqrt(0.5)).erf().add(1)));

    private final UnaryOperator<Tensor> function;

    Activation(UnaryOperator<Tensor> function) {
        this.function = function;
    }

    @Override
    public Tensor apply(Tensor x) {
        return function.apply(x);
    }
}
