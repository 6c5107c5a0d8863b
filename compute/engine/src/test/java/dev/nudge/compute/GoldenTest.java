package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.Golden.Array;
import dev.nudge.compute.Golden.Case;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values and gradients agree with PyTorch's: to 1e-10 on the reference device, within float32's rounding on the CPU. */
class GoldenTest {
    private static final Set<String> FUNCTIONS =
            Stream.of(Unary.values()).map(Unary::label).collect(Collectors.toSet());

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorchOnTheReferenceDevice() {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c, Devices.get("reference"))));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorchOnTheCpu() {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c, Devices.get("cpu"))));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorchEagerly() {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkEagerly(c)));
    }

    @Test
    void readsEveryTopic() {
        assertThat(cases().count()).isGreaterThan(0);
        if (System.getProperty("golden.dir") == null) {
            assertThat(cases().count()).isEqualTo(76 + 61 + 6 + 17 + 54 + 13);
        }
    }

    @Test
    void runsEveryCaseOfEveryFile() {
        long seen = Golden.files().stream()
                .mapToLong(file -> Golden.cases(file).size())
                .sum();
        long run = Stream.of("op", "optimizer", "schedule")
                .mapToLong(kind -> Golden.files().stream()
                        .flatMap(file -> Golden.cases(file).stream())
                        .filter(c -> c.has(kind))
                        .count())
                .sum();
        assertThat(run).isEqualTo(seen);
    }

    @Test
    void refusesACaseThatNoTestRuns() {
        assertThatThrownBy(() -> isOfAnOp(new Case("none", Map.of("name", "stray"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stray");
    }

    @Test
    void failsOnAnUnknownOpName() {
        Case unknown = new Case(
                "none",
                Map.of(
                        "name",
                        "x",
                        "op",
                        "frobnicate",
                        "inputs",
                        List.of(Map.of("shape", List.of(1.0), "data", List.of(1.0)))));
        assertThatThrownBy(() -> check(unknown, Devices.get("cpu"))).hasMessageContaining("frobnicate");
    }

    @Test
    void failsOnAnUnknownArgument() {
        Golden.Args args = new Golden.Args(Map.of("correction", 1.0), new HashSet<>());
        assertThatThrownBy(() -> GoldenOps.apply("var", args, List.of(Tensor.of(1, 2))))
                .hasMessageContaining("correction");
    }

    /** Every case of an op. Those of training traces and schedules are run elsewhere; any other kind is refused. */
    static Stream<Case> cases() {
        return Golden.files().stream()
                .flatMap(file -> Golden.cases(file).stream())
                .filter(GoldenTest::isOfAnOp);
    }

    private static boolean isOfAnOp(Case c) {
        boolean trained = c.has("optimizer") || c.has("schedule");
        assertThat(c.has("op") != trained)
                .as("%s must have one of 'op', 'optimizer' and 'schedule', or no test runs it", c.name())
                .isTrue();
        return c.has("op");
    }

    static void check(Case c, Device device) {
        if (c.has("error")) {
            checkRefused(c, () -> program(c));
            return;
        }
        Map<String, double[]> inputs = inputs(c);
        Map<String, double[]> actual = run(program(c), inputs, device);
        Map<String, double[]> magnitudes = new LinkedHashMap<>();
        if (!device.describe().name().equals("reference")) {
            Map<String, double[]> sizes = new LinkedHashMap<>();
            inputs.forEach((name, values) ->
                    sizes.put(name, Arrays.stream(values).map(Math::abs).toArray()));
            magnitudes.putAll(run(program(c), sizes, Devices.get("reference")));
            if (FUNCTIONS.contains(c.text("op"))) {
                // Nothing is summed, so nothing may be lost: not e^|x| but the result itself is what may be off.
                magnitudes.put("output", Objects.requireNonNull(expected(c).get("output")));
            }
        }
        expected(c).forEach((name, expected) -> {
            double[] sizes = magnitudes.get(name);
            Tolerance tolerance = sizes == null ? Tolerance.exact() : Tolerance.float32(sizes);
            tolerance.check(
                    c.name() + " on " + device.describe().name() + ", " + name,
                    Objects.requireNonNull(actual.get(name)),
                    expected);
        });
    }

    private static void checkEagerly(Case c) {
        List<Tensor> inputs = c.arrays("inputs").stream()
                .map(array -> Tensor.of(array.floats(), array.shape()))
                .toList();
        if (c.has("error")) {
            checkRefused(c, () -> GoldenOps.apply(c.text("op"), c.args(), inputs));
            return;
        }
        if (!c.has("upstream")) {
            Tensor output = GoldenOps.apply(c.text("op"), c.args(), inputs);
            assertThat(output.shape()).isEqualTo(c.array("output").shape());
            double[] expected = c.array("output").data();
            Tolerance.float32(expected).check(c.name() + " eagerly", doubles(output), expected);
            return;
        }
        inputs.forEach(Tensor::requiresGrad);
        Tensor output = GoldenOps.apply(c.text("op"), c.args(), inputs);
        assertThat(output.shape()).isEqualTo(c.array("output").shape());
        output.backward(
                Tensor.of(c.array("upstream").floats(), c.array("upstream").shape()));
        // The same kernels as in a program give the same digits.
        Map<String, double[]> replayed = run(program(c), inputs(c), Devices.get("cpu"));
        assertThat(doubles(output)).isEqualTo(replayed.get("output"));
        for (int i = 0; i < inputs.size(); i++) {
            assertThat(inputs.get(i).grad().shape()).isEqualTo(inputs.get(i).shape());
            double[] expected = Objects.requireNonNull(replayed.get("gradient" + i));
            Tolerance.float32(expected)
                    .check(c.name() + " gradient " + i, doubles(inputs.get(i).grad()), expected);
        }
    }

    private static void checkRefused(Case c, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var refusal = assertThatThrownBy(work).isInstanceOf(ShapeException.class);
        c.arrays("inputs")
                .forEach(input -> refusal.hasMessageContaining(input.shape().toString()));
    }

    private static Program program(Case c) {
        return Program.record(c.name(), p -> {
            List<Tensor> inputs = new ArrayList<>();
            for (Array input : c.arrays("inputs")) {
                inputs.add(p.data("input" + inputs.size(), input.shape().toArray()));
            }
            Tensor output = GoldenOps.apply(c.text("op"), c.args(), inputs);
            p.output("output", output);
            if (c.has("upstream")) {
                Tensor upstream = p.data("upstream", c.array("upstream").shape().toArray());
                List<Tensor> gradients = output.mul(upstream).sum().gradients(inputs.toArray(Tensor[]::new));
                for (int i = 0; i < gradients.size(); i++) {
                    assertThat(gradients.get(i).shape()).isEqualTo(inputs.get(i).shape());
                    p.output("gradient" + i, gradients.get(i));
                }
            }
        });
    }

    private static Map<String, double[]> inputs(Case c) {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        for (Array input : c.arrays("inputs")) {
            inputs.put("input" + inputs.size(), input.data());
        }
        if (c.has("upstream")) {
            inputs.put("upstream", c.array("upstream").data());
        }
        return inputs;
    }

    private static Map<String, double[]> expected(Case c) {
        Map<String, double[]> expected = new LinkedHashMap<>();
        expected.put("output", c.array("output").data());
        if (c.has("grads")) {
            c.arrays("grads").forEach(gradient -> expected.put("gradient" + (expected.size() - 1), gradient.data()));
        }
        return expected;
    }

    private static Map<String, double[]> run(Program program, Map<String, double[]> inputs, Device device) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = compute.open(program);
            inputs.forEach(execution::write);
            execution.run(1);
            Map<String, double[]> outputs = new LinkedHashMap<>();
            program.outputs().keySet().forEach(name -> outputs.put(name, execution.readDoubles(name)));
            return outputs;
        }
    }

    private static double[] doubles(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
