package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.Tensor;
import java.util.Arrays;

/**
 * Nets of one hidden layer of ReLUs, trained side by side on the same places; none knows of the others. One program trains all, as one wide layer whose
 * outputs are added up net by net. Open on a device.
 */
final class Nets implements AutoCloseable {

    /** A weight grows no further than this, so that a walk that diverges stays within float32. */
    private static final float LARGEST = 1e4f;

    private final Shape shape;
    private final Optimiser optimiser;
    private final int places;
    private final Execution step;

    /**
     * How the weights of all nets lie in one row: slopes input by input, biases, output weights, and one lift for each net.
     *
     * @param inputs how many numbers a place is
     * @param sizes ReLUs of each net
     */
    record Shape(int inputs, int... sizes) {

        int relus() {
            return Arrays.stream(sizes).sum();
        }

        int weights() {
            return (inputs + 2) * relus() + sizes.length;
        }

        Tensor slopes(Tensor weights) {
            return weights.slice(0, 0, inputs * relus()).reshape(inputs, relus());
        }

        Tensor biases(Tensor weights) {
            return weights.slice(0, inputs * relus(), (inputs + 1) * relus());
        }

        Tensor outputs(Tensor weights) {
            return weights.slice(0, (inputs + 1) * relus(), (inputs + 2) * relus());
        }

        Tensor lifts(Tensor weights) {
            return weights.slice(0, (inputs + 2) * relus(), weights());
        }

        /**
         * What each net says at each place.
         *
         * @param x [places, inputs]
         * @param members [relus, nets], 1 where a ReLU belongs to a net
         * @return [places, nets]
         */
        Tensor predict(Tensor weights, Tensor x, Tensor members) {
            return Relus.hidden(x, slopes(weights), biases(weights))
                    .matmul(outputs(weights).unsqueeze(1).mul(members))
                    .add(lifts(weights));
        }

        /** @return mean squared errors, [nets] */
        Tensor losses(Tensor weights, Tensor x, Tensor members, Tensor y) {
            return predict(weights, x, members).sub(y.unsqueeze(1)).square().mean(0);
        }

        /** Row by row, shape [relus, nets]. */
        float[] members() {
            float[] members = new float[relus() * sizes.length];
            int relu = 0;
            for (int net = 0; net < sizes.length; net++) {
                for (int i = 0; i < sizes[net]; i++) {
                    members[relu++ * sizes.length + net] = 1;
                }
            }
            return members;
        }
    }

    private Nets(Shape shape, Optimiser optimiser, int places, Execution step) {
        this.shape = shape;
        this.optimiser = optimiser;
        this.places = places;
        this.step = step;
        step.write("members", shape.members());
    }

    static Nets open(Shape shape, Optimiser optimiser, int places, Compute compute) {
        return new Nets(shape, optimiser, places, compute.open(program(shape, optimiser, places)));
    }

    boolean fits(Shape shape, Optimiser optimiser, int places) {
        return this.shape.inputs == shape.inputs
                && Arrays.equals(this.shape.sizes, shape.sizes)
                && this.optimiser == optimiser
                && this.places == places;
    }

    /**
     * One step of gradient descent.
     *
     * <p>State: {@code weights}, and what the optimiser remembers. Inputs: data {@code x} [places, inputs], {@code y} [places], {@code members} [relus,
     * nets]; scalar {@code learningRate}. Output: {@code losses} [nets] after the step.
     */
    private static Program program(Shape shape, Optimiser optimiser, int places) {
        return Program.record("train " + shape.relus() + " ReLUs with " + optimiser.id(), p -> {
            Tensor x = p.data("x", places, shape.inputs);
            Tensor y = p.data("y", places);
            Tensor members = p.data("members", shape.relus(), shape.sizes.length);
            Tensor weights = p.state("weights", shape.weights());
            Tensor gradient = shape.losses(weights, x, members, y)
                    .sum(0)
                    .gradients(weights)
                    .getFirst();
            Tensor next = next(p, optimiser, weights, gradient);
            p.update(weights, next);
            p.output("losses", shape.losses(next, x, members, y));
        });
    }

    private static Tensor next(Recorder p, Optimiser optimiser, Tensor weights, Tensor gradient) {
        Tensor step = optimiser.step(p, p.scalar("learningRate"), gradient);
        return weights.sub(step).clip(-LARGEST, LARGEST);
    }

    /** Uploads what is to be learnt. */
    void learn(float[] x, float[] y) {
        step.write("x", x);
        step.write("y", y);
    }

    /** Puts the weights, with nothing remembered from earlier steps; the losses there. */
    float[] begin(float[] weights) {
        // A step at rate 0 moves nothing and tells the losses; what the optimiser noted of it is forgotten again.
        forget(weights);
        step(0);
        float[] losses = losses();
        forget(weights);
        return losses;
    }

    private void forget(float[] weights) {
        for (String state : step.snapshot().names()) {
            int length = step.program().input(state).shape().size();
            step.write(state, new float[length]);
        }
        step.write("weights", weights);
    }

    void step(float learningRate) {
        step.set("learningRate", learningRate);
        step.run(1);
    }

    /** Mean squared error of each net, after the last step. */
    float[] losses() {
        return step.read("losses");
    }

    float[] weights() {
        return step.read("weights");
    }

    Snapshot snapshot() {
        return step.snapshot();
    }

    void restore(Snapshot snapshot) {
        step.restore(snapshot);
    }

    @Override
    public void close() {
        step.close();
    }

    /**
     * Weights to begin with: slopes from a standard normal distribution, kinks spread evenly at random over the data, output weights small enough that the
     * sum begins with a spread of about 1 whatever its size, and no lift.
     *
     * @param seed 0 to 999
     * @param reach the data lie between −reach and reach in every input
     */
    static float[] random(Shape shape, int seed, float reach) {
        float[] weights = new float[shape.weights()];
        int relus = shape.relus();
        int first = 0;
        for (int net = 0; net < shape.sizes.length; net++) {
            int size = shape.sizes[net];
            int stream = 4_000 * net + 4 * seed;
            float[] slopes = Tensor.randn(stream, shape.inputs, size).toArray();
            // A place drawn for each ReLU and input; the kink goes through it.
            float[] places = Tensor.rand(stream + 1, shape.inputs, size)
                    .mul(2 * reach)
                    .sub(reach)
                    .toArray();
            float[] outputs = Tensor.randn(stream + 2, size)
                    .mul(1 / Math.sqrt(size * shape.inputs))
                    .toArray();
            for (int i = 0; i < size; i++) {
                for (int input = 0; input < shape.inputs; input++) {
                    float slope = slopes[input * size + i];
                    weights[input * relus + first + i] = slope;
                    weights[shape.inputs * relus + first + i] -= slope * places[input * size + i];
                }
                weights[(shape.inputs + 1) * relus + first + i] = outputs[i];
            }
            first += size;
        }
        return weights;
    }
}
