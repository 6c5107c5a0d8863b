package dev.nudge.lesson.sgd;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.Weights;
import java.util.Optional;

/**
 * Where a training stands, as the rooms show it.
 *
 * @param batch of the step to come, or of the last where there is none
 * @param weights that answer now: those of the last step, or those that were kept
 * @param network the same weights
 * @param raw what the network gives for the batch, shape [batch, 1]; tracked
 * @param valid what it says about the validation set
 * @param ended why training has ended; {@link Ending#NONE} if it goes on
 * @param peek what the next step would do, for who asks; empty where there is none
 */
record Moment(
        Settings settings,
        Plan plan,
        History history,
        Batch batch,
        Weights weights,
        Mlp.Network network,
        Tensor raw,
        Evaluation valid,
        Ending ended,
        Optional<Training.Peek> peek) {

    /** Why there is no further step. */
    enum Ending {
        NONE,
        /** All epochs that were planned. */
        EPOCHS,
        /** As many steps as a walk has here. */
        LIMIT,
        /** The rates that were to be tried. */
        FOUND,
        /** The validation set did not get better for long enough. */
        PATIENCE,
        /** The numbers grew out of all bounds. */
        DIVERGED
    }

    static Moment of(
            Settings settings,
            Plan plan,
            History history,
            Batch batch,
            Weights weights,
            Evaluation valid,
            Ending ended,
            Optional<Training.Peek> peek) {
        Mlp.Network network = weights.network();
        return new Moment(
                settings, plan, history, batch, weights, network, network.apply(batch.x()), valid, ended, peek);
    }

    int steps() {
        return history.steps();
    }

    int epoch() {
        return steps() / plan.stepsPerEpoch();
    }

    /** The loss of the batch. */
    Tensor loss() {
        return plan.objective().loss(raw, batch.y());
    }

    /** The gradient of that loss, in the order of {@link Weights#flat}. */
    float[] gradient() {
        return weights.gradient(loss(), network);
    }

    /** Which image of the batch is followed, from 0. */
    int followed() {
        return Math.min(Math.round(settings.number(SevenSteps.IMAGE)), batch.size()) - 1;
    }
}
