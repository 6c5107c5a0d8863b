package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.reference.ReferenceDevice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Owners, budgets and the cache of compiled programs. */
class ComputeTest {
    private static final Device CPU = Devices.get("cpu");

    private static Program summing(int n) {
        return Program.record("sum", p -> p.output("sum", p.data("x", n).sum()));
    }

    @Test
    void refusesMoreBytesThanTheBudgetHas() {
        try (Compute compute = Compute.on(CPU, new Budget(10_000, Long.MAX_VALUE, 10))) {
            Execution small = compute.open(summing(1000));
            assertThat(compute.bytesHeld()).isBetween(4000L, 10_000L);
            assertThatThrownBy(() -> compute.open(summing(1500)))
                    .isInstanceOf(BudgetException.class)
                    .hasMessageContaining("bytes");
            small.close();
            assertThat(compute.bytesHeld()).isZero();
            compute.open(summing(1500));
        }
    }

    @Test
    void refusesTensorsWithTooManyElements() {
        try (Compute compute = Compute.on(CPU, new Budget(Long.MAX_VALUE, 100, 10))) {
            assertThatThrownBy(() -> compute.open(summing(101)))
                    .isInstanceOf(BudgetException.class)
                    .hasMessageContaining("101");
        }
    }

    @Test
    void refusesMoreStepsThanTheBudgetHas() {
        try (Compute compute = Compute.on(CPU, new Budget(Long.MAX_VALUE, 100, 10))) {
            Execution execution = compute.open(summing(3));
            execution.run(8);
            assertThatThrownBy(() -> execution.run(3)).isInstanceOf(BudgetException.class);
            execution.run(2);
        }
    }

