package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.nn.Batches;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.Keepsake;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model on its device, trained by one batch at a time. Batches are written as they come, so that no set is too large; one of more than {@value Batch#PORTION} images goes through in portions, whose slopes
 * add up before the step.
 */
public final class Training implements AutoCloseable {

    private final Plan plan;
    private final Compute compute;
    private final Mlp mlp;
    private final Batches batches;
    /** Null where a batch goes through at once. */
    private final @Nullable Portions portions;
    /** Takes the steps, all but short ones, and holds the state. */
    private final Execution full;
    /** The short batch that ends an epoch; null where the size divides the number of images, and where batches come in portions. */
    private final @Nullable Execution last;

    /** Of the next batch, once all its portions are added up. */
    private @Nullable BatchGradient whole;

    /** The weights that it is of, if it is added up for others than its own. */
    private @Nullable Weights others;

    private @Nullable LookAhead ahead;

    private int steps;
    /** The order of the images in the epoch under way. */
    private float[] order;

    private int orderedFor;

    private Training(
            Plan plan,
            Compute compute,
            Mlp mlp,
            @Nullable Portions portions,
            Execution full,
            @Nullable Execution last) {
        this.plan = plan;
        this.compute = compute;
        this.mlp = mlp;
        this.batches = plan.batches();
        this.portions = portions;
        this.full = full;
        this.last = last;
        this.order = batches.order(0);
        begin();
    }

    public static Training open(Plan plan, Compute compute) {
        return open(plan, compute, Batch.PORTION);
    }

    /** @param portion how many images go through at once at most */
    static Training open(Plan plan, Compute compute, int portion) {
        Mlp mlp = plan.mlp();
        int always = plan.method().always();
        int size = plan.batch() + always;
        int rest = plan.batches().rest() == 0 ? 0 : plan.batches().rest() + always;
        return size <= portion
                ? atOnce(plan, mlp, size, rest, compute)
                : inPortions(plan, mlp, new int[] {size, rest}, portion, compute);
    }

    private static Training atOnce(Plan plan, Mlp mlp, int size, int rest, Compute compute) {
        Execution full = compute.open(StepPrograms.onBatch(plan, mlp, size));
        try {
            Execution last = rest == 0 ? null : compute.open(StepPrograms.onBatch(plan, mlp, rest), full);
            return new Training(plan, compute, mlp, null, full, last);
        } catch (RuntimeException refused) {
            full.close();
            throw refused;
        }
    }

    private static Training inPortions(Plan plan, Mlp mlp, int[] sizes, int portion, Compute compute) {
        Portions portions = Portions.open(plan, mlp, portion, sizes, compute);
        try {
            Execution stepping = compute.open(StepPrograms.bySlopes(plan, mlp), portions.any());
            return new Training(plan, compute, mlp, portions, stepping, null);
        } catch (RuntimeException refused) {
            portions.close();
            throw refused;
        }
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
        dropPrepared();
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

    /** Whether a batch does not go through at once. */
    public boolean isInPortions() {
        return portions != null;
    }

    /**
     * Does some of what the next step needs, one portion of its batch; nothing changes by that.
     *
     * @return whether there is more to do
     */
    public boolean prepare() {
        return addPortion(null);
    }

    /** Likewise some of what {@link #whole(Weights)} needs. */
    public boolean prepare(Weights asked) {
        return addPortion(asked);
    }

    private boolean addPortion(@Nullable Weights asked) {
        if (portions == null) {
            return false;
        }
        if (others != asked) {
            whole = null;
            portions.drop();
            others = asked;
        }
        if (whole != null) {
            return false;
        }
        if (!portions.isBegun()) {
            portions.begin(next());
        }
        if (asked == null ? portions.add() : addWith(asked, portions)) {
            return true;
        }
        whole = portions.sum();
        portions.drop();
        return false;
    }

    private boolean addWith(Weights asked, Portions to) {
        Snapshot here = snapshot();
        asked.write(full);
        try {
            return to.add();
        } finally {
            full.restore(here);
        }
    }

    /** What all images of the next batch say together, where it comes in portions; empty where it goes through at once. */
    public Optional<BatchGradient> whole() {
        while (prepare()) {}
        return Optional.ofNullable(whole);
    }

    /** The same, had it other weights. It is kept until something else is asked. */
    public Optional<BatchGradient> whole(Weights asked) {
        while (prepare(asked)) {}
        return Optional.ofNullable(whole);
    }

    private void dropPrepared() {
        whole = null;
        others = null;
        ahead = null;
        if (portions != null) {
            portions.drop();
        }
    }

    /**
     * Takes a step.
     *
     * @return the loss of its batch before it
     */
    public float step(double rate, double momentum) {
        Optional<BatchGradient> sums = whole();
        float loss;
        if (sums.isPresent()) {
            sums.get().slopes().write(full, StepPrograms.SLOPE);
            run(full, rate, momentum);
            loss = sums.get().loss();
        } else {
            Batch batch = next();
            Execution execution = batch.size() == plan.batch() + plan.method().always() || last == null ? full : last;
            execution.write(StepPrograms.X, batch.inputs());
            execution.write(StepPrograms.Y, batch.targets());
            run(execution, rate, momentum);
            loss = execution.read(StepPrograms.LOSS)[0];
        }
        steps++;
        dropPrepared();
        return loss;
    }

    private void run(Execution execution, double rate, double momentum) {
        execution.set(UpdateRule.RATE, rate);
        if (plan.method().update() == UpdateRule.MOMENTUM) {
            execution.set(UpdateRule.MOMENTUM_KEPT, momentum);
        }
        if (execution.run(1) == 0) {
            throw new IllegalStateException(
                    "training: stopped within step " + (steps + 1) + "; it is not taken. Take it again?");
        }
    }

    /**
     * A step that is only looked at.
     *
     * @param rate it would be taken with
     * @param weights after it
     * @param lossAfter of the same batch with these
     */
    public record Peek(double rate, Weights weights, float lossAfter) {}

    /** What the next step would do; it is not taken. To be called outside of other work within the budget. */
    public Peek peek(double rate, double momentum) {
        while (preparePeek(rate, momentum)) {}
        return lookAhead(rate, momentum).peek();
    }

    /**
     * Does some of what a peek needs, one portion of the batch; nothing changes by that.
     *
     * @return whether there is more to do
     */
    public boolean preparePeek(double rate, double momentum) {
        return prepare() || lookAhead(rate, momentum).ask(compute);
    }

    private LookAhead lookAhead(double rate, double momentum) {
        LookAhead known = ahead;
        if (known == null || !known.isWith(rate, momentum)) {
            Batch batch = next();
            known = new LookAhead(plan, batch, rate, momentum, weightsAfter(rate, momentum));
            ahead = known;
        }
        return known;
    }

    /** After a step that is then taken back. */
    private Weights weightsAfter(double rate, double momentum) {
        BatchGradient known = whole().orElse(null);
        Snapshot here = snapshot();
        int before = steps;
        try {
            step(rate, momentum);
            return weights();
        } finally {
            restore(here, before);
            whole = known;
        }
    }

    /**
     * Bytes that a step on a full batch holds on its device: the batch or a portion of it, weights, slopes, and what comes between; arrays that are used again count once.
     */
    public long bytesOfStep() {
        return portions == null ? full.bytes() : portions.bytes() + full.bytes() - 4L * plan.parameters();
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
        dropPrepared();
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
        if (portions != null) {
            portions.close();
        }
    }
}
