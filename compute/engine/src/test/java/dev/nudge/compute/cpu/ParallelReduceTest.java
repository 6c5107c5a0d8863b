package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Reduce;
import dev.nudge.compute.Shape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reductions large enough to be split over the cores: digits as in one thread's order. */
class ParallelReduceTest {
    @ParameterizedTest
    @CsvSource({"1,1100003,1", "1500,1001,1", "1,2003,1037", "3,1009,701"})
    void addsInTheOrderTheShapeFixes(int outer, int length, int inner) {
        float[] x = new float[outer * length * inner];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i * 0.7) * (i % 17);
        }
        float[] out = new float[outer * inner];
        Kernels.bind(
                        new Reduce(Reduce.Kind.SUM, List.of(1)),
                        new Operand(out, Layout.rowMajor(Shape.of(outer, inner))),
                        List.of(new Operand(x, Layout.rowMajor(Shape.of(outer, length, inner)))))
                .run();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                float expected =
                        inner == 1 ? Sums.sum(x, o * length, length) : rows(x, o * length * inner + i, length, inner);
                assertThat(out[o * inner + i]).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1100003,1", "1500,1001,1", "2,4001,701", "70000,3,5", "1,3,900001"})
    void findsTheExtremesOfEachColumnAndTheSumsOfShortOnes(int outer, int length, int inner) {
        float[] x = new float[outer * length * inner];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i * 0.7) * (i % 17);
        }
        for (Reduce.Kind kind : Reduce.Kind.values()) {
            if (kind == Reduce.Kind.SUM && length > 3) {
                continue;
            }
            float[] out = new float[outer * inner];
            Kernels.bind(
                            new Reduce(kind, List.of(1)),
                            new Operand(out, Layout.rowMajor(Shape.of(outer, inner))),
                            List.of(new Operand(x, Layout.rowMajor(Shape.of(outer, length, inner)))))
                    .run();
            for (int at = 0; at < out.length; at++) {
                int first = at / inner * length * inner + at % inner;
                float expected = kind == Reduce.Kind.SUM ? 0 : x[first];
                for (int r = 0; r < length; r++) {
                    float next = x[first + r * inner];
                    expected = switch (kind) {
                        case SUM -> expected + next;
                        case MAX -> Math.max(expected, next);
                        case MIN -> Math.min(expected, next);
                    };
                }
                assertThat(out[at]).isEqualTo(expected);
            }
        }
    }

    private static float rows(float[] x, int start, int length, int inner) {
        double sum = 0;
        for (int block = 0; block < length; block += 256) {
            float part = 0;
            for (int r = block; r < Math.min(length, block + 256); r++) {
                part += x[start + r * inner];
            }
            sum += part;
        }
        return (float) sum;
    }
}
