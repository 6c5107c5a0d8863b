package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.nn.Batches;
import dev.nudge.compute.nn.Mlp;
import java.util.List;

/**
 * What a training begins with; a change of any of it begins another.
 *
 * @param train what is learnt from
 * @param valid what is only looked at; its labels are true
 * @param seed of the first weights and of the order of the images, 0 to 999
 */
public record Plan(TrainingSet train, TrainingSet valid, Model model, Method method, int seed) {

    /** What of MNIST's training images is asked after each epoch. */
    private static final int SAMPLE = 2048;

    /**
     * What learns.
     *
     * @param units in each hidden layer
     * @param start its first weights
     */
    public record Model(Architecture net, int units, FirstWeights start) {}

    /**
     * How it learns.
     *
     * @param batch images in a batch, 1 to all
     * @param always how many images at the end of what is learnt from are in every batch, over and above its size
     */
    public record Method(Objective objective, UpdateRule update, int batch, int always) {

        public Method(Objective objective, UpdateRule update, int batch) {
            this(objective, update, batch, 0);
        }

        Method withAlways(int count) {
            return new Method(objective, update, batch, count);
        }
    }

    public Objective objective() {
        return method.objective;
    }

    /** Images in a full batch, but for those that are in every one. */
    public int batch() {
        return method.batch;
    }

    public Mlp mlp() {
        return model.net.of(train.pixels(), model.units, objective().outputs());
    }

    public Batches batches() {
        return new Batches(train.count() - method.always, batch(), seed);
    }

    /** Steps in an epoch: full batches, and a short one where some images are left. */
    public int stepsPerEpoch() {
        return (train.count() - method.always + batch() - 1) / batch();
    }

    /** The same with so many units in each hidden layer. */
    public Plan withUnits(int units) {
        return new Plan(train, valid, new Model(model.net, units, model.start), method, seed);
    }

    /** How many numbers are learnt. */
    public int parameters() {
        List<Integer> sizes = mlp().sizes();
        int parameters = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            parameters += (sizes.get(layer - 1) + 1) * sizes.get(layer);
        }
        return parameters;
    }

    public Weights firstWeights() {
        return model.start.of(train, mlp(), objective().even(), seed);
    }

    /** What a network says about the validation set. */
    public Evaluation valid(Mlp.Network network) {
        return validating(network).whole();
    }

    /** The same in portions, each {@linkplain Compute#within within} the budget by itself; to be called outside of other work within it. */
    public Evaluation valid(Mlp.Network network, Compute compute) {
        return validating(network).whole(compute);
    }

    Evaluating validating(Mlp.Network network) {
        return new Evaluating(network, objective(), valid, valid.count());
    }

    /** What it says about those of the training images that are asked after each epoch, all or the first {@value #SAMPLE}: in portions, as {@link #valid(Mlp.Network, Compute)}. */
    public Evaluation trained(Mlp.Network network, Compute compute) {
        return sampling(network).whole(compute);
    }

    Evaluating sampling(Mlp.Network network) {
        return new Evaluating(network, objective(), train, sample());
    }

    /** How many training images are asked after each epoch. */
    public int sample() {
        return Math.min(train.count(), SAMPLE);
    }
}
