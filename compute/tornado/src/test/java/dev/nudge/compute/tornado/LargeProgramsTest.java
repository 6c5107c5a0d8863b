package dev.nudge.compute.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Leaf;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Optimiser;
import dev.nudge.compute.nn.RmsProp;
import dev.nudge.compute.nn.Sgd;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the contract's small sizes do not reach: tiles, trees, a kernel for each instruction, ten steps of training, many executions. */
class LargeProgramsTest {
    private static final Device DEVICE = new TornadoDevice();
    private static final Device APART = new TornadoDevice(false);
    private static final Device CPU = new CpuDevice();

    @Test
    void multipliesByTilesHoweverTheMatricesLie() {
        agrees(DEVICE, 1, "products", p -> {
            Tensor a = p.data("a", 70, 90);
            Tensor b = p.data("b", 90, 130);
            p.output("small tiles", a.matmul(b));
            p.output("both turned", b.transpose(0, 1).matmul(a.transpose(0, 1)));
            p.output(
                    "stretched batch",
                    p.data("c", 3, 65, 90).matmul(b.unsqueeze(0).expand(3, 90, 130)));
            p.output("flipped", a.flip(0, 1).matmul(b));
        });
    }

    @Test
    void multipliesByLargeTiles() {
        agrees(DEVICE, 1, "large products", p -> {
            Tensor a = p.data("a", 513, 100);
            Tensor b = p.data("b", 100, 520);
            p.output("plain", a.matmul(b));
            p.output("turned", b.transpose(0, 1).matmul(a.transpose(0, 1)));
        });
    }

    @Test
    void reducesLongRowsByTreesAndColumnsSideBySide() {
        agrees(DEVICE, 1, "reductions", p -> {
            Tensor x = p.data("x", 37, 10_001);
            p.output("all", x.sum());
            p.output("rows", x.sum(1));
            p.output("columns", x.sum(0));
            p.output("turned", x.transpose(0, 1).sum(1));
            p.output("max", x.max());
            p.output("min rows", x.min(1));
            p.output("mean of row + column", x.add(x.sum(true, 0)).mean());
        });
    }

    @Test
    void longSumsDoNotDrift() {
        int length = 400_000;
        Program program = Program.record("long sums", p -> {
            Tensor x = p.data("x", length);
            p.output("running", x.cumsum(0));
            p.output("all", x.sum());
        });
        try (Compute compute = Compute.on(DEVICE, Budget.unlimited())) {
            Execution execution = compute.open(program);
            float[] x = new float[length];
            Arrays.fill(x, 0.1f);
            execution.write("x", x);
            execution.run(1);
            float[] running = execution.read("running");
            for (int i = 0; i < length; i++) {
                assertThat(running[i]).isCloseTo((float) ((i + 1.0) * 0.1f), withinPercentage(1e-5));
            }
            float all = (float) (length * (double) 0.1f);
            assertThat(execution.read("all")[0]).isCloseTo(all, withinPercentage(1e-4));
        }
    }

    @Test
    void trainsAsTheCpuDoes() {
        train(DEVICE, 256, new Sgd(Tensor.scalar(0.1)), 784, 30, 1);
        train(APART, 10, new Adam(Tensor.scalar(0.01)), 3, 7, 5, 1);
        train(DEVICE, 10, new Adam(Tensor.scalar(0.01)), 3, 7, 5, 1);
        train(DEVICE, 10, new RmsProp(Tensor.scalar(0.01)), 3, 7, 5, 1);
    }

    private static void train(Device device, int batch, Optimiser optimiser, int... sizes) {
        agrees(device, 10, "training", p -> network(p, batch, optimiser, sizes));
    }

    private static void network(Recorder p, int batch, Optimiser optimiser, int... sizes) {
        Mlp.Network net = new Mlp(Activation.TANH, sizes).declare(p);
        Tensor loss = Losses.mse(net.apply(p.data("x", batch, sizes[0])), p.data("y", batch, sizes[sizes.length - 1]));
        optimiser.update(p, loss, net.parameters());
        p.output("loss", loss);
    }

    @Test
    void trainsAClassOfNetworksAsOneProgram() {
        Program one = Program.record("one", p -> network(p, 10, new Sgd(Tensor.scalar(0.1)), 2, 8, 8, 1));
        agrees(DEVICE, 10, one.copies(100, "x", "y"));
    }

