package dev.nudge.compute.nn;

import dev.nudge.compute.Execution;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A multi-layer perceptron: linear layers with an activation between them, none after the last.
 *
 * <pre>{@code
 * Mlp mlp = new Mlp(Activation.TANH, 2, 8, 1);
 * Program program = Program.record("two moons", p -> {
 *     Mlp.Network net = mlp.declare(p);
 *     Tensor loss = Losses.mse(net.apply(p.data("x", 10, 2)), p.data("y", 10, 1));
 *     new Sgd(p.scalar("learningRate")).update(p, loss, net.parameters());
 *     p.output("loss", loss);
 * });
 * mlp.initialise(execution, Initialisation.GLOROT_UNIFORM, 42);
 * }</pre>
 */
public final class Mlp {
    private final Activation hidden;
    private final int[] sizes;

    /**
     * @param hidden applied after every layer but the last
     * @param sizes numbers of inputs, of the units of each hidden layer, and of outputs; at least two, each 1 or more
     */
    public Mlp(Activation hidden, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException(
                    "an MLP needs the number of its inputs and outputs, " + sizes.length + " sizes were given.");
        }
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("an MLP of sizes " + Arrays.toString(sizes)
                        + "; each must be 1 or more. Leave a layer out to have fewer?");
            }
        }
        this.hidden = hidden;
        this.sizes = sizes.clone();
    }

    /** Numbers of inputs, of the units of each hidden layer, and of outputs. */
    public List<Integer> sizes() {
        return Arrays.stream(sizes).boxed().toList();
    }

    /** Number of linear layers. */
    public int layers() {
        return sizes.length - 1;
    }

    /** Name of the weights of a layer, counted from 1, among the states of a program. */
    public static String weight(int layer) {
        return "layer" + layer + ".weight";
    }

    /** Name of the bias of a layer, counted from 1, among the states of a program. */
    public static String bias(int layer) {
        return "layer" + layer + ".bias";
    }

    /** Declares the weights and biases as states of a program. */
    public Network declare(Recorder p) {
        List<Linear> layers = new ArrayList<>();
        for (int layer = 1; layer <= layers(); layer++) {
            int in = sizes[layer - 1];
            int out = sizes[layer];
            layers.add(new Linear(p.state(weight(layer), in, out), p.state(bias(layer), out)));
        }
        return new Network(hidden, layers);
    }

    /**
     * Writes the first weights into a program's states; biases become 0.
     *
     * @param seeds one, or one for each of the program's {@link dev.nudge.compute.Program#copies copies}
     */
    public void initialise(Execution execution, Initialisation initialisation, int... seeds) {
        for (int layer = 1; layer <= layers(); layer++) {
            int in = sizes[layer - 1];
            int out = sizes[layer];
            float[] weights = new float[in * out * seeds.length];
            for (int copy = 0; copy < seeds.length; copy++) {
                float[] own = initialisation.weights(seeds[copy], layer, in, out);
                for (int i = 0; i < own.length; i++) {
                    weights[i * seeds.length + copy] = own[i];
                }
            }
            execution.write(weight(layer), weights);
            execution.write(bias(layer), new float[out * seeds.length]);
        }
    }

    /**
     * The layers with their weights.
     *
     * @param hidden applied after every layer but the last
     */
    public record Network(Activation hidden, List<Linear> layers) {
        /** x: [batch, inputs]; returns [batch, outputs]. */
        public Tensor apply(Tensor x) {
            Tensor signal = layers.getFirst().apply(x);
            for (Linear layer : layers.subList(1, layers.size())) {
                signal = layer.apply(hidden.apply(signal));
            }
            return signal;
        }

        /** Weight and bias of each layer in turn. */
        public List<Tensor> parameters() {
            return layers.stream()
                    .flatMap(layer -> List.of(layer.weight(), layer.bias()).stream())
                    .toList();
        }
    }
}
