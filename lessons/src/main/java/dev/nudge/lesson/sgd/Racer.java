package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.Weights;

/** A training among others. */
final class Racer implements AutoCloseable {

    /** Losses of batches that are still told. */
    static final int RECENT = 40;

    private final Compute compute;
    private final Training training;
    private final History history = new History();

    Racer(Plan plan, Compute compute) {
        this.compute = compute;
        history.add(epoch(plan, plan.firstWeights(), 0));
        training = Training.open(plan, compute);
    }

    Plan plan() {
        return training.plan();
    }

    History history() {
        return history;
    }

    int steps() {
        return training.steps();
    }

    void epoch(float rate) {
        do {
            history.add(training.step(rate, 0), rate, 0);
        } while (!training.isBetweenEpochs());
        history.add(epoch(plan(), training.weights(), training.steps()));
    }

    private History.Epoch epoch(Plan plan, Weights weights, int steps) {
        Evaluation valid = plan.valid(weights.network(), compute);
        return new History.Epoch(steps, Float.NaN, Float.NaN, valid.loss(), valid.accuracy(), valid.right());
    }

    Snapshot snapshot() {
        return training.snapshot();
    }

    void restore(Snapshot snapshot, int steps) {
        training.restore(snapshot, steps);
        history.goTo(steps);
    }

    @Override
    public void close() {
        training.close();
    }
}
