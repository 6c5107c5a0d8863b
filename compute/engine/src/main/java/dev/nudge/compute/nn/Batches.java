package dev.nudge.compute.nn;

import dev.nudge.compute.Execution;
import dev.nudge.compute.Random;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;

/**
 * Mini-batches of a data set that stays on the device. Each epoch uploads one permutation of the rows; each step gathers the next rows by it, so a whole
 * epoch is one {@code run}. A last batch that is short is a second program of its own size, {@link #last()}, which shares data and state with the first.
 *
 * @param rows of the data set
 * @param size of a batch, at most {@code rows}
 * @param seed of the shuffling; the same seed and epoch always give the same order
 */
public record Batches(int rows, int size, int seed) {
    static final String ORDER = "batch.order";
    private static final String START = "batch.start";

    public Batches {
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "batches from " + rows + " rows; there must be 1 or more. Load the data first?");
        }
        if (size < 1 || size > rows) {
            throw new IllegalArgumentException(
                    "a batch of " + size + " from " + rows + " rows; give 1 to " + rows + ".");
        }
    }

    /** Full batches in an epoch. */
    public int perEpoch() {
        return rows / size;
    }

    /** Rows in the short last batch; 0 if there is none. */
    public int rest() {
        return rows % size;
    }

    /**
     * The short last batch of an epoch, for a second program that shares with the first: opened with
     * {@link dev.nudge.compute.Compute#open(dev.nudge.compute.Program, Execution)}, it takes the rows that {@link #perEpoch()} steps of the first leave.
     *
     * @throws IllegalStateException if no rows are left, because the size divides the rows
     */
    public Batches last() {
        if (rest() == 0) {
            throw new IllegalStateException("batches: " + rows + " rows are " + perEpoch() + " full batches of " + size
                    + "; no short one is left. Look at rest() first?");
        }
        return new Batches(rows, rest(), seed);
    }

    /** Declares the order and the position in a program; returns the row numbers of the batch: [size]. Use with {@link Tensor#indexSelect}. */
    public Tensor declare(Recorder p) {
        Tensor order = p.indices(ORDER, rows);
        Tensor start = p.state(START);
        p.update(start, start.add(size));
        return order.gather(0, Tensor.arange(size).add(start));
    }

    /** Uploads the order of an epoch and goes to its start; in {@link dev.nudge.compute.Program#copies copies} all alike. */
    public void begin(Execution execution, int epoch) {
        execution.write(
                ORDER,
                forCopies(order(epoch), execution.program().input(ORDER).shape().size() / rows));
        execution.fill(START, 0);
    }

    /** Each number once for every copy. */
    private static float[] forCopies(float[] order, int copies) {
        float[] all = new float[order.length * copies];
        for (int i = 0; i < all.length; i++) {
            all[i] = order[i / copies];
        }
        return all;
    }

    /** The rows in the order of this epoch, shuffled by Fisher and Yates with {@link Random} as the dice. */
    public float[] order(int epoch) {
        float[] order = new float[rows];
        Random random = new Random(Random.Kind.UNIFORM, Shape.of(rows), 0, false);
        for (int i = 0; i < rows; i++) {
            int j = (int) (random.draw(seed, epoch, i) * (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
