package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A long step ends in the middle of a kernel; a short one runs to its end. */
class CancellationTest {
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