    @Test
    void drawsTheNumbersOfTheDefinition() {
        Program program = Program.record("draws", p -> {
            p.output("uniform", p.rand(1000));
            p.output("normal", p.randn(1000));
        });
        Map<String, float[]> expected = run(CPU, 3, program);
        Map<String, float[]> actual = run(DEVICE, 3, program);
        assertThat(actual.get("uniform")).containsExactly(Objects.requireNonNull(expected.get("uniform")));
        assertThat(actual.get("normal")).containsExactly(Objects.requireNonNull(expected.get("normal")));
    }

    @Test
    void keepsManyExecutionsApartAndReusesTheirSlots() {
        Program program = Program.record("wide", p -> {
            Tensor w = p.state("w", 9000);
            p.update(w, w.add(1));
        });
        try (Compute compute = Compute.on(DEVICE, Budget.unlimited())) {
            Execution[] all = new Execution[20];
            for (int i = 0; i < all.length; i++) {
                all[i] = compute.open(program);
            }
            for (int i = 0; i < all.length; i++) {
                all[i].run(i);
            }
            for (int i = 0; i < all.length; i++) {
                assertThat(all[i].read("w")).hasSize(9000).containsOnly(i);
                all[i].close();
            }
            assertThat(compute.open(program).read("w")).containsOnly(0);
        }
    }

    @Test
    void keepsNotANumberAndInfinity() {
        Program program = Program.record("odd", p -> {
            Tensor x = p.data("x", 4);
            p.output("relu", x.relu());
            p.output("maximum", x.maximum(Tensor.scalar(0)));
            p.output("max", x.max());
            p.output("softplus", x.softplus());
            p.output("sign", x.sign());
            p.output("argmax", x.argmax(0));
        });
        try (Compute compute = Compute.on(DEVICE, Budget.unlimited())) {
            Execution execution = compute.open(program);
            float nan = Float.NaN;
            float inf = Float.POSITIVE_INFINITY;
            execution.write("x", -1, nan, inf, -inf);
            execution.run(1);
            assertThat(execution.read("relu")).containsExactly(0, nan, inf, 0);
            assertThat(execution.read("maximum")).containsExactly(0, nan, inf, 0);
            assertThat(execution.read("max")).containsExactly(nan);
            assertThat(execution.read("sign")).containsExactly(-1, 0, 1, -1);
            assertThat(execution.read("softplus")[2]).isEqualTo(inf);
            assertThat(execution.read("softplus")[3]).isEqualTo(0);
            assertThat(execution.read("argmax")).containsExactly(1);
        }
    }

    private static void agrees(Device device, int steps, String name, Consumer<Recorder> step) {
        agrees(device, steps, Program.record(name, step));
    }

    private static void agrees(Device device, int steps, Program program) {
        Map<String, float[]> expected = run(CPU, steps, program);
        run(device, steps, program).forEach((name, actual) -> {
            float[] wanted = Objects.requireNonNull(expected.get(name));
            assertThat(actual).as(name).hasSameSizeAs(wanted);
            double scale = 0;
            for (float value : wanted) {
                scale = Math.max(scale, Math.abs(value));
            }
            for (int i = 0; i < wanted.length; i++) {
                double allowed = 1e-4 * Math.abs(wanted[i]) + 2e-5 * scale;
                assertThat(Math.abs(actual[i] - wanted[i]) <= allowed)
                        .as("%s, element %d: %s instead of %s", name, i, actual[i], wanted[i])
                        .isTrue();
            }
        });
    }

    /** Inputs filled with numbers that look random; outputs and states after some steps. */
    private static Map<String, float[]> run(Device device, int steps, Program program) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = compute.open(program);
            for (String name : program.inputs().keySet()) {
                Leaf.Input input = program.input(name);
                if (!name.equals(Recorder.SEED) && !name.equals(Recorder.STEP) && !name.equals(Recorder.STEP_HIGH)) {
                    float[] values = new float[input.shape().size()];
                    for (int i = 0; i < values.length; i++) {
                        float value = (i * 7919L % 2048 - 1024) / 4096f;
                        // What an optimiser gathers of squares is never negative.
                        values[i] = input.kind() == Leaf.Kind.STATE && name.contains(".") ? Math.abs(value) : value;
                    }
                    execution.write(name, values);
                }
            }
            execution.run(steps);
            Map<String, float[]> numbers = new LinkedHashMap<>();
            program.outputs().keySet().forEach(name -> numbers.put(name, execution.read(name)));
            program.updates().keySet().forEach(name -> numbers.put(name, execution.read(name)));
            return numbers;
        }
    }
}
