package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.nn.Mlp;

/** A training with what was measured on its way: the loss of each batch, and both sets at each end of an epoch. */
public final class Run implements AutoCloseable {

    private final Compute compute;
    private final Training training;
    private final History history = new History();

    public Run(Plan plan, Compute compute) {
        this.compute = compute;
        history.add(epoch(plan, plan.firstWeights(), 0));
        this.training = Training.open(plan, compute);
    }

    public Plan plan() {
        return training.plan();
    }

    public History history() {
        return history;
    }

    public int steps() {
        return training.steps();
    }

    public Weights weights() {
        return training.weights();
    }

    public void step(float rate, float momentum) {
        history.add(training.step(rate, momentum), rate, momentum);
        if (training.isBetweenEpochs()) {
            history.add(epoch(plan(), weights(), steps()));
        }
    }

    private History.Epoch epoch(Plan plan, Weights weights, int after) {
        Mlp.Network network = weights.network();
        return compute.within(() -> {
            Evaluation train = plan.trained(network);
            Evaluation valid = plan.valid(network);
            return new History.Epoch(
                    after, train.loss(), train.accuracy(), valid.loss(), valid.accuracy(), valid.right());
        });
    }

    public Snapshot snapshot() {
        return training.snapshot();
    }

    /** Stands where a snapshot was taken, after so many steps. */
    public void restore(Snapshot snapshot, int after) {
        training.restore(snapshot, after);
        history.goTo(after);
    }

    @Override
    public void close() {
        training.close();
    }
}
