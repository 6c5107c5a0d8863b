package dev.nudge.compute.nn;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Adam: running means m of the gradient and v of its square, each divided by {@code 1 - beta^t} because they start at zero;
 * {@code w = w - learningRate · m / (sqrt(v) + epsilon)}. Kingma and Ba, 2015. With weight decay it is AdamW, which first shrinks the weights:
 * {@code w = w · (1 - learningRate · weightDecay)}. Loshchilov and Hutter, 2019. PyTorch's forms.
 *
 * @param learningRate a scalar of the program
 * @param weightDecay a scalar of the program; null for none
 * @param beta1 how long gradients are remembered
 * @param beta2 how long their squares are remembered
 * @param epsilon keeps the division finite
 */
public record Adam(Tensor learningRate, @Nullable Tensor weightDecay, double beta1, double beta2, double epsilon)
        implements Optimiser {
    /** With the defaults of the paper: beta1 0.9, beta2 0.999, epsilon 1e-8. */
    public Adam(Tensor learningRate) {
        this(learningRate, null, 0.9, 0.999, 1e-8);
    }

    /** AdamW with the same defaults. */
    public static Adam withWeightDecay(Tensor learningRate, Tensor weightDecay) {
        return new Adam(learningRate, weightDecay, 0.9, 0.999, 1e-8);
    }

    @Override
    public void update(Recorder p, Tensor parameter, Tensor gradient) {
        Tensor m = remember(p, parameter, "mean", gradient, beta1);
        Tensor v = remember(p, parameter, "square", gradient.square(), beta2);
        Tensor step = m.div(v.sqrt().add(epsilon)).mul(learningRate);
        Tensor kept = weightDecay == null
                ? parameter
                : parameter.mul(learningRate.mul(weightDecay).neg().add(1));
        p.update(parameter, kept.sub(step));
    }

    /** The running mean of {@code value}, corrected for its start at zero. */
    private static Tensor remember(Recorder p, Tensor parameter, String what, Tensor value, double beta) {
        Tensor mean = Optimiser.slot(p, parameter, what);
        Tensor next = mean.mul(beta).add(value.mul(1 - beta));
        p.update(mean, next);
        // 1 - beta^t, step by step, since the difference would lose digits: it is the running mean of ones.
        // One for each weight, so that part of a tensor may begin anew: a racer among others, say.
        Tensor weight = Optimiser.slot(p, parameter, what + "Weight");
        Tensor nextWeight = weight.mul(beta).add(1 - beta);
        p.update(weight, nextWeight);
        return next.div(nextWeight);
    }
}
