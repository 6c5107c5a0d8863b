package dev.nudge.compute.nn;

import dev.nudge.compute.Execution;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tries learning rates from tiny to huge, one step each, and records the loss. Smith, "Cyclical learning rates for training neural networks", 2017; fast.ai's
 * {@code lr_find}: 100 rates from 1e-7 to 10 at equal ratios, stopped when the smoothed loss exceeds 4 times its best.
 */
public final class LearningRateFinder {
    private static final double FIRST = 1e-7;
    private static final double LAST = 10;
    private static final int TRIES = 100;
    private static final double STOP_ABOVE = 4;
    private static final double SMOOTHING = 0.98;

    private LearningRateFinder() {}

    /**
     * One rate tried.
     *
     * @param loss before the step with this rate
     * @param smoothed running mean of the losses so far, corrected for its start at zero
     */
    public record Try(double rate, double loss, double smoothed) {}

    /**
     * Runs the trial and puts the state and the rate back as they were, also when the trial fails. It ends early, with the tries so far, when the execution is
     * {@link Execution#stop() stopped} or this thread interrupted.
     *
     * @param rate name of the scalar that holds the learning rate
     * @param loss name of the output that holds the loss, a single number above 0
     * @param nextBatch writes the data of the next step, if it changes; what it wrote stays
     * @throws IllegalArgumentException if the loss is not a single number: of {@link dev.nudge.compute.Program#copies copies} each needs a trial of its own
     */
    public static List<Try> run(Execution execution, String rate, String loss, Runnable nextBatch) {
        Integer node = execution.program().outputs().get(loss);
        if (node == null) {
            throw new IllegalArgumentException(
                    "learning-rate finder: '" + loss + "' is no output of " + execution.program() + "; there are "
                            + execution.program().outputs().keySet() + ".");
        }
        Shape shape = execution.program().graph().nodes().get(node).shape();
        if (shape.size() != 1) {
            throw new IllegalArgumentException("learning-rate finder: the loss '" + loss + "' is " + shape
                    + "; it must be a single number. Take its mean, or run the finder on the single program?");
        }
        Snapshot before = execution.snapshot();
        double[] rateBefore = execution.readDoubles(rate);
        try {
            return trial(execution, rate, loss, nextBatch);
        } finally {
            execution.restore(before);
            execution.write(rate, rateBefore);
        }
    }

    /**
     * As {@link #run(Execution, String, String, Runnable)}, on mini-batches, epoch after epoch from the first; the order of the epoch that was going on is put back too.
     *
     * @param batches as declared in the program
     */
    public static List<Try> run(Execution execution, String rate, String loss, Batches batches) {
        double[] order = execution.readDoubles(Batches.ORDER);
        AtomicInteger next = new AtomicInteger();
        try {
            return run(execution, rate, loss, () -> {
                int step = next.getAndIncrement();
                if (step % batches.perEpoch() == 0) {
                    batches.begin(execution, step / batches.perEpoch());
                }
            });
        } finally {
            execution.write(Batches.ORDER, order);
        }
    }

    private static List<Try> trial(Execution execution, String rate, String loss, Runnable nextBatch) {
        Trial trial = new Trial();
        for (int i = 0; i < TRIES && !trial.isOver(); i++) {
            double tried = FIRST * Math.pow(LAST / FIRST, i / (TRIES - 1.0));
            nextBatch.run();
            execution.set(rate, tried);
            if (execution.run(1) == 0) {
                break;
            }
            trial.add(tried, execution.readDoubles(loss)[0]);
        }
        return trial.tries();
    }

    /** Tries as they come, for who takes the steps. */
    public static final class Trial {

        private final List<Try> tries = new ArrayList<>();
        private double mean;
        private double weight;
        private double best = Double.POSITIVE_INFINITY;

        /**
         * @param rate of the step
         * @param loss before it
         */
        public void add(double rate, double loss) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
            weight = SMOOTHING * weight + (1 - SMOOTHING);
            double smoothed = mean / weight;
            tries.add(new Try(rate, loss, smoothed));
            best = Math.min(best, smoothed);
        }

        /** Whether the smoothed loss exceeds 4 times its best, or is no number. */
        public boolean isOver() {
            return !tries.isEmpty() && !(tries.getLast().smoothed() <= STOP_ABOVE * best);
        }

        public List<Try> tries() {
            return List.copyOf(tries);
        }
    }

    private static void requireSome(List<Try> tries) {
        if (tries.isEmpty()) {
            throw new IllegalArgumentException(
                    "learning-rate finder: there are no tries to choose from, since the trial was stopped before its first"
                            + " step. Run it again?");
        }
    }

    /** The rate where the smoothed loss falls fastest per ratio of rates: a good one to start with. */
    public static double steepest(List<Try> tries) {
        requireSome(tries);
        double steepest = 0;
        double found = tries.getFirst().rate();
        for (int i = 1; i < tries.size() - 1; i++) {
            double fall = tries.get(i - 1).smoothed() - tries.get(i + 1).smoothed();
            if (fall > steepest) {
                steepest = fall;
                found = tries.get(i).rate();
            }
        }
        return found;
    }

    /** A tenth of the rate at which the smoothed loss is lowest: there the loss still falls. The first rule of thumb of fast.ai's {@code lr_find}. */
    public static double tenthOfMinimum(List<Try> tries) {
        requireSome(tries);
        Try lowest = tries.getFirst();
        for (Try tried : tries) {
            if (tried.smoothed() < lowest.smoothed()) {
                lowest = tried;
            }
        }
        return lowest.rate() / 10;
    }

    /**
     * The middle of the longest valley: of the longest run of tries, not necessarily neighbours, each with a lower smoothed loss than the one before. It skips
     * single outliers. As in fast.ai's {@code lr_find}, where it is the default, the middle is meant in tries, hence in powers of the rate. Where the loss has no
     * noise, the run begins at the first try, and the middle is far too small a rate.
     */
    public static double valley(List<Try> tries) {
        requireSome(tries);
        int[] length = new int[tries.size()];
        int[] begin = new int[tries.size()];
        int end = 0;
        for (int i = 0; i < length.length; i++) {
            length[i] = 1;
            begin[i] = i;
            for (int before = 0; before < i; before++) {
                if (tries.get(i).smoothed() < tries.get(before).smoothed() && length[before] + 1 > length[i]) {
                    length[i] = length[before] + 1;
                    begin[i] = begin[before];
                }
            }
            if (length[i] > length[end]) {
                end = i;
            }
        }
        return tries.get((begin[end] + end) / 2).rate();
    }
}
