package dev.nudge.compute.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Golden;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.Tolerance;
import dev.nudge.compute.device.Devices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Training follows PyTorch's traces, loss by loss; schedules, batches and the finder do what they say. */
class TrainingTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @TestFactory
    Stream<DynamicTest> followsPyTorchOnTheReferenceDevice() {
        return cases("optimizer")
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> follow(c, "reference", Tolerance.exact())));
    }

    @TestFactory
    Stream<DynamicTest> followsPyTorchOnTheCpu() {
        // Rounding of one step feeds the next: the tolerance between devices over steps.
        Tolerance overSteps = new Tolerance(0, new double[0], 1e-4, 1e-6);
        return cases("optimizer").map(c -> DynamicTest.dynamicTest(c.name(), () -> follow(c, "cpu", overSteps)));
    }

    @TestFactory
    Stream<DynamicTest> schedulesGivePyTorchsRates() {
        return cases("schedule")
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    double[] expected = Golden.doubles(c.member("lrs"));
                    Schedule schedule = switch (c.text("schedule")) {
                        case "step" -> Schedule.steps(1, 10, 0.1);
                        case "exponential" -> Schedule.exponential(1, 0.9);
                        case "cosine" -> Schedule.cosine(1, expected.length);
                        case "onecycle" -> Schedule.oneCycle(1, expected.length);
                        default -> throw new IllegalArgumentException(c.name());
                    };
                    double[] rates = IntStream.range(0, expected.length)
                            .mapToDouble(schedule::rate)
                            .toArray();
                    Tolerance.exact().check(c.name(), rates, expected);
                }));
    }

    private static Stream<Golden.Case> cases(String key) {
        return Golden.files().stream()
                .flatMap(file -> Golden.cases(file).stream())
                .filter(c -> c.has(key));
    }

    private static void follow(Golden.Case c, String device, Tolerance tolerance) {
        Golden.Array x = c.array("x");
        Golden.Array target = c.array("target");
        Map<String, Golden.Array> parameters = parameters(c, "parameters");
        Program program = Program.record(c.name(), p -> {
            Mlp.Network net = new Mlp(Activation.TANH, 2, 8, 1).declare(p);
            Tensor loss = Losses.binaryCrossEntropyWithLogits(
                    net.apply(p.data("x", x.shape().toArray())),
                    p.data("target", target.shape().toArray()));
            p.output("loss", loss);
            optimiser(c.text("optimizer"), p).update(p, loss, net.parameters());
        });
        try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("x", x.data());
            execution.write("target", target.data());
            parameters.forEach((name, values) -> execution.write(name, values.data()));
            setScalars(c.text("optimizer"), execution);
            double[] expected = Golden.doubles(c.member("losses"));
            double[] losses = new double[expected.length];
            for (int step = 0; step < expected.length; step++) {
                execution.run(1);
                losses[step] = execution.readDoubles("loss")[0];
            }
            tolerance.check("losses", losses, expected);
            parameters(c, "final")
                    .forEach((name, values) -> tolerance.check(name, execution.readDoubles(name), values.data()));
        }
    }

    private static Map<String, Golden.Array> parameters(Golden.Case c, String key) {
        List<Golden.Array> arrays = c.arrays(key);
        Map<String, Golden.Array> named = new LinkedHashMap<>();
        for (int layer = 1; layer <= 2; layer++) {
            named.put(Mlp.weight(layer), arrays.get(2 * layer - 2));
            named.put(Mlp.bias(layer), arrays.get(2 * layer - 1));
        }
        return named;
    }

    /** "sgd lr=0.1 momentum=0.9": the optimiser's name and its scalars. */
    private static Optimiser optimiser(String text, Recorder p) {
        Tensor rate = p.scalar("lr");
        return switch (text.split(" ")[0]) {
            case "sgd" ->
                new Sgd(
                        rate,
                        text.contains("momentum") ? p.scalar("momentum") : null,
                        text.contains("nesterov"),
                        text.contains("weight_decay") ? p.scalar("weight_decay") : null);
            case "adam" -> new Adam(rate);
            case "adamw" -> Adam.withWeightDecay(rate, p.scalar("weight_decay"));
            case "rmsprop" -> new RmsProp(rate);
            default -> throw new IllegalArgumentException("optimiser '" + text + "' is not known here");
        };
    }

    private static void setScalars(String text, Execution execution) {
        String[] words = text.split(" ");
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=");
            if (execution.program().inputs().containsKey(pair[0])) {
                execution.set(pair[0], Double.parseDouble(pair[1]));
            }
        }
    }

    @Test
    void nesterovFollowsItsFormula() {
        // w = 1, loss = w², rate 0.1, momentum 0.5: g = 2, v = 2, step = 2 + 0.5·2 = 3, w = 0.7; g = 1.4, v = 2.4, step
        // = 2.6, w = 0.44.
        Program program = Program.record("nesterov", p -> {
            Tensor w = p.state("w");
            new Sgd(Tensor.scalar(0.1), Tensor.scalar(0.5), true, null).update(p, w.square(), List.of(w));
        });
        try (Compute compute = Compute.on(Devices.get("reference"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("w", 1);
            execution.run(2);
            assertThat(execution.readDoubles("w")[0]).isCloseTo(0.44, EXACT);
        }
    }

    @Test
    void batchesGoThroughEveryRowOnceAnEpoch() {
        Batches batches = new Batches(10, 4, 7);
        Program program = Program.record("batches", p -> {
            Tensor data = p.data("rows", 10, 2);
            Tensor seen = p.state("seen", 10);
            Tensor batch = data.indexSelect(0, batches.declare(p));
            p.output("batch", batch);
            p.update(seen, seen.add(batch.slice(1, 0, 1).eq(Tensor.arange(10)).sum(0)));
        });
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("rows", Tensor.arange(10).unsqueeze(1).expand(10, 2).toArray());
            batches.begin(execution, 0);
            execution.run(batches.perEpoch());
            float[] order = batches.order(0);
            float[] seen = execution.read("seen");
            for (int i = 0; i < 10; i++) {
                assertThat(seen[(int) order[i]]).isEqualTo(i < 8 ? 1 : 0);
            }
            assertThat(batches.rest()).isEqualTo(2);
        }
        assertThat(batches.order(0)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(batches.order(0)).isEqualTo(batches.order(0)).isNotEqualTo(batches.order(1));
    }

    @TestFactory
    Stream<DynamicTest> anEpochWithAShortLastBatchIsThePlainLoop() {
        return Stream.of("reference", "cpu")
                .map(device -> DynamicTest.dynamicTest(device, () -> trainsLikeAPlainLoop(device)));
    }

    /** Linear regression by hand in doubles, momentum and all, batch after batch in the order of each epoch. */
    private static void trainsLikeAPlainLoop(String device) {
        int rows = 11;
        Batches batches = new Batches(rows, 4, 3);
        double[] xs = IntStream.range(0, rows).mapToDouble(i -> i / 4.0 - 1).toArray();
        double[] ys = IntStream.range(0, rows).mapToDouble(i -> i % 3 - xs[i]).toArray();
        double slope = 0;
        double velocity = 0;
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            float[] order = batches.order(epoch);
            for (int start = 0; start < rows; start += 4) {
                int end = Math.min(rows, start + 4);
                double loss = 0;
                double gradient = 0;
                for (int i = start; i < end; i++) {
                    int row = (int) order[i];
                    double error = slope * xs[row] - ys[row];
                    loss += error * error / (end - start);
                    gradient += 2 * error * xs[row] / (end - start);
                }
                losses.add(loss);
                velocity = 0.875 * velocity + gradient;
                slope -= 0.25 * velocity;
            }
        }
        List<Double> seen = new ArrayList<>();
        try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited())) {
            Execution full = compute.open(regression(batches));
            Execution last = compute.open(regression(batches.last()), full);
            full.write("x", xs);
            full.write("y", ys);
            full.set("learningRate", 0.25);
            full.set("momentum", 0.875);
            for (int epoch = 0; epoch < 3; epoch++) {
                batches.begin(full, epoch);
                for (int batch = 0; batch < batches.perEpoch(); batch++) {
                    full.run(1);
                    seen.add(full.readDoubles("loss")[0]);
                }
                last.run(1);
                seen.add(last.readDoubles("loss")[0]);
            }
            double close = device.equals("reference") ? 1e-12 : 1e-4;
            for (int i = 0; i < losses.size(); i++) {
                assertThat(seen.get(i)).isCloseTo(losses.get(i), Offset.offset(close));
            }
            assertThat(full.readDoubles("slope")[0]).isCloseTo(slope, Offset.offset(close));
            assertThat(last.readDoubles("slope")).isEqualTo(full.readDoubles("slope"));
        }
    }

    private static Program regression(Batches batches) {
        return Program.record("batches of " + batches.size(), p -> {
            Tensor slope = p.state("slope");
            Tensor batch = batches.declare(p);
            Tensor x = p.data("x", batches.rows()).indexSelect(0, batch);
            Tensor loss = Losses.mse(slope.mul(x), p.data("y", batches.rows()).indexSelect(0, batch));
            p.output("loss", loss);
            new Sgd(p.scalar("learningRate"), p.scalar("momentum")).update(p, loss, List.of(slope));
        });
    }

    private static Program valley(double steepness) {
        return Program.record("valley", p -> {
            Tensor w = p.state("w", 3);
            Tensor loss = w.square().sum().mul(steepness);
            p.output("loss", loss);
            new Sgd(p.scalar("learningRate")).update(p, loss, List.of(w));
        });
    }

    @Test
    void theFinderStopsWhenTheLossExplodesAndPutsTheStateBack() {
        Program program = valley(3);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("w", 1, 2, 3);
            List<LearningRateFinder.Try> tries = LearningRateFinder.run(execution, "learningRate", "loss", () -> {});
            assertThat(tries.size()).isBetween(80, 99);
            assertThat(tries.getFirst().rate()).isEqualTo(1e-7);
            assertThat(tries.getLast().smoothed()).isGreaterThan(4 * 42.0 * 0.1);
            assertThat(LearningRateFinder.steepest(tries)).isBetween(1e-3, 0.3);
            assertThat(execution.read("w")).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theFinderEndsWithTheTriesSoFarWhenItIsStopped() {
        Program program = valley(1);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("w", 1, 2, 3);
            AtomicInteger batches = new AtomicInteger();
            List<LearningRateFinder.Try> tries = LearningRateFinder.run(execution, "learningRate", "loss", () -> {
                if (batches.incrementAndGet() == 10) {
                    execution.stop();
                }
            });
            assertThat(tries)
                    .hasSize(9)
                    .allSatisfy(tried -> assertThat(tried.loss()).isPositive());
            assertThat(execution.read("w")).containsExactly(1, 2, 3);
        }
    }

    @Test
    void binaryCrossEntropyKeepsItsDigitsWhereThePredictionIsSureAndRight() {
        for (double x : new double[] {0, 3, 10, 20, 40, 80}) {
            for (int target = 0; target <= 1; target++) {
                double towards = target == 1 ? x : -x;
                Tensor logit = Tensor.of((float) towards).requiresGrad();
                Tensor loss = Losses.binaryCrossEntropyWithLogits(logit, Tensor.of(target));
                loss.backward();
                double exact = Math.log1p(Math.exp(-x));
                double slope = (target == 1 ? -1 : 1) / (1 + Math.exp(x));
                assertThat((double) loss.item())
                        .as("loss at %s", towards)
                        .isCloseTo(exact, Offset.offset(1e-6 * exact));
                assertThat((double) logit.grad().item())
                        .as("gradient at %s", towards)
                        .isCloseTo(slope, Offset.offset(1e-6 * Math.abs(slope)));
            }
        }
    }

    @Test
    void lossesRefuseShapesThatWouldBeBroadcast() {
        Tensor column = Tensor.zeros(20, 1);
        Tensor row = Tensor.zeros(20);
        List<BinaryOperator<Tensor>> losses = List.of(
                Losses::l1, Losses::mse, Losses::rmse, Losses::binaryCrossEntropyWithLogits, Losses::threeOrSeven);
        for (BinaryOperator<Tensor> loss : losses) {
            assertThatThrownBy(() -> loss.apply(column, row))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("[20, 1]")
                    .hasMessageContaining("[20];");
        }
        assertThatThrownBy(() -> Losses.crossEntropy(Tensor.zeros(4, 3), Tensor.indices(0, 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("cross_entropy: logits are [4, 3], labels are [2]");
    }

    @Test
    void schedulesOfTooFewStepsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(1, 0))
                .withMessageContaining("0 steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.steps(1, 0, 0.5))
                .withMessageContaining("0 steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.oneCycle(1, 0))
                .withMessageContaining("0 steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.oneCycle(1, 10, 1, 25, 1e4))
                .withMessageContaining("rising");
    }

    @Test
    void whatAnOptimiserAndALoaderCannotDoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(Tensor.scalar(0.1), null, true, null))
                .withMessageContaining("Nesterov");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batches(0, 1, 1))
                .withMessageContaining("0 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record("long", p -> p.data("x".repeat(1001))))
                .withMessageContaining("1001 characters");
    }

    @Test
    void theFindersSuggestionsFollowTheirRules() {
        double[] smoothed = {9, 8.9, 12, 8, 5, 2, 1, 3, 30};
        List<LearningRateFinder.Try> tries = new ArrayList<>();
        for (int i = 0; i < smoothed.length; i++) {
            tries.add(new LearningRateFinder.Try(Math.pow(10, i - 7.0), smoothed[i], smoothed[i]));
        }
        // The fall from try 2 to 4 is the largest; the lowest is try 6; the run 0 1 3 4 5 6 has its middle at try 3.
        assertThat(LearningRateFinder.steepest(tries)).isEqualTo(1e-4);
        assertThat(LearningRateFinder.tenthOfMinimum(tries)).isCloseTo(1e-2, Offset.offset(1e-12));
        assertThat(LearningRateFinder.valley(tries)).isEqualTo(1e-4);
    }

    @Test
    void theFinderPutsStateAndRateBackWhenTheTrialFails() {
        Program program = valley(1);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("w", 1, 2, 3);
            execution.set("learningRate", 0.25);
            AtomicInteger batches = new AtomicInteger();
            assertThatIllegalStateException()
                    .isThrownBy(() -> LearningRateFinder.run(execution, "learningRate", "loss", () -> {
                        if (batches.incrementAndGet() == 90) {
                            throw new IllegalStateException("no more data");
                        }
                    }))
                    .withMessage("no more data");
            assertThat(execution.read("w")).containsExactly(1, 2, 3);
            assertThat(execution.read("learningRate")).containsExactly(0.25f);
        }
    }

    @Test
    void noRateIsSuggestedWithoutATry() {
        List<LearningRateFinder.Try> none = List.of();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRateFinder.steepest(none))
                .withMessageContaining("no tries");
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRateFinder.tenthOfMinimum(none));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRateFinder.valley(none));
    }

    @Test
    void schedulesThatEndStayAtTheirLastRate() {
        for (int step : new int[] {100, 101, 150, 200, 1_000_000}) {
            assertThat(Schedule.cosine(1, 100).rate(step)).isZero();
            assertThat(Schedule.oneCycle(1, 100).rate(step))
                    .isEqualTo(Schedule.oneCycle(1, 100).rate(99))
                    .isCloseTo(1 / 25.0 / 1e5, EXACT);
            assertThat(Schedule.oneCycle(2, 1).rate(step)).isFinite();
        }
    }

    @Test
    void aRiseOfOneStepStartsAtTheTop() {
        for (int steps = 1; steps < 12; steps++) {
            Schedule schedule = Schedule.oneCycle(1, steps);
            for (int step = 0; step < steps; step++) {
                assertThat(schedule.rate(step)).isBetween(0.0, 1.0);
            }
        }
        assertThat(Schedule.oneCycle(1, 4).rate(0)).isEqualTo(1);
        assertThat(Schedule.oneCycle(1, 8).rate(1)).isEqualTo(1);
    }

    @Test
    void initialWeightsHaveTheVarianceOfThePaper() {
        for (Initialisation initialisation : Initialisation.values()) {
            float[] weights = initialisation.weights(3, 1, 200, 100);
            double variance = initialisation.name().startsWith("KAIMING") ? 2.0 / 200 : 2.0 / 300;
            double squares = 0;
            for (float weight : weights) {
                squares += weight * weight / weights.length;
            }
            assertThat(squares).isCloseTo(variance, Offset.offset(variance * 0.05));
            assertThat(initialisation.weights(3, 1, 200, 100)).isEqualTo(weights);
            assertThat(initialisation.weights(3, 2, 200, 100)).isNotEqualTo(weights);
        }
    }

    @Test
    void activationsFollowTheirFormulas() {
        double[] x = {-3, -0.5, 0.25, 2};
        List<double[]> expected = new ArrayList<>();
        for (double v : x) {
            expected.add(new double[] {
                v, Math.max(v, 0), v > 0 ? v : 0.01 * v, 1 / (1 + Math.exp(-v)), Math.tanh(v), Math.log(1 + Math.exp(v))
            });
        }
        Tensor input = Tensor.of(-3, -0.5f, 0.25f, 2);
        for (int a = 0; a < 6; a++) {
            float[] result = Activation.values()[a].apply(input).toArray();
            for (int i = 0; i < x.length; i++) {
                assertThat((double) result[i]).isCloseTo(expected.get(i)[a], Offset.offset(1e-6));
            }
        }
        // gelu(1) = Φ(1) = 0.8413447…, gelu(-1) = Φ(1) - 1.
        assertThat(Activation.GELU.apply(Tensor.of(1, -1)).toArray()[0]).isCloseTo(0.84134475f, Offset.offset(1e-6f));
        assertThat(Activation.GELU.apply(Tensor.of(1, -1)).toArray()[1]).isCloseTo(-0.15865525f, Offset.offset(1e-6f));
    }
}
