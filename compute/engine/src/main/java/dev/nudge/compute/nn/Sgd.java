package dev.nudge.compute.nn;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic gradient descent, by PyTorch's formulas: {@code g = gradient + weightDecay · w}; with momentum {@code v = momentum · v + g} and the step goes
 * along v, or with Nesterov along {@code g + momentum · v}; {@code w = w - learningRate · step}. Sutskever, Martens, Dahl and Hinton, 2013.
 *
 * @param learningRate a scalar of the program, so that a control can change it
 * @param momentum between 0 and 1, a scalar of the program; null for none
 * @param nesterov whether to look ahead along the velocity
 * @param weightDecay a scalar of the program; null for none
 */
public record Sgd(
        Tensor learningRate,
        @Nullable Tensor momentum,
        boolean nesterov,
        @Nullable Tensor weightDecay) implements Optimiser {
    public Sgd {
        if (nesterov && momentum == null) {
            throw new IllegalArgumentException(
                    "sgd: Nesterov looks ahead along the velocity, and without momentum there is none. Give a momentum, or leave Nesterov out?");
        }
    }

    /** Plain gradient descent. */
    public Sgd(Tensor learningRate) {
        this(learningRate, null, false, null);
    }

    /** Gradient descent with momentum. */
    public Sgd(Tensor learningRate, Tensor momentum) {
        this(learningRate, momentum, false, null);
    }

    @Override
    public void update(Recorder p, Tensor parameter, Tensor gradient) {
        Tensor g = weightDecay == null ? gradient : gradient.add(parameter.mul(weightDecay));
        Tensor step = g;
        if (momentum != null) {
            Tensor velocity = Optimiser.slot(p, parameter, "velocity");
            Tensor next = velocity.mul(momentum).add(g);
            p.update(velocity, next);
            step = nesterov ? g.add(next.mul(momentum)) : next;
        }
        p.update(parameter, parameter.sub(step.mul(learningRate)));
    }
}
