package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.reference.ReferenceDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every device must do. A device's own test extends this and says which device it is. */
public abstract class DeviceContract {
    /** The device under test; the same one each time. */
    protected abstract Device device();

    private Compute compute() {
        return Compute.on(device(), Budget.unlimited());
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheReferenceOnEveryOpAtOddSizes() {
        return IntStream.of(0, 1, 7, 13, 33)
                .boxed()
                .flatMap(n -> ContractPrograms.of(n).entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(
                                entry.getKey() + " at " + n, () -> agrees(entry.getValue(), n))));
    }

    private void agrees(Program program, int n) {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        inputs.put("x", numbers(3 * n, 1));
        inputs.put("y", numbers(3 * n, 2));
        inputs.put("z", numbers(n, 3));
        inputs.put("i", IntStream.range(0, n).mapToDouble(i -> i * 5 % n).toArray());
        inputs.keySet().retainAll(program.inputs().keySet());
        Map<String, double[]> expected = run(new ReferenceDevice(), program, inputs);
        Map<String, double[]> actual = run(device(), program, inputs);
        Map<String, double[]> sizes = new LinkedHashMap<>();
        inputs.forEach((name, values) ->
                sizes.put(name, Arrays.stream(values).map(Math::abs).toArray()));
        Map<String, double[]> magnitudes = run(new ReferenceDevice(), program, sizes);
        expected.forEach((name, values) -> Tolerance.float32(Objects.requireNonNull(magnitudes.get(name)))
                .check(program.name() + ", " + name, Objects.requireNonNull(actual.get(name)), values));
    }

