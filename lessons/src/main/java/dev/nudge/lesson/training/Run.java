package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.Keepsake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training with what is measured on its way: the loss of each batch, and the validation set before the first step and at each end of an epoch. What is long is done a portion at a time, by
 * {@link #prepareStep} and {@link #prepareMeasured}; whoever asks without them waits for the rest of it.
 */
public final class Run implements AutoCloseable {

    private final Compute compute;
    private final Training training;
    private final History history = new History();
    /** Of the validation set, with the weights as they are; null until somebody asks. */
    private @Nullable Evaluating valid;

    /** Where a run was. */
    public record Place(int steps, int epochs, Snapshot state) {
        /** Bytes this takes. */
        public long bytes() {
            return state.bytes() + 32;
        }
    }

    public Run(Plan plan, Compute compute) {
        this.compute = compute;
        this.training = Training.open(plan, compute);
    }

    public Plan plan() {
        return training.plan();
    }

    public int steps() {
        return training.steps();
    }

    public Weights weights() {
        return training.weights();
    }

    /** The loss of the batch of the last step, before it; 0 before the first. */
    public float lastLoss() {
        return steps() == 0 ? 0 : history.loss(steps() - 1);
    }

    /** What was measured up to here. */
    public History history() {
        while (measure()) {}
        return history;
    }

    /** What the model says of the validation set as it is now. */
    public Evaluation valid() {
        while (prepareMeasured()) {}
        return validating().whole(compute);
    }

    /**
     * Does some of what {@link #valid} and {@link #history} need, one portion of images; nothing changes by that. To be called outside of other work within the budget, as they are.
     *
     * @return whether there is more to do
     */
    public boolean prepareMeasured() {
        return measure() || validating().ask(compute);
    }

    /**
     * Does some of what the next step needs: the end of an epoch is measured before it, and a large batch comes in portions. Nothing changes by that.
     *
     * @return whether there is more to do
     */
    public boolean prepareStep() {
        return measure() || training.prepare();
    }

    /** Whether steps and ends of epochs are so long that they are better prepared. */
    public boolean isLong() {
        return training.isInPortions() || plan().valid().count() > Batch.PORTION;
    }

    /** Steps that can be taken before there is something to prepare. */
    public int stepsAtOnce() {
        return training.isInPortions() ? 1 : plan().stepsPerEpoch() - steps() % plan().stepsPerEpoch();
    }

    /** Takes a step. */
    public void step(float rate, float momentum) {
        while (measure()) {}
        history.add(training.step(rate, momentum), rate, momentum);
        valid = null;
    }

    /** Takes steps to the end of an epoch. */
    public void epoch(float rate, float momentum) {
        do {
            step(rate, momentum);
        } while (!training.isBetweenEpochs());
    }

    /** Does some of the measuring that is due before the next step, and says whether there is more. */
    private boolean measure() {
        if (isMeasured()) {
            return false;
        }
        if (validating().ask(compute)) {
            return true;
        }
        Evaluation said = validating().whole(compute);
        history.add(new History.Epoch(steps(), Float.NaN, Float.NaN, said.loss(), said.accuracy(), said.right()));
        return false;
    }

    private boolean isMeasured() {
        return !training.isBetweenEpochs()
                || history.epochs() > 0 && history.latest().steps() == steps();
    }

    private Evaluating validating() {
        Evaluating asked = valid;
        if (asked == null) {
            asked = plan().validating(weights().network());
            valid = asked;
        }
        return asked;
    }

    /** Its states on the device, by their names there. */
    public List<Keepsake.Named> state() {
        return training.state();
    }

    /** The losses, rates and momenta of its steps, whether or not the last end of an epoch is measured. */
    public History paces() {
        return history;
    }

    public Place place() {
        return new Place(steps(), history.epochs(), training.snapshot());
    }

    /** Stands where it was. */
    public void restore(Place place) {
        training.restore(place.state, place.steps);
        history.goTo(place.steps, place.epochs);
        valid = null;
    }

    @Override
    public void close() {
        training.close();
    }
}
