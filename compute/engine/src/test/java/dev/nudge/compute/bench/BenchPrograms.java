package dev.nudge.compute.bench;

import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Sgd;
import java.util.List;

/** The training steps that are measured: as the lessons record them. */
final class BenchPrograms {
    private BenchPrograms() {}

    /** Quadratic through points: forward, mean absolute error, backward, descent. */
    static Program quadratic(int points) {
        return Program.record("quadratic", p -> {
            Tensor x = p.data("x", points);
            Tensor a = p.state("a");
            Tensor b = p.state("b");
            Tensor c = p.state("c");
            Tensor loss = Losses.l1(a.mul(x.square()).add(b.mul(x)).add(c), p.data("y", points));
            new Sgd(p.scalar("learningRate")).update(p, loss, List.of(a, b, c));
            p.output("loss", loss);
        });
    }

    /** A tanh network with mean squared error. */
    static Program tanhNetwork(int batch, int... sizes) {
        Mlp mlp = new Mlp(Activation.TANH, sizes);
        return Program.record("tanh network", p -> {
            Mlp.Network net = mlp.declare(p);
            Tensor x = p.data("x", batch, sizes[0]);
            Tensor loss = Losses.mse(net.apply(x), p.data("y", batch, sizes[sizes.length - 1]));
            new Sgd(p.scalar("learningRate")).update(p, loss, net.parameters());
            p.output("loss", loss);
        });
    }

    /** A ReLU network with binary cross-entropy of the sigmoid. */
    static Program imageNetwork(int batch, int... sizes) {
        Mlp mlp = new Mlp(Activation.RELU, sizes);
        return Program.record("image network", p -> {
            Mlp.Network net = mlp.declare(p);
            Tensor x = p.data("x", batch, sizes[0]);
            Tensor loss =
                    Losses.binaryCrossEntropyWithLogits(net.apply(x), p.data("y", batch, sizes[sizes.length - 1]));
            new Sgd(p.scalar("learningRate")).update(p, loss, net.parameters());
            p.output("loss", loss);
        });
    }

    /** Fills every input with numbers that keep training tame. */
    static Execution fill(Execution execution) {
        int seed = 1;
        for (String name : execution.program().inputs().keySet()) {
            int size = execution.program().input(name).shape().size();
            float[] drawn = Initialisation.KAIMING_NORMAL.weights(seed++, 0, 100, Math.ceilDiv(size, 100));
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = name.equals("learningRate") ? 0.001f : name.equals("y") ? i % 2 : drawn[i];
            }
            execution.write(name, values);
        }
        return execution;
    }
}
