package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.nn.Mlp;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Batches that do not go through a model at once: portions of one do, each after the other, and what they say adds up on the device. Each portion counts by its share of the images, so that the sum of
 * the means is the mean over all.
 */
final class Portions implements AutoCloseable {

    private final Plan plan;
    private final Mlp mlp;
    private final int most;
    /** By how many images a portion has. */
    private final Map<Integer, Execution> bySize = new TreeMap<>();

    private @Nullable Batch batch;
    private float[] raw = {};
    /** Images of the batch that are added up. */
    private int done;

    /** @param most how many images a portion has at most */
    private Portions(Plan plan, Mlp mlp, int most) {
        this.plan = plan;
        this.mlp = mlp;
        this.most = most;
    }

    /**
     * @param most how many images a portion has at most
     * @param batches how many images the batches have
     */
    static Portions open(Plan plan, Mlp mlp, int most, int[] batches, Compute compute) {
        Portions portions = new Portions(plan, mlp, most);
        try {
            for (int size : batches) {
                portions.open(Math.min(size, most), compute);
                portions.open(size % most, compute);
            }
            return portions;
        } catch (RuntimeException refused) {
            portions.close();
            throw refused;
        }
    }

    private void open(int size, Compute compute) {
        if (size > 0 && !bySize.containsKey(size)) {
            Program program = StepPrograms.adding(plan, mlp, size);
            bySize.put(size, bySize.isEmpty() ? compute.open(program) : compute.open(program, any()));
        }
    }

    /** One of them; all share weights and sums. */
    Execution any() {
        return bySize.values().iterator().next();
    }

    /** Begins to add up a batch. */
    void begin(Batch next) {
        batch = next;
        raw = new float[next.size() * plan.objective().outputs()];
        done = 0;
        Execution sums = any();
        sums.program().updates().keySet().forEach(sum -> sums.fill(sum, 0));
    }

    /**
     * Adds up the next portion.
     *
     * @return whether there are more
     * @throws IllegalStateException if it was stopped; then the batch has to begin anew
     */
    boolean add() {
        Batch all = begun();
        Batch portion = all.portion(done, most);
        Execution execution = executionFor(portion.size());
        execution.write(StepPrograms.X, portion.inputs());
        execution.write(StepPrograms.Y, portion.targets());
        execution.set(StepPrograms.SHARE, (double) portion.size() / all.size());
        if (execution.run(1) == 0) {
            batch = null;
            throw new IllegalStateException("training: stopped after " + done + " of the " + all.size()
                    + " images of a batch; its step is not taken. Begin the batch anew?");
        }
        float[] given = execution.read(StepPrograms.RAW);
        System.arraycopy(given, 0, raw, done * plan.objective().outputs(), given.length);
        done += portion.size();
        return done < all.size();
    }

    /** The sums, once no portion is left. */
    BatchGradient sum() {
        return new BatchGradient(raw, any().read(StepPrograms.LOSS_SUM)[0], Weights.read(mlp, any(), StepPrograms.SUM));
    }

    boolean isBegun() {
        return batch != null;
    }

    /** Lets go of what is added up of a batch. */
    void drop() {
        batch = null;
    }

    private Batch begun() {
        if (batch == null) {
            throw new IllegalStateException("training: no batch is begun; begin one, then add its portions");
        }
        return batch;
    }

    private Execution executionFor(int size) {
        Execution execution = bySize.get(size);
        if (execution == null) {
            throw new IllegalStateException(
                    "training: a portion of " + size + " images; there are programs for " + bySize.keySet());
        }
        return execution;
    }

    /** Bytes that adding up a portion holds on its device, the largest at that. */
    long bytes() {
        return executionFor(most).bytes();
    }

    @Override
    public void close() {
        bySize.values().forEach(Execution::close);
    }
}
