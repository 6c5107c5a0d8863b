package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

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
