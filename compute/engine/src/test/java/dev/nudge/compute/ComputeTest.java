package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.reference.ReferenceDevice;
import org.junit.jupiter.api.Test;

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
        ProgramCache cache = new ProgramCache(device, 3000);
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

    /** Counts what is compiled and closed; every program weighs 1000 bytes. */
    private static final class Counting implements Device {
        private final Device reference = new ReferenceDevice();
        private int compiled;
        private int closed;

        @Override
        public Description describe() {
            return reference.describe();
        }

        @Override
        public CompiledProgram compile(Program program) {
            compiled++;
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
                public dev.nudge.compute.device.DeviceExecution start() {
                    return inner.start();
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }

        @Override
        public void close() {
            reference.close();
        }
    }
}