    @Test
    void noRunGivesStepsBackThatItTook() {
        Program picking =
                Program.record("picking", p -> p.output("y", p.data("x", 3).gather(0, p.indices("i", 1))));
        try (Compute compute = Compute.on(CPU, new Budget(Long.MAX_VALUE, 100, 10))) {
            Execution execution = compute.open(picking);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> execution.run(-1000))
                    .withMessageContaining("picking")
                    .withMessageContaining("-1000");
            execution.write("i", 7);
            assertThatThrownBy(() -> execution.run(4)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> execution.run(7)).isInstanceOf(BudgetException.class);
            execution.write("i", 2);
            assertThat(execution.run(6)).isEqualTo(6);
        }
    }

    @Test
    void afterAStepThatFailedThereAreNoOutputsOfTwoSteps() {
        Program picking = Program.record("picking", p -> {
            Tensor x = p.data("x", 3);
            Tensor w = p.state("w");
            p.output("first", x.add(1));
            p.output("picked", x.gather(0, p.indices("i", 1)));
            p.update(w, w.add(1));
        });
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(picking);
            execution.run(1);
            execution.write("x", 5, 6, 7);
            execution.write("i", 7);
            assertThatThrownBy(() -> execution.run(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatIllegalStateException()
                    .isThrownBy(() -> execution.read("first"))
                    .withMessageContaining("failed");
            assertThat(execution.read("w")).containsExactly(1);
            execution.write("i", 2);
            execution.run(1);
            assertThat(execution.read("first")).containsExactly(6, 7, 8);
            assertThat(execution.read("picked")).containsExactly(7);
        }
    }

    @Test
    void timesOneKeepsARowMajorResultForTheReshapeAfterIt() {
        Program program = Program.record("turned", p -> {
            Tensor x = p.data("x", 2, 3);
            p.output("times", x.transpose(0, 1).mul(1).reshape(6));
            p.output("divided", x.transpose(0, 1).div(1).reshape(6));
            p.output("flipped", x.flip(0).mul(1).reshape(6));
            p.output("plain", x.mul(1).reshape(6));
            p.output("constant", Tensor.ones(2, 3).mul(4).transpose(0, 1).reshape(6));
        });
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("x", 1, 2, 3, 4, 5, 6);
            execution.run(1);
            assertThat(execution.read("times")).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(execution.read("divided")).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(execution.read("flipped")).containsExactly(4, 5, 6, 1, 2, 3);
            assertThat(execution.read("plain")).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(execution.read("constant")).containsOnly(4);
        }
    }

    @Test
    void stretchedOutputsAndCapturedNumbersCountToo() {
        try (Compute compute = Compute.on(CPU, new Budget(1 << 20, 1 << 20, 10))) {
            Program stretched = Program.record(
                    "stretched", p -> p.output("y", p.data("x").mul(2).expand(10_000_000)));
            assertThatThrownBy(() -> compute.open(stretched))
                    .isInstanceOf(BudgetException.class)
                    .hasMessageContaining("elements");
            Tensor captured = Tensor.linspace(0, 1, 500_000);
            Program heavy = Program.record(
                    "heavy", p -> p.output("y", captured.mul(p.data("x")).sum()));
            assertThatThrownBy(() -> compute.open(heavy))
                    .isInstanceOf(BudgetException.class)
                    .hasMessageContaining("bytes");
            assertThatThrownBy(() ->
                            compute.within(() -> Tensor.full(1, 10_000_000).toArray()))
                    .isInstanceOf(BudgetException.class);
            assertThatThrownBy(() -> compute.within(() -> Tensor.of(new float[2_000_000])))
                    .isInstanceOf(BudgetException.class);
        }
    }

    @Test
    void aLongChainOfViewsIsRecorded() {
        Program turned = Program.record("turned", p -> {
            Tensor x = p.data("x", 2, 2);
            Tensor view = x;
            for (int i = 0; i < 20_001; i++) {
                view = view.transpose(0, 1);
            }
            p.output("y", view.mul(x));
        });
        assertThat(turned.outputs()).containsOnlyKeys("y");
    }

    @Test
    void refusesATensorOfAnotherProgram() {
        Tensor[] taken = new Tensor[1];
        Program.record("first", p -> taken[0] = p.data("x", 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record("second", p -> p.output("y", taken[0].add(1))))
                .withMessageContaining("second")
                .withMessageContaining("'x' [3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record(
                        "third", p -> p.output("y", p.data("x", 3).add(taken[0]))))
                .withMessageContaining("third");
    }

    @Test
    void withoutALimitAFailedEndlessRunUsesNothingUp() {
        Program picking =
                Program.record("picking", p -> p.output("y", p.data("x", 3).gather(0, p.indices("i", 1))));
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(picking);
            execution.write("i", 7);
            assertThatThrownBy(() -> execution.run(Long.MAX_VALUE)).isInstanceOf(IndexOutOfBoundsException.class);
            execution.write("i", 2);
            assertThat(execution.run(3)).isEqualTo(3);
        }
    }

    @Test
    void theSignOfZeroIsPyTorchsOnBothDevices() {
        Program program = Program.record("minus zero", p -> {
            Tensor x = p.data("x", 2, 1);
            p.output("tanh", x.tanh().reciprocal());
            p.output("of one", x.sum(1).reciprocal());
            p.output("running", x.cumsum(0).reciprocal());
        });
        float inf = Float.POSITIVE_INFINITY;
        for (Device device : List.of(CPU, new ReferenceDevice())) {
            try (Compute compute = Compute.on(device, Budget.unlimited())) {
                Execution execution = compute.open(program);
                execution.write("x", -0f, -0f);
                execution.run(1);
                assertThat(execution.read("tanh")).containsExactly(-inf, -inf);
                assertThat(execution.read("of one")).containsExactly(inf, inf);
                assertThat(execution.read("running")).containsExactly(inf, inf);
            }
        }
    }

    @Test
    void refusesEagerTensorsBeyondTheBudgetOfTheirOwner() {
        try (Compute compute = Compute.on(CPU, new Budget(1000, 100, 10))) {
            assertThat(compute.within(() -> Tensor.ones(10, 10).mul(2)).size()).isEqualTo(100);
            assertThatThrownBy(() -> compute.within(() -> Tensor.ones(101).mul(2)))
                    .isInstanceOf(BudgetException.class);
            assertThatThrownBy(() -> compute.within(() -> Tensor.linspace(0, 1, 101)))
                    .isInstanceOf(BudgetException.class);
        }
    }

    @Test
    void closingTheOwnerClosesEverythingItOpened() {
        Compute compute = Compute.on(CPU, Budget.unlimited());
        Execution execution = compute.open(summing(3));
        compute.close();
        assertThat(compute.bytesHeld()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> execution.run(1)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> compute.open(summing(3)));
    }

    @Test
    void refusesNamesAndSizesThatDoNotExist() {
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(summing(3));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> execution.write("y", 1, 2, 3))
                    .withMessageContaining("'y'");
            assertThatThrownBy(() -> execution.write("x", 1, 2)).hasMessageContaining("3 numbers");
            assertThatIllegalArgumentException().isThrownBy(() -> execution.read("nothing"));
        }
    }

    @Test
    void recordedTensorsHaveNoNumbersYet() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Program.record("peek", p -> p.data("x", 1).item()))
                .withMessageContaining("output");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record("twice", p -> {
                    p.data("x", 1);
                    p.state("x", 1);
                }))
                .withMessageContaining("'x'");
        assertThatThrownBy(() -> Program.record("grow", p -> {
                    Tensor w = p.state("w", 2);
                    p.update(w, w.unsqueeze(0));
                }))
                .hasMessageContaining("[1, 2]");
    }

    @Test
    void compilesEqualProgramsOnceAndForgetsThoseLongestUnused() {
        Counting device = new Counting();
        ProgramCache cache = new ProgramCache(device, 3900);
        cache.lease(summing(1)).close();
        cache.lease(summing(1)).close();
        assertThat(device.compiled).isEqualTo(1);
        ProgramCache.Lease pinned = cache.lease(summing(2));
        cache.lease(summing(3)).close();
        cache.lease(summing(4)).close();
        assertThat(device.closed).isEqualTo(1);
        cache.lease(summing(2)).close();
        assertThat(device.compiled).isEqualTo(4);
        cache.lease(summing(1)).close();
        assertThat(device.compiled).isEqualTo(5);
        pinned.close();
        assertThat(cache.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void closingADeviceClosesTheProgramsKeptForIt() {
        Counting device = new Counting();
        Compute compute = Compute.on(device, Budget.unlimited());
        compute.open(summing(1)).close();
        Execution open = compute.open(summing(2));
        device.close();
        assertThat(device.closed).isEqualTo(1);
        open.close();
        assertThat(device.closed).isEqualTo(2);
    }

    @Test
    void aProgramThatCannotStartIsNotHeld() {
        Counting device = new Counting();
        device.start = () -> {
            throw new IllegalStateException("no memory");
        };
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> compute.open(summing(1)))
                    .withMessage("no memory");
            assertThat(compute.bytesHeld()).isZero();
        }
        device.close();
        assertThat(device.closed).isEqualTo(1);
    }

    @Test
    void aProgramThatCannotBeCompiledIsTriedAgain() {
        Counting device = new Counting();
        device.compile = () -> {
            throw new IllegalStateException("no such op");
        };
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            assertThatIllegalStateException().isThrownBy(() -> compute.open(summing(1)));
            device.compile = () -> {};
            compute.open(summing(1));
        }
        assertThat(device.compiled).isEqualTo(2);
    }

    @Test
    void refusesInputsBeyondTheBudgetBeforeCompiling() {
        Counting device = new Counting();
        try (Compute compute = Compute.on(device, new Budget(10_000, Long.MAX_VALUE, 10))) {
            assertThatThrownBy(() -> compute.open(summing(3000))).isInstanceOf(BudgetException.class);
        }
        assertThat(device.compiled).isZero();
    }

    @Test
    @Timeout(20)
    void aSlowCompilationHoldsUpNobodyElse() throws Exception {
        Counting device = new Counting();
        CountDownLatch compiling = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Compute compute = Compute.on(device, Budget.unlimited());
        Execution open = compute.open(summing(1));
        device.compile = () -> {
            compiling.countDown();
            await(go);
        };
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Execution> slow = threads.submit(() -> compute.open(summing(2)));
            await(compiling);
            device.compile = () -> {};
            Future<Execution> same = threads.submit(() -> compute.open(summing(2)));
            Future<?> others = threads.submit(() -> {
                compute.open(summing(1));
                compute.open(summing(3));
                open.close();
                Compute.on(device, Budget.unlimited()).close();
                compute.close();
            });
            try {
                others.get(10, TimeUnit.SECONDS);
            } finally {
                go.countDown();
            }
            assertThatThrownBy(slow::get).hasMessageContaining("closed");
            assertThatThrownBy(same::get).hasMessageContaining("closed");
        }
        assertThat(compute.bytesHeld()).isZero();
        assertThat(device.compiled).isEqualTo(3);
    }

    @Test
    @Timeout(20)
    void closingAnOwnerEndsItsRuns() throws Exception {
        Compute compute = Compute.on(CPU, Budget.unlimited());
        Execution execution = compute.open(summing(3));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CountDownLatch started = new CountDownLatch(1);
            Future<Long> run = threads.submit(() -> {
                started.countDown();
                return execution.run(Long.MAX_VALUE);
            });
            await(started);
            Thread.sleep(50);
            compute.close();
            assertThat(run.get()).isLessThan(Long.MAX_VALUE);
        }
    }

    @Test
    void aStopBeforeARunEndsThatRunAndNoOther() {
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(summing(3));
            execution.stop();
            assertThat(execution.run(5)).isZero();
            assertThat(execution.run(5)).isEqualTo(5);
        }
    }

    @Test
    void eagerCopiesOfViewsCountToo() {
        try (Compute compute = Compute.on(CPU, new Budget(1000, 100, 10))) {
            Tensor column = Tensor.linspace(1, 20, 20).unsqueeze(1);
            assertThat(compute.within(() -> column.expand(20, 5).sum(1)).size()).isEqualTo(20);
            assertThatThrownBy(() -> compute.within(() -> column.expand(20, 6).sum(1)))
                    .isInstanceOf(BudgetException.class);
        }
    }

    @Test
    void theReferenceDeviceCountsItsCopiesOfOutputs() {
        Program program =
                Program.record("wide", p -> p.output("out", p.data("x", 1000).square()));
        assertThat(new ReferenceDevice().compile(program).bytesPerExecution()).isEqualTo(24_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void whatTwoExecutionsShareCountsOnceUntilTheLastIsClosed() {
        Compute compute = Compute.on(new ReferenceDevice(), new Budget(1_000_000, 1_000_000, 100));
        Program large = Program.record(
                "large", p -> p.output("sum", p.state("w", 10_000).sum()));
        Program mean = Program.record(
                "mean", p -> p.output("mean", p.state("w", 10_000).sum().div(1e4)));
        Execution one = compute.open(large);
        long alone = compute.bytesHeld();
        assertThat(alone).isGreaterThan(80_000);
        Execution two = compute.open(mean, one);
        Execution three = compute.open(mean, two);
        assertThat(compute.bytesHeld()).isBetween(alone, alone + 5_000);
        one.close();
        two.close();
        assertThat(compute.bytesHeld()).isBetween(80_000L, alone + 5_000);
        three.write("w", Tensor.ones(10_000).toArray());
        three.run(1);
        assertThat(three.read("mean")).containsExactly(1);
        three.close();
        assertThat(compute.bytesHeld()).isZero();
        assertThatThrownBy(() -> compute.open(mean, one)).hasMessageContaining("closed");
        assertThat(compute.bytesHeld()).isZero();
        compute.close();
    }

    @Test
    void sharingIsRefusedWhereItMakesNoSense() {
        Device device = new ReferenceDevice();
        Compute compute = Compute.on(device, Budget.unlimited());
        Compute other = Compute.on(device, Budget.unlimited());
        Program three =
                Program.record("three", p -> p.output("sum", p.state("w", 3).sum()));
        Program four =
                Program.record("four", p -> p.output("sum", p.state("w", 4).sum()));
        Program apart =
                Program.record("apart", p -> p.output("sum", p.state("v", 3).sum()));
        Execution execution = compute.open(three);
        assertThatThrownBy(() -> compute.open(four, execution))
                .hasMessageContaining("[3]")
                .hasMessageContaining("[4]")
                .hasMessageContaining("'w'");
        assertThatThrownBy(() -> compute.open(apart, execution))
                .hasMessageContaining("[v]")
                .hasMessageContaining("[w]");
        assertThatThrownBy(() -> other.open(three, execution)).hasMessageContaining("another owner");
        other.close();
        compute.close();
    }

    /** Counts what is compiled and closed; every program weighs 1000 bytes. */
    private static final class Counting implements Device {
        private final Device reference = new ReferenceDevice();
        private volatile int compiled;
        private volatile int closed;
        private volatile Runnable compile = () -> {};
        private volatile Runnable start = () -> {};

        @Override
        public Description describe() {
            return reference.describe();
        }

        @Override
        public CompiledProgram compile(Program program) {
            synchronized (this) {
                compiled++;
            }
            compile.run();
            CompiledProgram inner = reference.compile(program);
            return new CompiledProgram() {
                @Override
                public long bytes() {
                    return 1000;
                }

                @Override
                public long bytesPerExecution() {
                    return inner.bytesPerExecution();
                }

                @Override
                public long bytesOfInput(int node) {
                    return inner.bytesOfInput(node);
                }

                @Override
                public DeviceExecution start() {
                    start.run();
                    return inner.start();
                }

                @Override
                public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
                    return inner.start(other, shared);
                }

                @Override
                public void close() {
                    synchronized (Counting.this) {
                        closed++;
                    }
                }
            };
        }

        @Override
        public void close() {
            Compute.forget(this);
            reference.close();
        }
    }
}
