package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Layout;
import dev.nudge.compute.MatMul;
import dev.nudge.compute.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vector kernels give the digits of the scalar rules beside them, and both are right. */
class VectorFormsTest {
    private static final int COUNT = 20_000;

    private interface Vector {
        int apply(float[] out, float[] x, int from, int to);
    }

    private interface Scalar {
        float apply(float x);
    }

    private interface Exact {
        double apply(double x);
    }

    @Test
    void exp() {
        check(VectorMaths::exp, ScalarMaths::exp, Math::exp, -86.5f, 88.7f);
    }

    @Test
    void tanh() {
        check(VectorMaths::tanh, ScalarMaths::tanh, Math::tanh, -12, 12);
        check(VectorMaths::tanh, ScalarMaths::tanh, Math::tanh, -0.7f, 0.7f);
    }

    @Test
    void sigmoid() {
        check(VectorMaths::sigmoid, ScalarMaths::sigmoid, x -> 1 / (1 + Math.exp(-x)), -80, 80);
    }

    private static void check(Vector vector, Scalar scalar, Exact exact, float low, float high) {
        float[] x = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = low + (high - low) * i / (COUNT - 1);
        }
        float[] out = new float[COUNT];
        assertThat(vector.apply(out, x, 0, COUNT)).isEqualTo(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(out[i]).isEqualTo(scalar.apply(x[i]));
            double truth = exact.apply(x[i]);
            assertThat(Math.abs(out[i] - truth)).isLessThanOrEqualTo(4e-7 * Math.abs(truth));
        }
    }

    @Test
    void specialNumbers() {
        float[] x = {
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f, 89, 1000, -1000,
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f, 89, 1000, -1000
        };
        float inf = Float.POSITIVE_INFINITY;
        float[] out = new float[16];
        VectorMaths.exp(out, x, 0, 16);
        assertThat(out).startsWith(Float.NaN, inf, 0, 1, 1, inf, inf, 0);
        VectorMaths.tanh(out, x, 0, 16);
        assertThat(out).startsWith(Float.NaN, 1, -1, 0, -0f, 1, 1, -1);
        VectorMaths.sigmoid(out, x, 0, 16);
        assertThat(out).startsWith(Float.NaN, 1, 0, 0.5f, 0.5f, 1, 1, 0);
        for (float each : x) {
            assertThat(Float.compare(ScalarMaths.exp(each), (float) Math.exp(each)))
                    .isZero();
        }
    }

    @Test
    void sums() {
        float[] x = numbers(1000, 3);
        for (int n : new int[] {16, 64, 992}) {
            double exact = 0;
            for (int i = 0; i < n; i++) {
                exact += x[5 + i];
            }
            assertThat((double) VectorDots.sum(x, 5, n)).isCloseTo(exact, org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    @Test
    void dots() {
        float[] a = numbers(2 * 345, 5);
        float[] b = numbers(345, 7);
        float[] out = new float[2];
        out[0] = VectorDots.dot(a, 0, b, 0, 345);
        out[1] = VectorDots.dot(a, 345, b, 0, 345);
        assertThat(out).containsExactly(Sums.dot(a, 0, b, 0, 345), Sums.dot(a, 345, b, 0, 345));
    }

    @Test
    void matrixProductsAreThePlainSumsInOrderHoweverTheyAreCutUp() {
        int[][] sizes = {
            {1, 1, 1}, {13, 300, 33}, {250, 70, 200}, {7, 600, 16}, {100, 5, 129}, {27, 1100, 30}, {29, 40, 70}
        };
        for (int[] size : sizes) {
            int m = size[0];
            int k = size[1];
            int n = size[2];
            product(Layout.rowMajor(Shape.of(m, k)), Layout.rowMajor(Shape.of(k, n)));
            product(Layout.rowMajor(Shape.of(k, m)).permute(List.of(1, 0)), Layout.rowMajor(Shape.of(k, n)));
            product(
                    Layout.rowMajor(Shape.of(m, k)),
                    Layout.rowMajor(Shape.of(n, k)).permute(List.of(1, 0)));
        }
    }

    private static void product(Layout left, Layout right) {
        int m = left.shape().dim(0);
        int k = left.shape().dim(1);
        int n = right.shape().dim(1);
        float[] a = numbers(m * k, 3);
        float[] b = numbers(k * n, 11);
        float[] out = new float[m * n];
        Operand result = new Operand(out, Layout.rowMajor(Shape.of(m, n)));
        Kernels.bind(new MatMul(false), result, List.of(new Operand(a, left), new Operand(b, right)))
                .run();
        for (int i = 0; i < m * n; i++) {
            float sum = 0;
            for (int p = 0; p < k; p++) {
                sum = Math.fma(a[left.position(i / n * k + p)], b[right.position(p * n + i % n)], sum);
            }
            assertThat(out[i]).isEqualTo(sum);
        }
    }

    private static float[] numbers(int count, int seed) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i + 1) * 7919 * seed % 2001 - 1000) / 997f;
        }
        return numbers;
    }
}
