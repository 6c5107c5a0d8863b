package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Mlp;
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

/** Owners, and the cache of compiled programs. */
class ComputeTest {
    private static final Device CPU = Devices.get("cpu");

    private static Program summing(int n) {
        return Program.record("sum", p -> p.output("sum", p.data("x", n).sum()));
    }

    @Test
    void anExecutionSaysWhereItIs() {
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution execution = compute.open(summing(3));
            assertThat(execution.where()).isEqualTo(CPU.describe().text()).startsWith("CPU, ");
            assertThat(execution.isOnGpu()).isFalse();
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
    void closingTheOwnerClosesEverythingItOpened() {
        Compute compute = Compute.on(CPU, Budget.unlimited());
        Execution execution = compute.open(summing(3));
        compute.close();
        assertThat(compute.bytesHeld()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> execution.run(1)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> compute.open(summing(3)));
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
    void aProgramOfVeryManyNodesIsRefusedBeforeItIsCompiled() {
        Program chain = Program.record("chain", p -> {
            Tensor x = p.data("x");
            for (int i = 0; i < 20_000; i++) {
                x = x.add(p.scalar("s" + i));
            }
            p.output("y", x);
        });
        Counting device = new Counting();
        try (Compute compute = Compute.on(device, new Budget(1 << 20, 1 << 20, 10))) {
            assertThatThrownBy(() -> compute.open(chain)).isInstanceOf(BudgetException.class);
        }
        assertThat(device.compiled).isZero();
    }

    @Test
    void copiesAreInitialisedAndSetTogether() {
        Mlp mlp = new Mlp(Activation.TANH, 2, 3, 1);
        Program one = Program.record("net", p -> {
            Tensor y = mlp.declare(p).apply(p.data("x", 1, 2)).mul(p.scalar("factor"));
            p.output("y", y);
        });
        try (Compute compute = Compute.on(CPU, Budget.unlimited())) {
            Execution three = compute.open(one.copies(3, "x"));
            mlp.initialise(three, Initialisation.GLOROT_UNIFORM, 5, 6, 7);
            three.fill("factor", 2);
            three.write("x", 0.5f, -1);
            three.run(1);
            for (int copy = 0; copy < 3; copy++) {
                Execution alone = compute.open(one);
                mlp.initialise(alone, Initialisation.GLOROT_UNIFORM, 5 + copy);
                alone.set("factor", 2);
                alone.write("x", 0.5f, -1);
                alone.run(1);
                assertThat(three.read("y")[copy]).isCloseTo(alone.read("y")[0], offset(1e-6f));
            }
            assertThatThrownBy(() -> mlp.initialise(three, Initialisation.GLOROT_UNIFORM, 5))
                    .hasMessageContaining("takes 18 numbers, 6 were given");
        }
    }

    @Test
    void theReferenceDeviceEndsWithinALongOp() {
        Program program = Program.record("long", p -> {
            Tensor x = p.data("x", 100, 100);
            Tensor w = p.state("w", 100, 100);
            p.update(w, w.add(x.matmul(x)).add(1));
        });
        DeviceExecution execution = new ReferenceDevice().compile(program).start();
        int[] looks = {0};
        assertThat(execution.run(1, () -> ++looks[0] == 20)).isZero();
        assertThat(looks[0]).isEqualTo(20);
        int state = program.node("w");
        assertThat(execution.read(state)).containsOnly(0);
        assertThat(execution.run(1, () -> false)).isEqualTo(1);
        assertThat(execution.read(state)).containsOnly(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
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
