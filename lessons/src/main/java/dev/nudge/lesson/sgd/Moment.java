package dev.nudge.lesson.sgd;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.BatchGradient;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.Weights;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a training stands, as the rooms show it.
 *
 * @param batch of the step to come, or of the last where there is none
 * @param whole what all of it says together, where it comes in portions; empty where it goes through at once
 * @param portion of the batch, with the image that is followed in it; all where it goes through at once
 * @param weights that answer now: those of the last step, or those that were kept
 * @param network the same weights
 * @param raw what the network gives for the portion, shape [portion, 1]; tracked
 * @param valid what it says about the validation set
 * @param ended why training has ended; {@link Ending#NONE} if it goes on
 * @param peek what the next step would do, for who asks; empty where there is none
 */
record Moment(
        Settings settings,
        Plan plan,
        History history,
        Batch batch,
        Optional<BatchGradient> whole,
        Batch portion,
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
            Optional<BatchGradient> whole,
            Weights weights,
            Evaluation valid,
            Ending ended,
            Optional<Training.Peek> peek) {
        Mlp.Network network = weights.network();
        Batch portion = batch.portion(portionOf(followed(settings, batch)), Batch.PORTION);
        Tensor raw = network.apply(portion.x());
        return new Moment(settings, plan, history, batch, whole, portion, weights, network, raw, valid, ended, peek);
    }

    int steps() {
        return history.steps();
    }

    int epoch() {
        return steps() / plan.stepsPerEpoch();
    }

    /** The loss of the batch. */
    float loss() {
        return whole.map(BatchGradient::loss).orElseGet(() -> portionLoss().item());
    }

    /** The gradient of that loss, in the order of {@link Weights#flat}. */
    float[] gradient() {
        return whole.map(all -> all.slopes().flat()).orElseGet(() -> weights.gradient(portionLoss(), network));
    }

    private Tensor portionLoss() {
        return plan.objective().loss(raw, portion.y());
    }

    /** How many images of the batch are on the right side. */
    int right() {
        float[] given = whole.map(BatchGradient::raw).orElseGet(raw::toArray);
        float[] targets = batch.targets();
        float even = plan.objective().even();
        return (int) IntStream.range(0, given.length)
                .filter(i -> given[i] > even == (targets[i] == 1))
                .count();
    }

    /** Which image of the batch is followed, from 0. */
    int followed() {
        return followed(settings, batch);
    }

    /** Which image of the portion that is. */
    int followedInPortion() {
        return followed() - from();
    }

    /** Which image of the batch the portion begins with, from 0. */
    int from() {
        return portionOf(followed());
    }

    private static int followed(Settings settings, Batch batch) {
        return Math.min(Math.round(settings.number(SevenSteps.IMAGE)), batch.size()) - 1;
    }

    private static int portionOf(int image) {
        return image / Batch.PORTION * Batch.PORTION;
    }

    /** Says which images of the batch are drawn, where these are not all. */
    void tellPortion(FrameBuilder frame) {
        if (portion.size() < batch.size()) {
            frame.notice(Message.of("seven.portion", from() + 1, from() + portion.size(), batch.size()));
        }
    }
}
