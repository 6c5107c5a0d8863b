package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.compute.nn.Batches;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.ImageGradients;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A linear model after some epochs, and the gradients it has there. Everything here is the same for batches of all sizes, and what it has learnt is kept for when it is asked for more epochs, or for fewer. */
final class Arrows implements AutoCloseable {

    /** Batches of each size whose errors are averaged. */
    private static final int TRIALS = 24;

    private static final int TRIALS_AT_ONCE = 2;

    /** Images in a batch of the training that comes before. */
    private static final int BATCH = 64;

    /** Steps of that training that are taken in one go. */
    private static final int STEPS = 16;

    private final Plan plan;
    private final Compute compute;
    private final Training training;
    /** After each epoch, from none on. */
    private final List<Weights> learnt = new ArrayList<>();
    /** Bytes that a step on a batch of each size holds. */
    private final long[] bytes;

    private int epochs;
    private @Nullable Measured measured;
    private @Nullable Measuring measuring;

    /**
     * The gradients after so many epochs.
     *
     * @param errors of each size but all, as drawn: the root of the mean squared distance from the whole gradient
     */
    private record Measured(int epochs, ImageGradients gradients, float[] errors) {}

    private Arrows(Plan plan, Compute compute, long[] bytes) {
        this.plan = plan;
        this.compute = compute;
        this.bytes = bytes;
        this.training = Training.open(plan, compute);
        learnt.add(training.weights());
    }

    static Arrows open(TrainingSet set, TrainingSet valid, int seed, Compute compute) {
        long[] bytes = BatchSize.IDS.stream()
                .mapToInt(id -> BatchSize.of(id, set.count()))
                .mapToLong(size -> bytes(plan(set, valid, size, seed), compute))
                .toArray();
        return new Arrows(plan(set, valid, BATCH, seed), compute, bytes);
    }

    private static Plan plan(TrainingSet set, TrainingSet valid, int size, int seed) {
        return new Plan(
                set,
                valid,
                new Plan.Model(Architecture.LINEAR, 1, FirstWeights.RANDOM),
                new Plan.Method(Objective.SEVEN, UpdateRule.SGD, size),
                seed);
    }

    private static long bytes(Plan plan, Compute compute) {
        try (Training training = Training.open(plan, compute)) {
            return training.bytesOfStep();
        }
    }

    /** Asks for another number of epochs. */
    void goTo(int asked) {
        epochs = asked;
    }

    /**
     * Does some of what is to be done before there are gradients.
     *
     * @return whether there is more to do
     */
    boolean prepare() {
        for (int step = 0; step < STEPS && hasToLearn(); step++) {
            learn();
        }
        return hasToLearn() || hasToMeasure();
    }

    private boolean hasToMeasure() {
        if (measured != null && measured.epochs == epochs) {
            return false;
        }
        Measuring going = measuring;
        if (going == null || going.epochs != epochs) {
            going = new Measuring(epochs);
            measuring = going;
        }
        if (going.goOn()) {
            return true;
        }
        measured = going.measured();
        measuring = null;
        return false;
    }

    private boolean hasToLearn() {
        return learnt.size() <= epochs;
    }

    private void learn() {
        training.step(1, 0);
        if (training.isBetweenEpochs()) {
            learnt.add(training.weights());
        }
    }

    /** What there is at so many epochs, part after part: the gradients, then batches of each size. */
    private final class Measuring {

        private final int epochs;
        private final ImageGradients.Gathering gathering;
        private final double[] squares = new double[BatchSize.IDS.size() - 1];
        private @Nullable ImageGradients gradients;
        private int trials;

        Measuring(int epochs) {
            this.epochs = epochs;
            this.gathering = new ImageGradients.Gathering(plan, learnt.get(epochs), compute);
        }

        /** Does a part, and says whether there are more. */
        boolean goOn() {
            ImageGradients known = gradients;
            if (known == null) {
                gradients = gathering.goOn() ? null : gathering.gradients();
                return true;
            }
            for (int trial = 0; trial < TRIALS_AT_ONCE; trial++) {
                draw(known);
            }
            return trials < TRIALS;
        }

        private void draw(ImageGradients known) {
            float[] order = new Batches(count(), 1, seed()).order(trials);
            for (int i = 0; i < squares.length; i++) {
                int size = BatchSize.of(BatchSize.IDS.get(i), count());
                double apart = known.apart(known.of(first(order, size)));
                squares[i] += apart * apart;
            }
            trials++;
        }

        Measured measured() {
            float[] errors = new float[squares.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = (float) Math.sqrt(squares[i] / trials);
            }
            return new Measured(epochs, Objects.requireNonNull(gradients), errors);
        }
    }

    private Measured measured() {
        while (prepare()) {}
        return Objects.requireNonNull(measured);
    }

    private static int[] first(float[] order, int size) {
        int[] images = new int[size];
        for (int i = 0; i < size; i++) {
            images[i] = (int) order[i];
        }
        return images;
    }

    TrainingSet set() {
        return plan.train();
    }

    int seed() {
        return plan.seed();
    }

    int count() {
        return plan.train().count();
    }

    ImageGradients gradients() {
        return measured().gradients;
    }

    /** By the sizes of {@link BatchSize#IDS} but the last. */
    float[] errors() {
        return measured().errors;
    }

    /** By the sizes of {@link BatchSize#IDS}. */
    long[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        training.close();
    }
}
