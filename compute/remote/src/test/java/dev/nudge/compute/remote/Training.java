package dev.nudge.compute.remote;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small network in training with noise in its inputs, so that seeds and step numbers have to survive too. */
final class Training {
    private Training() {}

    static Program program(String name) {
        Mlp mlp = new Mlp(Activation.TANH, 2, 8, 8, 1);
        return Program.record(name, p -> {
            Mlp.Network net = mlp.declare(p);
            Tensor x = p.data("x", 10, 2).add(p.randn(10, 2).mul(0.01));
            Tensor loss = Losses.mse(net.apply(x), p.data("y", 10, 1));
            new Adam(p.scalar("learningRate")).update(p, loss, net.parameters());
            p.output("loss", loss);
            // A name for people makes no other program, a name of an output does.
            p.output(name, loss.mul(2));
        });
    }

    /** With the numbers that every training here starts from. */
    static Execution open(Compute compute, Program program) {
        Execution execution = compute.open(program);
        int seed = 1;
        for (String name : program.inputs().keySet()) {
            int size = program.input(name).shape().size();
            if (name.equals("learningRate")) {
                execution.set(name, 0.01);
            } else if (name.equals("x") || name.equals("y") || name.endsWith(".weight")) {
                float[] drawn = Initialisation.GLOROT_NORMAL.weights(seed++, 0, 8, Math.ceilDiv(size, 8));
                execution.write(name, Arrays.copyOf(drawn, size));
            }
        }
        return execution;
    }

    static Compute on(Device device) {
        return Compute.on(device, Budget.unlimited());
    }

    /** All inputs and outputs. */
    static Map<String, double[]> numbers(Execution execution) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        execution.program().inputs().keySet().forEach(name -> numbers.put(name, execution.readDoubles(name)));
        execution.program().outputs().keySet().forEach(name -> numbers.put(name, execution.readDoubles(name)));
        return numbers;
    }
}
