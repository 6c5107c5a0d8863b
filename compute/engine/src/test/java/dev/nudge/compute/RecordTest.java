package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import org.junit.jupiter.api.Test;

/** Recording a program. */
class RecordTest {
    private static final Device CPU = Devices.get("cpu");

    private static Program summing(int n) {
        return Program.record("sum", p -> p.output("sum", p.data("x", n).sum()));
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
}
