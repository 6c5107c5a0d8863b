package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.reference.ReferenceDevice;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What an owner may use, and what counts. */
class BudgetTest {
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
    void anOwnersBytesAreOneAccountForAllItsWork() {
        try (Compute compute = Compute.on(CPU, new Budget(2000, 1000, 10))) {
            assertThatThrownBy(() -> compute.within(() -> Tensor.indices(new int[501])))
                    .isInstanceOf(BudgetException.class);
            assertThatThrownBy(() -> compute.within(() -> {
                        Tensor sum = Tensor.linspace(0, 1, 100);
                        for (int i = 0; i < 5; i++) {
                            Tensor before = sum;
                            sum = compute.within(() -> before.add(1));
                        }
                        return sum;
                    }))
                    .isInstanceOf(BudgetException.class);
            assertThat(compute.bytesHeld()).as("given back").isZero();
            compute.open(Program.record("holds", p -> p.output("y", p.data("x", 200))));
            assertThatThrownBy(() -> compute.within(() -> Tensor.linspace(0, 1, 400)))
                    .isInstanceOf(BudgetException.class);
            try (Compute other = Compute.on(CPU, Budget.unlimited())) {
                assertThatThrownBy(() -> compute.within(() -> other.within(() -> Tensor.linspace(0, 1, 400))))
                        .isInstanceOf(BudgetException.class);
            }
        }
        Compute closed = Compute.on(CPU, Budget.unlimited());
        closed.close();
        assertThatThrownBy(() -> closed.within(() -> Tensor.linspace(0, 1, 4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> new Budget(-1, 1, 1)).hasMessageContaining("-1 bytes");
    }

    @Test
    void eagerCopiesOfViewsCountToo() {
        try (Compute compute = Compute.on(CPU, new Budget(500, 1000, 10))) {
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
    void allThatIsMadeAtOnceCountsTogether() {
        try (Compute compute = Compute.on(CPU, new Budget(1 << 20, 1 << 20, 10))) {
            Supplier<Tensor> many = () -> {
                Tensor sum = Tensor.linspace(0, 1, 50_000);
                for (int i = 0; i < 10; i++) {
                    sum = sum.add(1);
                }
                return sum;
            };
            assertThatThrownBy(() -> compute.within(many))
                    .isInstanceOf(BudgetException.class)
                    .hasMessageContaining("bytes");
            // The next work has all of it again.
            assertThat(compute.within(() -> Tensor.linspace(0, 1, 200_000).sum().item()))
                    .isEqualTo(100_000);
            assertThatThrownBy(() -> compute.within(() ->
                            Tensor.arange(60_000).mul(Tensor.arange(60_000).sign())))
                    .isInstanceOf(BudgetException.class);
        }
    }
}
