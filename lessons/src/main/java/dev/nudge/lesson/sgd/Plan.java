package dev.nudge.lesson.sgd;

import dev.nudge.compute.nn.Batches;
import dev.nudge.compute.nn.Mlp;
import java.util.List;

/**
 * What a training begins with; a change of any of it begins another.
 *
 * @param train what is learnt from
 * @param valid what is only looked at; its labels are true
 * @param units in each hidden layer
 * @param batch images in a batch, 1 to all
 * @param seed of the first weights and of the order of the images, 0 to 999
 * @param always how many images at the end of what is learnt from are in every batch, over and above its size
 */
record Plan(
        TrainingSet train,
        TrainingSet valid,
        Net net,
        int units,
        Start start,
        Objective objective,
        Update update,
        int batch,
        int seed,
        int always) {

    Plan(
            TrainingSet train,
            TrainingSet valid,
            Net net,
            int units,
            Start start,
            Objective objective,
            Update update,
            int batch,
            int seed) {
        this(train, valid, net, units, start, objective, update, batch, seed, 0);
    }

    /** What of MNIST's training images is asked after each epoch. */
    private static final int SAMPLE = 2048;

    Mlp mlp() {
        return net.of(train.pixels(), units);
    }

    Batches batches() {
        return new Batches(train.count() - always, batch, seed);
    }

    /** Steps in an epoch: full batches, and a short one where some images are left. */
    int stepsPerEpoch() {
        return (train.count() - always + batch - 1) / batch;
    }

    /** How many numbers are learnt. */
    int parameters() {
        List<Integer> sizes = mlp().sizes();
        int parameters = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            parameters += (sizes.get(layer - 1) + 1) * sizes.get(layer);
        }
        return parameters;
    }

    Weights firstWeights() {
        return start.of(train, units, net, seed);
    }

    /** Those of the training images that are asked after each epoch: all, or the first {@value #SAMPLE}. */
    int asked() {
        return Math.min(train.count(), SAMPLE);
    }
}
