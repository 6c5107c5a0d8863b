package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.device.Devices;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A copy in a batched program computes what the program computes alone. */
class CopiesTest {
    private static final int COPIES = 5;

    @TestFactory
    Stream<DynamicTest> everyOpComputesInCopiesWhatItComputesAlone() {
        return Stream.of("cpu", "reference")
                .flatMap(device -> Stream.of(1, 7)
                        .flatMap(n -> ContractPrograms.of(n).values().stream()
                                .map(program -> DynamicTest.dynamicTest(
                                        program.name() + " on " + device, () -> agree(program, device, n)))));
    }

    private static void agree(Program program, String device, int n) {
        Program many = program.copies(COPIES, program.inputs().containsKey("i") ? new String[] {"i"} : new String[0]);
        try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited())) {
            Execution together = compute.open(many);
            Execution alone = compute.open(program);
            Map<String, Integer> inputs = program.inputs();
            for (String name : inputs.keySet()) {
                if (name.equals("i")) {
                    together.write("i", indices(n));
                } else {
                    int size = program.input(name).shape().size();
                    float[] all = new float[size * COPIES];
                    for (int copy = 0; copy < COPIES; copy++) {
                        put(all, copy, numbers(size, copy));
                    }
                    together.write(name, all);
                }
            }
            together.run(1);
            for (int copy = 0; copy < COPIES; copy++) {
                for (String name : inputs.keySet()) {
                    alone.write(
                            name,
                            name.equals("i")
                                    ? indices(n)
                                    : numbers(program.input(name).shape().size(), copy));
                }
                alone.run(1);
                for (String name : program.outputs().keySet()) {
                    double[] expected = alone.readDoubles(name);
                    double[] actual = part(together.readDoubles(name), copy);
                    new Tolerance(0, new double[0], 1e-4, 1e-5).check(name + " of copy " + copy, actual, expected);
                }
            }
        }
    }

    @Test
    void aClassOfNetworksLearnsAsEachWouldAlone() {
        Mlp mlp = new Mlp(Activation.TANH, 2, 8, 8, 1);
        Program single = Program.record("learner", p -> {
            Mlp.Network net = mlp.declare(p);
            Tensor noise = p.randn(10, 2).mul(0.01);
            Tensor loss = Losses.mse(net.apply(p.data("x", 10, 2).add(noise)), p.data("y", 10, 1));
            p.output("loss", loss);
            new Adam(p.scalar("learningRate")).update(p, loss, net.parameters());
        });
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution together = compute.open(single.copies(3, "x", "y"));
            assertThat(together.program().input("x").shape()).isEqualTo(Shape.of(10, 2));
            Execution[] alone = new Execution[3];
            for (int copy = 0; copy < 3; copy++) {
                alone[copy] = compute.open(single);
                mlp.initialise(alone[copy], Initialisation.GLOROT_UNIFORM, copy);
                alone[copy].set("learningRate", 0.01 * (copy + 1));
                alone[copy].set(Recorder.SEED, copy);
                alone[copy].write("x", numbers(20, 1));
                alone[copy].write("y", numbers(10, 2));
            }
            for (String name : single.inputs().keySet()) {
                boolean data = name.equals("x") || name.equals("y");
                float[] all = new float[single.input(name).shape().size() * 3];
                for (int copy = 0; copy < 3; copy++) {
                    float[] own = alone[copy].read(name);
                    for (int i = 0; i < own.length; i++) {
                        all[i * 3 + copy] = own[i];
                    }
                }
                together.write(name, data ? alone[0].read(name) : all);
            }
            together.run(20);
            for (int copy = 0; copy < 3; copy++) {
                alone[copy].run(20);
                assertThat(together.read("loss")[copy])
                        .isCloseTo(alone[copy].read("loss")[0], org.assertj.core.data.Percentage.withPercentage(0.01));
            }
            assertThat(together.read("loss")[0]).isNotEqualTo(together.read("loss")[1]);
        }
    }

    private static float[] indices(int n) {
        float[] indices = new float[n];
        for (int i = 0; i < n; i++) {
            indices[i] = i * 5 % n;
        }
        return indices;
    }

    private static float[] numbers(int count, int seed) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i + 1) * 7919 * (seed + 1) % 2048 - 1024) / 1024f;
        }
        return numbers;
    }

    private static void put(float[] all, int copy, float[] own) {
        for (int i = 0; i < own.length; i++) {
            all[i * COPIES + copy] = own[i];
        }
    }

    private static double[] part(double[] all, int copy) {
        double[] part = new double[all.length / COPIES];
        for (int i = 0; i < part.length; i++) {
            part[i] = all[i * COPIES + copy];
        }
        return Objects.requireNonNull(part);
    }
}