    /** Numbers between -1 and 1, exact in float32. */
    private static double[] numbers(int count, int seed) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i + 1) * 7919 * seed % 2048 - 1024) / 1024.0;
        }
        return numbers;
    }

    private static Map<String, double[]> run(Device device, Program program, Map<String, double[]> inputs) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = compute.open(program);
            inputs.forEach(execution::write);
            execution.run(1);
            Map<String, double[]> outputs = new LinkedHashMap<>();
            program.outputs().keySet().forEach(name -> outputs.put(name, execution.readDoubles(name)));
            return outputs;
        }
    }

    @Test
    void describesItself() {
        assertThat(device().describe().name()).isNotBlank();
        assertThat(device().describe().text()).isNotBlank();
    }

    @Test
    void startsWithZerosAndReadsBackWhatWasWritten() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("keep", p -> {
                Tensor w = p.state("w", 2, 2);
                p.output("twice", w.mul(2));
            }));
            assertThat(execution.read("w")).containsExactly(0, 0, 0, 0);
            execution.write("w", 1, 2, 3, 4);
            float[] read = execution.read("w");
            assertThat(read).containsExactly(1, 2, 3, 4);
            read[0] = 9;
            assertThat(execution.read("w")[0]).isEqualTo(1);
        }
    }

    @Test
    void appliesUpdatesAfterAllReads() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("swap and count", p -> {
                Tensor a = p.state("a", 3);
                Tensor b = p.state("b", 3);
                Tensor c = p.state("c", 3);
                p.output("before", a);
                p.update(a, b);
                p.update(b, a);
                p.update(c, c.add(a.sub(b)));
            }));
            execution.write("a", 1, 2, 3);
            execution.write("b", 10, 20, 30);
            execution.run(1);
            assertThat(execution.read("before")).containsExactly(1, 2, 3);
            assertThat(execution.read("a")).containsExactly(10, 20, 30);
            assertThat(execution.read("b")).containsExactly(1, 2, 3);
            assertThat(execution.read("c")).containsExactly(-9, -18, -27);
        }
    }

    @Test
    void anOutputShowsTheStateBeforeTheUpdateHoweverItIsWritten() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("old", p -> {
                Tensor w = p.state("w", 2);
                p.output("times one", w.mul(1));
                p.output("by one", w.flip(0).div(Tensor.ones(2)));
                p.output("view", w.flip(0));
                p.output("next", w.add(1));
                p.update(w, w.add(1));
            }));
            execution.write("w", 5, 7);
            execution.run(1);
            assertThat(execution.read("times one")).containsExactly(5, 7);
            assertThat(execution.read("by one")).containsExactly(7, 5);
            assertThat(execution.read("view")).containsExactly(7, 5);
            assertThat(execution.read("next")).containsExactly(6, 8);
            execution.write("w", 0, 0);
            assertThat(execution.read("times one")).containsExactly(5, 7);
            assertThat(execution.read("next")).containsExactly(6, 8);
        }
    }

    @Test
    void anOutputShowsTheStateBeforeTheUpdateInAProgramFromBytes() {
        // Bytes may name an input itself as an output, which recording never does.
        Graph graph = new Graph(List.of(
                new Graph.Node(
                        new Leaf.Input(Leaf.Kind.STATE, "w", Shape.SCALAR, DType.FLOAT32),
                        List.of(),
                        Shape.SCALAR,
                        DType.FLOAT32),
                new Graph.Node(
                        new Leaf.Constant(Shape.SCALAR, DType.FLOAT32, 1), List.of(), Shape.SCALAR, DType.FLOAT32),
                new Graph.Node(Binary.ADD, List.of(0, 1), Shape.SCALAR, DType.FLOAT32)));
        byte[] bytes = new Program("old", graph, Map.of("w", 0), Map.of("old", 0), Map.of("w", 2)).toBytes();
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.fromBytes("old", bytes));
            execution.set("w", 5);
            execution.run(1);
            assertThat(execution.read("old")).containsExactly(5);
            assertThat(execution.read("w")).containsExactly(6);
        }
    }

    @Test
    void refusesPositionsThatDoNotExist() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("positions", p -> {
                Tensor labels = p.indices("labels", 2);
                p.output("hot", labels.oneHot(3));
                p.output("taken", p.data("x", 4).gather(0, labels));
            }));
            execution.write("labels", 2, 0);
            execution.run(1);
            assertThat(execution.read("hot")).containsExactly(0, 0, 1, 1, 0, 0);
            for (float wrong : new float[] {3, -1}) {
                execution.write("labels", wrong, 0);
                assertThatThrownBy(() -> execution.run(1)).hasMessageContaining("is no whole number from 0 to");
            }
            for (float wrong : new float[] {0.5f, Float.NaN, (1 << 24) + 2, Float.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> execution.write("labels", 0, wrong))
                        .withMessageContaining("'labels'")
                        .withMessageContaining("2^24");
            }
            assertThat(execution.read("labels")).containsExactly(-1, 0);
        }
    }

    @Test
    void randomNumbersDoNotRepeatPast2To24StepsAndSeedsDoNotFallTogether() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("dice", p -> p.output("dice", p.rand(4))));
            execution.run(1);
            float[] first = execution.read("dice");
            execution.write(Recorder.STEP, (1 << 24) - 1);
            List<float[]> drawn = new ArrayList<>(List.of(first));
            for (int i = 0; i < 4; i++) {
                execution.run(1);
                for (float[] earlier : drawn) {
                    assertThat(execution.read("dice")).isNotEqualTo(earlier);
                }
                drawn.add(execution.read("dice"));
            }
            assertThat(execution.read(Recorder.STEP)).containsExactly(3);
            assertThat(execution.read(Recorder.STEP_HIGH)).containsExactly(1);
            for (double seed : new double[] {1 << 24, -(1 << 24), 0.5, Double.NaN}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> execution.set(Recorder.SEED, seed))
                        .withMessageContaining("2^24 - 1")
                        .withMessageContaining(Recorder.SEED);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> execution.write(Recorder.SEED, (float) seed))
                        .withMessageContaining("2^24 - 1");
            }
            assertThat(execution.read(Recorder.SEED)).containsExactly(0);
            execution.set(Recorder.SEED, (1 << 24) - 1);
            execution.run(1);
        }
    }

    @Test
    void refusesASeedThatAProgramComputes() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("half", p -> {
                Tensor seed = p.scalar("mine");
                Tensor zero = Tensor.scalar(0);
                p.output(
                        "dice", Tensor.apply(new Random(Random.Kind.UNIFORM, Shape.of(2), 0, false), seed, zero, zero));
            }));
            execution.set("mine", 0.5);
            assertThatThrownBy(() -> execution.run(1)).hasMessageContaining("2^24 - 1");
        }
    }

    @Test
    void twoProgramsShareDataScalarsAndState() {
        try (Compute compute = compute()) {
            Execution one = compute.open(counting(2));
            one.write("data", 1, 2, 3);
            one.set("by", 10);
            one.write("own", 7, 7);
            Execution two = compute.open(counting(3), one);
            assertThat(two.read("data")).containsExactly(1, 2, 3);
            assertThat(two.read("own")).containsExactly(0, 0, 0);
            one.run(2);
            assertThat(two.read("count")).containsExactly(20, 40, 60);
            two.run(1);
            two.set("by", -1);
            one.run(1);
            assertThat(one.read("count")).containsExactly(29, 58, 87);
            assertThat(one.read("seen")).containsExactly(30, 60, 90);
            assertThat(two.read("seen")).containsExactly(20, 40, 60);
            Execution three = compute.open(counting(4), two);
            one.close();
            two.write("data", 0, 0, 1);
            three.run(1);
            two.close();
            assertThat(three.read("count")).containsExactly(29, 58, 86);
            assertThat(three.read("data")).containsExactly(0, 0, 1);
        }
    }

    /** Adds by · data to a count each step; "own" is of another shape in each. */
    private static Program counting(int n) {
        return Program.record("count " + n, p -> {
            Tensor data = p.data("data", 3);
            Tensor count = p.state("count", 3);
            p.output("seen", count);
            p.output("own sum", p.data("own", n).sum());
            p.update(count, count.add(data.mul(p.scalar("by"))));
        });
    }

    @Test
    void aStepThatIsCutOffLeavesTheStateAsItWas() {
        int n = 1500;
        Program program = Program.record("long", p -> {
            Tensor x = p.data("x", n, n);
            Tensor w = p.state("w", n);
            Tensor product = x.matmul(x);
            p.output("sum", product.sum());
            p.update(w, w.add(product.sum(0)).add(1));
        });
        int w = program.node("w");
        int sum = Objects.requireNonNull(program.outputs().get("sum"));
        try (CompiledProgram compiled = device().compile(program)) {
            DeviceExecution execution = compiled.start();
            AtomicInteger looks = new AtomicInteger();
            long done = execution.run(1, () -> looks.incrementAndGet() > 2);
            assertThat(execution.read(w)).containsOnly(done);
            if (done == 0) {
                try {
                    assertThat(execution.read(sum)).containsExactly(0);
                } catch (IllegalStateException none) {
                    assertThat(none).hasMessageContaining("cut off");
                }
            }
            execution.close();
        }
    }

    @Test
    void updatesThatReadOneAnotherAllSeeTheOldValues() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("cross", p -> {
                Tensor a = p.state("a", 2);
                Tensor b = p.state("b", 2);
                p.update(a, a.add(b));
                p.update(b, b.sub(a.flip(0)));
            }));
            execution.write("a", 1, 2);
            execution.write("b", 10, 20);
            execution.run(1);
            assertThat(execution.read("a")).containsExactly(11, 22);
            assertThat(execution.read("b")).containsExactly(8, 19);
        }
    }

    @Test
    void carriesStateFromStepToStep() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("count", p -> {
                Tensor count = p.state("count");
                Tensor by = p.scalar("by");
                p.output("before", count);
                p.update(count, count.add(by));
            }));
            execution.set("by", 2);
            execution.run(10);
            assertThat(execution.read("count")[0]).isEqualTo(20);
            assertThat(execution.read("before")[0]).isEqualTo(18);
            execution.set("by", -1);
            execution.run(5);
            assertThat(execution.read("count")[0]).isEqualTo(15);
        }
    }

    @Test
    void restoresASnapshotOfTheState() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(doubling());
            execution.write("w", 1, 2, 3);
            Snapshot snapshot = execution.snapshot();
            execution.run(3);
            assertThat(execution.read("w")).containsExactly(8, 16, 24);
            execution.restore(snapshot);
            assertThat(execution.read("w")).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aSnapshotThatIsRefusedLeavesEverythingAsItWas() {
        try (Compute compute = compute()) {
            Execution other = compute.open(Program.record("other", p -> {
                p.state("a", 2);
                p.state("b", 3);
            }));
            other.write("a", 8, 8);
            other.write("b", 9, 9, 9);
            Snapshot snapshot = other.snapshot();
            refuses(compute, snapshot, "smaller b", p -> p.state("b", 2), "takes 2 numbers");
            refuses(compute, snapshot, "no b", p -> {}, "has no input 'b'");
            refuses(compute, snapshot, "b is data", p -> p.data("b", 3), "only states");
        }
    }

    private static void refuses(Compute compute, Snapshot snapshot, String name, Consumer<Recorder> b, String why) {
        Execution execution = compute.open(Program.record(name, p -> {
            p.state("a", 2);
            b.accept(p);
        }));
        execution.write("a", 1, 2);
        assertThatThrownBy(() -> execution.restore(snapshot)).hasMessageContaining(why);
        assertThat(execution.read("a")).containsExactly(1, 2);
    }

    @Test
    void sortsEqualNumbersStablyWhateverTheirSigns() {
        try (Compute compute = compute()) {
            Execution execution = compute.open(Program.record("zeros", p -> {
                Tensor x = p.data("x", 8);
                p.output("up", x.argsort(0, false));
                p.output("down", x.argsort(0, true));
                p.output("largest", x.slice(0, 4, 6).argmax(0));
                p.output("sign", x.sign());
            }));
            float nan = Float.NaN;
            execution.write("x", 0f, -0f, 1f, nan, -0f, 0f, -1f, nan);
            execution.run(1);
            // torch.argsort(x, stable=True) of PyTorch 2.13
            assertThat(execution.read("up")).containsExactly(6, 0, 1, 4, 5, 2, 3, 7);
            assertThat(execution.read("down")).containsExactly(3, 7, 2, 0, 1, 4, 5, 6);
            assertThat(execution.read("largest")).containsExactly(0);
            assertThat(execution.read("sign")).containsExactly(0f, 0f, 1f, 0f, 0f, 0f, -1f, 0f);
        }
    }

    @Test
    void keepsTwoExecutionsOfOneProgramApart() {
        try (Compute compute = compute()) {
            Execution one = compute.open(doubling());
            Execution two = compute.open(doubling());
            one.write("w", 1, 1, 1);
            two.write("w", 5, 5, 5);
            one.run(2);
            two.run(1);
            assertThat(one.read("w")).containsExactly(4, 4, 4);
            assertThat(two.read("w")).containsExactly(10, 10, 10);
        }
    }

    @Test
    void stopsBetweenSteps() throws Exception {
        try (Compute compute = compute();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Execution execution = compute.open(Program.record("endless", p -> {
                Tensor count = p.state("count");
                p.update(count, count.add(1).minimum(Tensor.scalar(1000)));
            }));
            Future<Long> run = threads.submit(() -> execution.run(Long.MAX_VALUE));
            while (!run.isDone()) {
                execution.stop();
                Thread.sleep(1);
            }
            assertThat(run.get()).isLessThan(Long.MAX_VALUE);
            assertThat(execution.read("count")[0]).isEqualTo(Math.min(1000f, run.get()));
        }
    }

    @Test
    void repeatsBitForBit() {
        Program program = ContractPrograms.of(33).get("network");
        Map<String, double[]> inputs = Map.of("x", numbers(99, 1), "z", numbers(33, 3));
        Map<String, double[]> first = run(device(), Objects.requireNonNull(program), inputs);
        run(device(), program, inputs)
                .forEach((name, values) -> assertThat(values).isEqualTo(first.get(name)));
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<float[]>> work = new ArrayList<>();
            for (int n = 1; n <= 12; n++) {
                int size = n;
                work.add(() -> {
                    try (Compute compute = compute()) {
                        Execution execution = compute.open(Program.record("sum of " + size, p -> {
                            Tensor w = p.state("w", size);
                            p.output("sum", w.sum());
                            p.update(w, w.add(1));
                        }));
                        execution.run(11);
                        return execution.read("sum");
                    }
                });
            }
            List<Future<float[]>> sums = threads.invokeAll(work);
            for (int n = 1; n <= 12; n++) {
                assertThat(sums.get(n - 1).get()).containsExactly(10f * n);
            }
        }
    }

    private static Program doubling() {
        return Program.record("double", p -> {
            Tensor w = p.state("w", 3);
            p.update(w, w.mul(2));
        });
    }
}
