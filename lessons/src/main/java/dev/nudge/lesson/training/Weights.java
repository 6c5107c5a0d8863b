package dev.nudge.lesson.training;

import dev.nudge.compute.Execution;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Linear;
import dev.nudge.compute.nn.Mlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The weights of a model at one moment. What it holds is never changed once others have seen it.
 *
 * @param sizes of the signal: inputs, units of each hidden layer, outputs
 * @param layers weights of each layer, [in, out] row by row
 * @param biases of each layer, [out]
 */
public record Weights(List<Integer> sizes, List<float[]> layers, List<float[]> biases) {

    public Weights {
        sizes = List.copyOf(sizes);
        layers = List.copyOf(layers);
        biases = List.copyOf(biases);
    }

    static Weights drawn(Mlp mlp, int seed) {
        List<Integer> sizes = mlp.sizes();
        List<float[]> layers = new ArrayList<>();
        List<float[]> biases = new ArrayList<>();
        for (int layer = 1; layer < sizes.size(); layer++) {
            int in = sizes.get(layer - 1);
            int out = sizes.get(layer);
            layers.add(Initialisation.KAIMING_NORMAL.weights(seed, layer, in, out));
            biases.add(new float[out]);
        }
        return new Weights(sizes, layers, biases);
    }

    /** Those an execution holds now. */
    static Weights read(Mlp mlp, Execution execution) {
        return read(mlp, execution, "");
    }

    /**
     * What an execution holds beside each.
     *
     * @param what comes after their names in its own
     */
    static Weights read(Mlp mlp, Execution execution, String what) {
        List<float[]> layers = new ArrayList<>();
        List<float[]> biases = new ArrayList<>();
        for (int layer = 1; layer <= mlp.layers(); layer++) {
            layers.add(execution.read(Mlp.weight(layer) + what));
            biases.add(execution.read(Mlp.bias(layer) + what));
        }
        return new Weights(mlp.sizes(), layers, biases);
    }

    void write(Execution execution) {
        write(execution, "");
    }

    /** @param what as {@link #read(Mlp, Execution, String)} */
    void write(Execution execution, String what) {
        for (int layer = 1; layer <= layers.size(); layer++) {
            execution.write(Mlp.weight(layer) + what, layers.get(layer - 1));
            execution.write(Mlp.bias(layer) + what, biases.get(layer - 1));
        }
    }

    /** Names in programs, in the order of {@link Mlp.Network#parameters}. */
    static List<String> names(Mlp mlp) {
        return IntStream.rangeClosed(1, mlp.layers())
                .boxed()
                .flatMap(layer -> Stream.of(Mlp.weight(layer), Mlp.bias(layer)))
                .toList();
    }

    /** How many numbers these are. */
    public int count() {
        int count = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            count += layers.get(layer).length + biases.get(layer).length;
        }
        return count;
    }

    /** As a network whose weights are leaves: tracked, so that a loss has gradients by them. */
    public Mlp.Network network() {
        List<Linear> linears = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            int in = sizes.get(layer);
            int out = sizes.get(layer + 1);
            linears.add(new Linear(
                    Tensor.of(layers.get(layer), Shape.of(in, out)).requiresGrad(),
                    Tensor.of(biases.get(layer), Shape.of(out)).requiresGrad()));
        }
        return new Mlp.Network(Activation.RELU, linears);
    }

    /** Numbers in the order of {@link Mlp.Network#parameters}: the weights of a layer, its biases, and on. */
    public float[] flat() {
        float[] flat = new float[count()];
        int at = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            for (float[] part : List.of(layers.get(layer), biases.get(layer))) {
                System.arraycopy(part, 0, flat, at, part.length);
                at += part.length;
            }
        }
        return flat;
    }

    /**
     * The gradient of a loss, in the same order.
     *
     * @param network of these weights, by which the loss was computed
     */
    public float[] gradient(Tensor loss, Mlp.Network network) {
        float[] flat = new float[count()];
        int at = 0;
        for (Tensor gradient : loss.gradients(network.parameters().toArray(Tensor[]::new))) {
            float[] part = gradient.toArray();
            System.arraycopy(part, 0, flat, at, part.length);
            at += part.length;
        }
        return flat;
    }

    /**
     * Numbers in that order, as weights of these sizes.
     *
     * @param flat {@link #count} of them
     */
    public Weights shaped(float[] flat) {
        List<float[]> shapedLayers = new ArrayList<>();
        List<float[]> shapedBiases = new ArrayList<>();
        int at = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            shapedLayers.add(Arrays.copyOfRange(flat, at, at += layers.get(layer).length));
            shapedBiases.add(Arrays.copyOfRange(flat, at, at += biases.get(layer).length));
        }
        return new Weights(sizes, shapedLayers, shapedBiases);
    }

    /** What the number at this place of {@link #flat} is called in code. */
    public String name(int place) {
        int rest = place;
        for (int layer = 1; layer <= layers.size(); layer++) {
            int units = sizes.get(layer);
            int inLayer = layers.get(layer - 1).length;
            if (rest < inLayer) {
                return "w" + layer + "[" + rest / units + ", " + rest % units + "]";
            }
            rest -= inLayer;
            if (rest < units) {
                return "b" + layer + "[" + rest + "]";
            }
            rest -= units;
        }
        throw new IndexOutOfBoundsException("weights: there are " + count() + ", none at " + place);
    }

    /** The weights of a unit of the first layer, one for each input. */
    public float[] incoming(int unit) {
        int units = sizes.get(1);
        float[] incoming = new float[sizes.getFirst()];
        for (int pixel = 0; pixel < incoming.length; pixel++) {
            incoming[pixel] = layers.getFirst()[pixel * units + unit];
        }
        return incoming;
    }
}
