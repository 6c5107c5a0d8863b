package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.compute.Primitive;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A long step ends in the middle of a kernel; a short one runs to its end. */
class CancellationTest {
    private static final int N = 2048;

    /** Steps of some milliseconds whose work is nearly all that of one op. */
    private static final Map<String, BiFunction<Recorder, Tensor, Tensor>> LONG_STEPS = Map.ofEntries(
            Map.entry("unary", (p, x) -> x.tanh()),
            Map.entry("binary", (p, x) -> x.add(x)),
            Map.entry("row", (p, x) -> x.add(x.select(0, 0))),
            Map.entry("compare", (p, x) -> x.gt(x.flip(0))),
            Map.entry("where", (p, x) -> Tensor.where(x.gt(0), x, x)),
            Map.entry("product", (p, x) -> x.matmul(x)),
            Map.entry("sum of all", (p, x) -> x.sum()),
            Map.entry("sum of rows", (p, x) -> x.sum(1)),
            Map.entry("sum of columns", (p, x) -> x.sum(0)),
            Map.entry("sums of few rows", (p, x) -> x.reshape(N * 8, 16, 16).sum(1)),
            Map.entry("largest of columns", (p, x) -> x.max(0)),
            Map.entry("running sum", (p, x) -> x.cumsum(1)),
            Map.entry("running sum of all", (p, x) -> x.reshape(N * N).cumsum(0)),
            Map.entry("argmax", (p, x) -> x.argmax(1)),
            Map.entry("sorted lines", (p, x) -> x.argsort(1, false)),
            Map.entry("one sorted line", (p, x) -> x.reshape(N * N).argsort(0, true)),
            Map.entry("gathered rows", (p, x) -> x.indexSelect(0, p.indices("i", N))),
            Map.entry("gathered elements", (p, x) -> x.gather(1, p.indices("i", N, N))),
            Map.entry(
                    "scattered",
                    (p, x) -> x.gather(1, p.indices("i", N, N))
                            .mul(x.detach())
                            .sum()
                            .gradients(x)
                            .getFirst()),
            Map.entry("joined", (p, x) -> Tensor.cat(1, x, x)),
            Map.entry(
                    "padded",
                    (p, x) -> x.slice(1, 0, N / 2).square().sum().gradients(x).getFirst()),
            Map.entry("random", (p, x) -> p.randn(N, N)),
            Map.entry("copied", (p, x) -> x.transpose(0, 1).reshape(N * N)));

    @Test
    void aLongProductIsCutOffBetweenItsPieces() {
        Program program = program(1200);
        CpuExecution execution = (CpuExecution) CpuProgram.plan(program).start();
        AtomicInteger all = new AtomicInteger();
        assertThat(execution.run(1, () -> all.incrementAndGet() < 0)).isEqualTo(1);
        assertThat(execution.read(state(program))).containsOnly(1);
        // Looks between instructions alone would be far fewer.
        int looks = Simd.AVAILABLE ? 30 : 3;
        assertThat(all.get()).isGreaterThan(looks);
        for (int stopAt = 2; stopAt < all.get() - 4; stopAt += 5) {
            AtomicInteger count = new AtomicInteger();
            int last = stopAt;
            assertThat(execution.run(1, () -> count.incrementAndGet() >= last)).isZero();
            assertThat(execution.read(state(program))).containsOnly(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> execution.read(output(program)))
                    .withMessageContaining("cut off");
        }
        assertThat(execution.run(1, () -> false)).isEqualTo(1);
        assertThat(execution.read(output(program))).containsExactly(0);
        assertThat(execution.read(state(program))).containsOnly(2);
    }

    @Test
    void aShortStepIsNotCutOff() {
        Program program = program(20);
        CpuExecution execution = (CpuExecution) CpuProgram.plan(program).start();
        AtomicInteger looks = new AtomicInteger();
        assertThat(execution.run(3, () -> looks.incrementAndGet() > 2)).isEqualTo(2);
        assertThat(execution.read(state(program))).containsOnly(2);
        assertThat(execution.read(output(program))).containsExactly(0);
    }

    @Test
    void thereIsALongStepForEachOp() {
        Set<Class<?>> ops = LONG_STEPS.keySet().stream()
                .flatMap(name -> longStep(name).graph().nodes().stream())
                .map(node -> kind(node.op().getClass()))
                .collect(Collectors.toSet());
        assertThat(ops).containsAll(kinds(Primitive.class));
    }

    @TestFactory
    Stream<DynamicTest> theKernelOfEachOpEndsInTheMiddle() {
        Stream<Program> steps = Stream.concat(
                LONG_STEPS.keySet().stream().map(CancellationTest::longStep), Stream.of(productsSideBySide()));
        return steps.map(program -> DynamicTest.dynamicTest(program.name(), () -> {
            CpuProgram planned = CpuProgram.plan(program);
            CpuExecution execution = (CpuExecution) planned.start();
            AtomicInteger all = new AtomicInteger();
            assertThat(execution.run(1, () -> all.incrementAndGet() < 0)).isEqualTo(1);
            // Looks before the step, between its instructions and after it are these; the others are within a kernel.
            int between = planned.instructions().size() + 3;
            assertThat(all.get()).isGreaterThan(between + 4);
            AtomicInteger looks = new AtomicInteger();
            int middle = all.get() / 2;
            assertThat(execution.run(1, () -> looks.incrementAndGet() >= middle))
                    .isZero();
            execution.close();
        }));
    }

    private static Program longStep(String name) {
        return Program.record(name, p -> {
            Tensor x = p.data("x", N, N);
            p.output("y", Objects.requireNonNull(LONG_STEPS.get(name)).apply(p, x));
        });
    }

    private static Program productsSideBySide() {
        return Program.record("products", p -> p.output("y", p.data("x", 16, 16).matmul(p.data("w", 16, 16))))
                .copies(N * N / 256);
    }

    /** The class that says which op it is: an enum's constants may have classes of their own. */
    private static Class<?> kind(Class<?> op) {
        return op.getSuperclass() != null && op.getSuperclass().isEnum() ? op.getSuperclass() : op;
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> each : type.getPermittedSubclasses()) {
            if (each.isInterface()) {
                kinds.addAll(kinds(each));
            } else {
                kinds.add(each);
            }
        }
        return kinds;
    }

    private static int state(Program program) {
        return Objects.requireNonNull(program.inputs().get("w"));
    }

    private static int output(Program program) {
        return program.outputs().values().iterator().next();
    }

    private static Program program(int n) {
        return Program.record("product", p -> {
            Tensor x = p.data("x", n, n);
            Tensor w = p.state("w", n);
            Tensor product = x.matmul(x);
            p.output("sum", product.sum());
            p.update(w, w.add(product.sum(0)).add(1));
        });
    }
}
