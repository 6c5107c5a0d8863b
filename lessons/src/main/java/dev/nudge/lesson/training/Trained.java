package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Split;

/**
 * A model that learnt as the lesson learns before anyone touches it: the 3-or-7 loss, SGD at a rate of 1, batches of 64, random first weights. Others may ask it and {@linkplain #further
 * train it on}. Immutable.
 */
public final class Trained {

    /** Forty epochs of the images that ship with Nudge. */
    public static final int STEPS = 200;

    /** Units of a network's hidden layer. */
    public static final int UNITS = 30;

    private static final int BATCH = 64;
    private static final int SEED = 1;

    private final Plan plan;
    private final Weights weights;

    Trained(Plan plan, Weights weights) {
        this.plan = plan;
        this.weights = weights;
    }

    /** A linear model, from its first weights through all {@value #STEPS} steps. */
    public static Trained linear(Split split) {
        return of(split, Architecture.LINEAR);
    }

    /** A network with {@value #UNITS} ReLUs, likewise. */
    public static Trained network(Split split) {
        return of(split, Architecture.ONE);
    }

    /** By tensors computed at once, so that it is the same for everybody, whatever device each is on. */
    private static Trained of(Split split, Architecture net) {
        Plan plan = new Plan(
                TrainingSet.of(split.train()),
                TrainingSet.of(split.valid()),
                new Plan.Model(net, UNITS, FirstWeights.RANDOM),
                new Plan.Method(Objective.SEVEN, UpdateRule.SGD, BATCH),
                SEED);
        Weights weights = plan.firstWeights();
        for (int step = 0; step < STEPS; step++) {
            int place = step % plan.stepsPerEpoch();
            float[] order = plan.batches().order(step / plan.stepsPerEpoch());
            weights = stepped(plan, weights, Batch.of(plan.train(), order, place * BATCH, BATCH));
        }
        return new Trained(plan, weights);
    }

    private static Weights stepped(Plan plan, Weights weights, Batch batch) {
        Mlp.Network network = weights.network();
        Tensor loss = plan.objective().loss(network.apply(batch.x()), batch.y());
        float[] flat = weights.flat();
        float[] gradient = weights.gradient(loss, network);
        for (int i = 0; i < flat.length; i++) {
            flat[i] -= (float) (Further.RATE * gradient[i]);
        }
        return weights.shaped(flat);
    }

    /** The model itself: from pixels [n, pixels] to what it gives before the sigmoid, [n, 1]; above 0 it says 3. */
    public Mlp.Network model() {
        return weights.network();
    }

    /** How many numbers it has learnt. */
    public int count() {
        return weights.count();
    }

    /**
     * How many images of the validation set it is right about.
     *
     * @param most the first so many are asked
     */
    public int right(int most) {
        return new Evaluating(
                        weights.network(),
                        plan.objective(),
                        plan.valid(),
                        Math.min(plan.valid().count(), most))
                .whole()
                .right();
    }

    /** Steps in an epoch of what it learnt from. */
    public int stepsPerEpoch() {
        return plan.stepsPerEpoch();
    }

    /** Images in the validation set. */
    public int validCount() {
        return plan.valid().count();
    }

    /** What it learnt from. */
    public LabelledImages train() {
        return plan.train().images();
    }

    /**
     * Trains this model on.
     *
     * @param images threes and sevens to learn from
     * @param always how many of them, at the end, are in every batch
     * @param after how many steps of training on lie behind it
     * @param compute whom it belongs to
     */
    public Further further(LabelledImages images, int always, int after, Compute compute) {
        Plan longer = new Plan(
                TrainingSet.of(images),
                plan.valid(),
                plan.model(),
                plan.method().withAlways(always),
                plan.seed());
        Training training = Training.open(longer, compute);
        training.begin(weights, after);
        return new Further(this, training);
    }

    Weights weights() {
        return weights;
    }

    /** The same model with other weights. */
    Trained with(Weights others) {
        return new Trained(plan, others);
    }
}
