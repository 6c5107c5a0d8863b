package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A program survives being turned into bytes and back, and broken bytes are refused. */
class ProgramBytesTest {
    @TestFactory
    Stream<DynamicTest> everyOpSurvives() {
        return ContractPrograms.of(7).values().stream()
                .map(program -> DynamicTest.dynamicTest(program.name(), () -> {
                    Program again = Program.fromBytes("again", program.toBytes());
                    assertThat(again.graph().nodes()).isEqualTo(program.graph().nodes());
                    assertThat(again.outputs()).isEqualTo(program.outputs());
                    assertThat(again.toBytes()).isEqualTo(program.toBytes());
                }));
    }

    @Test
    void equalProgramsHaveEqualBytesWhateverTheirName() {
        Program one = Program.record("one", p -> p.output("y", p.data("x", 3).mul(2)));
        Program two = Program.record("two", p -> p.output("y", p.data("x", 3).mul(2)));
        Program other = Program.record("one", p -> p.output("y", p.data("x", 3).mul(3)));
        assertThat(one.toBytes()).isEqualTo(two.toBytes()).isNotEqualTo(other.toBytes());
        assertThat(one.key()).isEqualTo(two.key());
    }

    @Test
    void updatesSurvive() {
        Program fit = QuadraticLessonTest.program(20);
        Program again = Program.fromBytes("again", fit.toBytes());
        assertThat(again.updates()).isEqualTo(fit.updates());
        assertThat(again.inputs()).isEqualTo(fit.inputs());
    }

    @Test
    void bytesCutShortAreRefused() {
        byte[] bytes = QuadraticLessonTest.program(20).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Program.fromBytes("cut", cut));
        }
    }

    @Test
    void changedBytesNeverEscapeTheChecks() {
        for (Map.Entry<String, Program> entry : ContractPrograms.of(7).entrySet()) {
            byte[] bytes = entry.getValue().toBytes();
            IntStream.range(0, bytes.length / 5).map(i -> 5 * i).forEach(i -> {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << i / 5 % 8);
                try {
                    Program.fromBytes("changed", changed);
                } catch (IllegalArgumentException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            });
        }
    }
}
