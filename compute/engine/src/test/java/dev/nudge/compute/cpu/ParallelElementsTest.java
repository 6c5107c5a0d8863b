package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Unary;
import dev.nudge.compute.View;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work on elements that is large enough to be split: each element once, whether one thread does all of it or several share it. */
class ParallelElementsTest {
    private static final int SIZE = 1100 * 1003;

    private final float[] x = new float[SIZE];
    private final float[] y = new float[SIZE];

    ParallelElementsTest() {
        for (int i = 0; i < SIZE; i++) {
            x[i] = (float) Math.sin(i * 0.7) * (i % 17);
            y[i] = (float) Math.cos(i * 0.3);
        }
    }

    private static double of(Binary op, float left, float right) {
        return switch (op) {
            case ADD -> left + right;
            case SUB -> left - right;
            case MUL -> left * right;
            case DIV -> left / right;
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUB", "MUL", "DIV"})
    void twoArrays(Binary op) {
        Shape shape = Shape.of(SIZE);
        for (int threads = 0; threads <= 3; threads++) {
            requireSame(threads, op, i -> of(op, x[i], y[i]), rowMajor(x, shape), rowMajor(y, shape));
        }
    }

    /** Of whole vectors and not, short rows and long ones; the row begins where its array does, or later. */
    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUB", "MUL", "DIV"})
    void anArrayAndARow(Binary op) {
        for (int columns : new int[] {256, 257, 1000, 1003, 100_003, 200_000}) {
            Shape shape = Shape.of(SIZE / columns, columns);
            Operand all = rowMajor(x, shape);
            for (int offset = 0; offset <= columns; offset += columns) {
                int from = offset;
                Layout one = new View.Slice(0, offset / columns, 1, 1).apply(Layout.rowMajor(Shape.of(2, columns)));
                Operand row = new Operand(y, new View.Expand(shape).apply(one));
                for (int threads = 0; threads <= 3; threads++) {
                    requireSame(threads, op, i -> of(op, x[i], y[from + i % columns]), all, row);
                    requireSame(threads, op, i -> of(op, y[from + i % columns], x[i]), row, all);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void relu(int threads) {
        x[5] = Float.NaN;
        requireSame(threads, Unary.RELU, i -> Math.max(x[i], 0f), rowMajor(x, Shape.of(SIZE)));
    }

    private static Operand rowMajor(float[] data, Shape shape) {
        return new Operand(data, Layout.rowMajor(shape));
    }

    /** Into an array of its own, and over the operand that is no row. */
    private static void requireSame(int threads, Primitive op, IntToDoubleFunction expected, Operand... in) {
        Shape shape = in[0].layout().shape();
        float[] right = new float[shape.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = (float) expected.applyAsDouble(i);
        }
        assertThat(result(threads, op, rowMajor(new float[right.length], shape), in))
                .isEqualTo(right);
        int over = in[0].layout().isRowMajor() ? 0 : 1;
        in[over] = rowMajor(Arrays.copyOf(in[over].data(), right.length), shape);
        assertThat(result(threads, op, in[over], in)).as("in place").isEqualTo(right);
    }

    /** On a pool of so many threads; with none, on this thread and those of the common pool. */
    private static float[] result(int threads, Primitive op, Operand out, Operand... in) {
        if (threads == 0) {
            Kernels.bind(op, out, List.of(in)).run();
            return out.data();
        }
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(() -> Kernels.bind(op, out, List.of(in)).run()).join();
        }
        return out.data();
    }
}
