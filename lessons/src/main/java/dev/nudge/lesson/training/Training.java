package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Batches;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.Keepsake;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model on its device, trained by one batch at a time. Batches are written as they come, so that no set is too large. */
public final class Training implements AutoCloseable {

    private static final String X = "x";
    private static final String Y = "y";
    private static final String LOSS = "loss";

    private final Plan plan;
    private final Mlp mlp;
    private final Batches batches;
    private final Execution full;
    /** The short batch that ends an epoch; null where the size divides the number of images. */
    private final @Nullable Execution last;

    private int steps;
    /** The order of the images in the epoch under way. */
    private float[] order;

    private int orderedFor;

    private Training(Plan plan, Compute compute) {
        this.plan = plan;
        this.mlp = plan.mlp();
        this.batches = plan.batches();
        this.full = compute.open(program(plan, mlp, plan.batch() + plan.method().always()));
        try {
            this.last = batches.rest() == 0
                    ? null
                    : compute.open(
                            program(plan, mlp, batches.rest() + plan.method().always()), full);
        } catch (RuntimeException refused) {
            full.close();
            throw refused;
        }
        this.order = batches.order(0);
        begin();
    }

    public static Training open(Plan plan, Compute compute) {
        return new Training(plan, compute);
    }

    /**
     * One step on one batch.
     *
     * <p>Inputs: data {@code x} [batch, pixels], {@code y} [batch, 1]; scalars {@code rate} and, where it is kept, {@code momentum}; the weights as states. Output: {@code loss} [] before
     * the step.
     */
    private static Program program(Plan plan, Mlp mlp, int batch) {
        return Program.record("a step on " + batch + " digits", p -> {
            Mlp.Network network = mlp.declare(p);
            Tensor raw = network.apply(p.data(X, batch, plan.train().pixels()));
            Tensor loss = plan.objective().loss(raw, p.data(Y, batch, 1));
            plan.method().update().declare(p).update(p, loss, network.parameters());
            p.output(LOSS, loss);
        });
    }

    public Plan plan() {
        return plan;
    }

    /** Goes back to the first weights. */
    void begin() {
        for (String state : full.program().updates().keySet()) {
            full.fill(state, 0);
        }
        plan.firstWeights().write(full);
        steps = 0;
    }

    public int steps() {
        return steps;
    }

    public int epochs() {
        return steps / plan.stepsPerEpoch();
    }

    /** Whether the next step begins an epoch. */
    public boolean isBetweenEpochs() {
        return steps % plan.stepsPerEpoch() == 0;
    }

    /** The batch of the next step. */
    public Batch next() {
        return batch(steps);
    }

    /** The batch of the step that came {@code step}th, from 0. */
    Batch batch(int step) {
        int epoch = step / plan.stepsPerEpoch();
        if (epoch != orderedFor) {
            order = batches.order(epoch);
            orderedFor = epoch;
        }
        return Batch.of(plan.train(), order, step % plan.stepsPerEpoch() * plan.batch(), plan.batch())
                .plusLast(plan.method().always());
    }

    /**
     * Takes a step.
     *
     * @return the loss of its batch before it
     */
    public float step(double rate, double momentum) {
        Batch batch = next();
        Execution execution = batch.size() == plan.batch() + plan.method().always() || last == null ? full : last;
        execution.write(X, batch.inputs());
        execution.write(Y, batch.targets());
        execution.set(Update.RATE, rate);
        if (plan.method().update() == Update.MOMENTUM) {
            execution.set(Update.MOMENTUM_KEPT, momentum);
        }
        execution.run(1);
        steps++;
        return execution.read(LOSS)[0];
    }

    /**
     * A step that is only looked at.
     *
     * @param rate it would be taken with
     * @param weights after it
     * @param lossAfter of the same batch with these
     */
    public record Peek(double rate, Weights weights, float lossAfter) {}

    /** What the next step would do; it is not taken. */
    public Peek peek(double rate, double momentum) {
        Snapshot here = snapshot();
        int before = steps;
        try {
            step(rate, momentum);
            Weights after = weights();
            Batch batch = batch(before);
            Tensor raw = after.network().apply(batch.x());
            return new Peek(rate, after, plan.objective().loss(raw, batch.y()).item());
        } finally {
            restore(here, before);
        }
    }

    /** Bytes that a step on a full batch holds on its device: the batch, weights, slopes, and what comes between; arrays that are used again count once. */
    public long bytesOfStep() {
        return full.bytes();
    }

    public Weights weights() {
        return Weights.read(mlp, full);
    }

    /** Its states on the device, by their names there: the weights, and what the optimiser keeps. */
    public List<Keepsake.Named> state() {
        return full.program().updates().keySet().stream()
                .map(name -> new Keepsake.Named(
                        name,
                        Arrays.stream(full.program().input(name).shape().toArray())
                                .boxed()
                                .toList(),
                        full.read(name)))
                .toList();
    }

    public Snapshot snapshot() {
        return full.snapshot();
    }

    /** Stands where a snapshot was taken, after so many steps. */
    public void restore(Snapshot snapshot, int after) {
        full.restore(snapshot);
        steps = after;
    }

    /** Stands at these weights, after so many steps. What else an optimiser keeps is as at its start. */
    public void begin(Weights weights, int after) {
        begin();
        weights.write(full);
        steps = after;
    }

    @Override
    public void close() {
        if (last != null) {
            last.close();
        }
        full.close();
    }
}
