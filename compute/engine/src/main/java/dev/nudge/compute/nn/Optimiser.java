package dev.nudge.compute.nn;

import dev.nudge.compute.Leaf;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import java.util.List;

/**
 * How parameters move against their gradient. What an optimiser remembers from step to step (velocities, mean squares) is declared as states of the
 * program, named after the parameter; all start at zero.
 */
public interface Optimiser {
    /**
     * Declares the update of one parameter.
     *
     * @param parameter a state of the program
     * @param gradient of the loss with respect to it
     */
    void update(Recorder p, Tensor parameter, Tensor gradient);

    /**
     * Declares the updates of all parameters by the gradient of {@code loss}.
     *
     * @throws IllegalArgumentException if no gradient flows through the loss: a training that changes nothing
     */
    default void update(Recorder p, Tensor loss, List<Tensor> parameters) {
        if (!loss.isTracked()) {
            throw new IllegalArgumentException("optimiser: no gradient flows through the loss, "
                    + loss.op().label() + loss.shape()
                    + ". Was it detached, compared, or computed within noGrad or from nothing that is trained?");
        }
        List<Tensor> gradients = loss.gradients(parameters.toArray(Tensor[]::new));
        for (int i = 0; i < gradients.size(); i++) {
            update(p, parameters.get(i), gradients.get(i));
        }
    }

    /** A state of the parameter's shape, named after it: {@code "layer1.weight.velocity"}. */
    static Tensor slot(Recorder p, Tensor parameter, String what) {
        if (!(parameter.op() instanceof Leaf.Input input)) {
            throw new IllegalArgumentException("optimiser: " + parameter + " is no state of a program.");
        }
        return p.state(input.name() + "." + what, parameter.shape().toArray());
    }
}
