package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Without kernels, tensors are computed by the ops' plain rules, to the same numbers. */
class EagerTest {
    private final Random random = new Random(7);

    @Test
    void plainRulesAgreeWithTheKernels() {
        Tensor a = numbers(5, 3);
        Tensor b = numbers(3, 5).transpose(0, 1);
        agree(Binary.MUL, a, b);
        agree(Unary.SIGMOID, b);
        agree(new MatMul(false), a, b.transpose(0, 1));
        agree(new CumSum(1), b);
        agree(new Indexing.ArgMax(0), b);
    }

    @Test
    void wholeNumbersAreExactOrRefused() {
        int most = 1 << 24;
        Tensor large = Tensor.indices(most, 1, -1);
        assertThat(large.sum().item()).isEqualTo(most);
        assertThat(large.sum()).hasToString("tensor(16777216)");
        assertThat(Tensor.indices(most - 1).add(Tensor.indices(1)).toArray()).containsExactly(most);
        assertThat(Tensor.indices(4096).mul(Tensor.indices(4096)).toArray()).containsExactly(most);
        assertThat(Tensor.indices(-3, 0, 2).neg()).hasToString("tensor([ 3,  0, -2])");
        assertThat(Tensor.indices(-3, 0, 2).square()).hasToString("tensor([9, 0, 4])");
        assertThat(Tensor.indices(-3, 0, 2).abs().relu().sign()).hasToString("tensor([1, 0, 1])");
        assertThat(Tensor.indices(1).exp().dtype()).isEqualTo(DType.FLOAT32);
        assertRefused(() -> Tensor.indices(4097).square());
        assertRefused(() -> large.cumsum(0));
        assertRefused(() -> large.add(Tensor.indices(1)));
        assertRefused(() -> Tensor.indices(4097).mul(Tensor.indices(4097)));
        assertRefused(() -> Tensor.indices(most, 1).sum());
        assertRefused(() -> Tensor.indices(most + 1));
        assertRefused(() -> Tensor.indices(Integer.MIN_VALUE));
    }

    private static void assertRefused(java.util.concurrent.Callable<Tensor> work) {
        assertThatIllegalArgumentException().isThrownBy(work::call).withMessageContaining("2^24");
    }

    private Tensor numbers(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat(-2, 2);
        }
        return Tensor.of(values, Shape.of(rows, columns));
    }

    private static void agree(Primitive op, Tensor... inputs) {
        Tensor byKernel = Tensor.apply(op, inputs);
        float[] plain = new float[byKernel.size()];
        List<Tensor> from = List.of(inputs);
        new Eager.Plain()
                .compute(
                        op,
                        plain,
                        byKernel.shape(),
                        from.stream().map(Tensor::values).toList(),
                        from.stream().map(Tensor::layout).toList());
        float[] expected = byKernel.toArray();
        for (int i = 0; i < plain.length; i++) {
            assertThat(plain[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-5f));
        }
    }
}
