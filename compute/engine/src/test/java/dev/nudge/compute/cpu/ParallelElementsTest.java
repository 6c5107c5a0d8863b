package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Unary;
import dev.nudge.compute.View;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work on elements that is large enough to be split: each element once, whether one thread does all of it or several share it. */
class ParallelElementsTest {
    private static final int ROWS = 1100;
    private static final int COLUMNS = 1003;

    private final float[] x = new float[ROWS * COLUMNS];
    private final float[] y = new float[ROWS * COLUMNS];

    ParallelElementsTest() {
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i * 0.7) * (i % 17);
            y[i] = (float) Math.cos(i * 0.3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void twoArrays(int threads) {
        requireSame(threads, Binary.ADD, i -> x[i] + y[i], full(x), full(y));
        requireSame(threads, Binary.DIV, i -> x[i] / y[i], full(x), full(y));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anArrayAndARow(int threads) {
        Layout once = Layout.rowMajor(Shape.of(1, COLUMNS));
        Operand row = new Operand(y, new View.Expand(Shape.of(ROWS, COLUMNS)).apply(once));
        requireSame(threads, Binary.ADD, i -> x[i] + y[i % COLUMNS], full(x), row);
        requireSame(threads, Binary.SUB, i -> y[i % COLUMNS] - x[i], row, full(x));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void relu(int threads) {
        x[5] = Float.NaN;
        requireSame(threads, Unary.RELU, i -> Math.max(x[i], 0f), full(x));
    }

    private static Operand full(float[] data) {
        return new Operand(data, Layout.rowMajor(Shape.of(ROWS, COLUMNS)));
    }

    private static void requireSame(int threads, Primitive op, IntToDoubleFunction expected, Operand... in) {
        float[] out = new float[ROWS * COLUMNS];
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(() -> Kernels.bind(op, full(out), List.of(in)).run()).join();
        }
        float[] right = new float[out.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = (float) expected.applyAsDouble(i);
        }
        assertThat(out).isEqualTo(right);
    }
}
