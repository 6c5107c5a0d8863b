package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The backward pass can be read step by step. */
class TraceTest {
    @Test
    void showsValuesGradientsAndLocalGradients() {
        Tensor w = Tensor.scalar(3).requiresGrad();
        Tensor x = Tensor.scalar(2);
        Tensor loss = w.mul(x).sub(Tensor.scalar(1)).square();
        List<Trace.Step> steps = Trace.of(loss).steps();
        assertThat(steps.stream().map(Trace.Step::op))
                .containsExactly("constant", "constant", "mul", "constant", "sub", "square");
        Trace.Step mul = steps.get(2);
        assertThat(mul.value().item()).isEqualTo(6);
        assertThat(mul.inputs()).containsExactly(0, 1);
        assertThat(Objects.requireNonNull(mul.locals().get(0)).item()).isEqualTo(2);
        assertThat(mul.locals().get(1)).isNull();
        assertThat(Objects.requireNonNull(mul.gradient()).item()).isEqualTo(10);
        assertThat(Objects.requireNonNull(steps.get(0).gradient()).item()).isEqualTo(20);
        assertThat(Objects.requireNonNull(steps.get(5).gradient()).item()).isEqualTo(1);
        assertThat(Objects.requireNonNull(steps.get(5).locals().get(0)).item()).isEqualTo(10);
    }

    @Test
    void refusesWhatHasNoBackwardPass() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Trace.of(Tensor.scalar(1).mul(2)));
    }
}
