package dev.nudge.compute.cpu;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Sgd;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains small networks in turns, so that the just-in-time compiler has met the kernels before a learner's program does. Until then vectors are
 * objects: a step allocates tens of kilobytes and takes ten times as long. What counts is the kernels met, not their shapes; in turns, so that the
 * compiler sees early what differs between them.
 */
final class WarmUp {
    /** All in all: the compiler takes up to a second for each of the largest vector kernels. */
    private static final Duration TIME = Duration.ofSeconds(4);

    private WarmUp() {}

    static void run(CpuDevice device, BooleanSupplier stop) {
        List<Program> programs = List.of(
                network("tanh", Activation.TANH, 10, 3, 7, 5, 1),
                network("tanh, many copies", Activation.TANH, 10, 3, 6, 5, 1).copies(40, "x", "y"),
                network("tanh, wider", Activation.TANH, 24, 2, 16, 16, 2),
                network("relu", Activation.RELU, 60, 100, 30, 1),
                network("relu, wide", Activation.RELU, 96, 70, 150, 10),
                functions());
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            List<Execution> executions = programs.stream().map(compute::open).toList();
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end && !stop.getAsBoolean()) {
                executions.forEach(execution -> execution.run(10));
            }
        }
    }

    private static Program network(String name, Activation activation, int batch, int... sizes) {
        Mlp mlp = new Mlp(activation, sizes);
        return Program.record("warm-up: " + name, p -> {
            Mlp.Network network = mlp.declare(p);
            Tensor prediction = network.apply(p.data("x", batch, sizes[0]));
            Tensor y = p.data("y", batch, sizes[sizes.length - 1]);
            boolean binary = activation == Activation.RELU;
            Tensor loss = binary ? Losses.binaryCrossEntropyWithLogits(prediction, y) : Losses.mse(prediction, y);
            Tensor rate = p.scalar("learningRate");
            (binary ? new Adam(rate) : new Sgd(rate)).update(p, loss, network.parameters());
            p.output("loss", loss);
        });
    }

    /** The functions of one tensor, and long rows. */
    private static Program functions() {
        return Program.record("warm-up: functions", p -> {
            Tensor x = p.data("x", 20, 500);
            Tensor row = p.data("row", 500);
            Tensor sum = x.add(row).mul(row).sub(row).div(row.exp());
            for (Tensor each : List.of(x.exp(), x.tanh(), x.sigmoid(), x.relu(), x.abs(), x.square(), x.softmax(1))) {
                sum = sum.add(each);
            }
            p.output("columns", sum.sum(0));
            p.output("rows", sum.mean(1));
            p.output("all", sum.sum());
        });
    }
}
