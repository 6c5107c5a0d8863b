package dev.nudge.lesson.matmul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.gradient.Seat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixGradientTest {

    private static Seat seat() {
        return Seat.at(new MatrixGradient());
    }

    private static float[] result(Seat seat) {
        return seat.frame()
                .chart("product", Chart.Product.class)
                .result()
                .grid()
                .cells();
    }

    private static float[] autograd(Seat seat) {
        return seat.frame().chart("autograd", Chart.Grid.class).cells();
    }

    @ParameterizedTest
    @CsvSource({"a,squares", "a,sum", "a,cell", "b,squares", "b,sum", "b,cell"})
    void theProductByHandIsWhatAutogradSendsBack(String of, String loss) {
        Random random = new Random(11);
        for (int round = 0; round < 5; round++) {
            int m = 1 + random.nextInt(8);
            int k = 1 + random.nextInt(8);
            int n = 1 + random.nextInt(8);
            try (Seat seat = seat()) {
                seat.set("a", any(m, k, random))
                        .set("b", any(k, n, random))
                        .set("of", new Value.Pick(of))
                        .set("loss", new Value.Pick(loss))
                        .step(512);
                assertThat(result(seat)).hasSize(of.equals("a") ? m * k : k * n).containsExactly(autograd(seat));
                assertThat(seat.words()).contains("backward() leaves exactly the same");
                assertThat(seat.frame().goals()).contains(of.equals("a") ? "left" : "right");
            }
        }
    }

    private static Value any(int rows, int columns, Random random) {
        float[] cells = new float[rows * columns];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(-9, 10);
        }
        return new Value.Cells(Matrix.of(columns, cells));
    }

    @Test
    void theSumSendsOnesBackSoASlopeOfAIsTheSumOfARowOfB() {
        try (Seat seat = seat()) {
            seat.set("loss", new Value.Pick("sum")).step(12);
            assertThat(seat.frame()
                            .chart("product", Chart.Product.class)
                            .left()
                            .grid()
                            .cells())
                    .containsExactly(1, 1, 1, 1);
            assertThat(result(seat)).containsExactly(1, 3, -1, 1, 3, -1);
            assertThat(seat.readout("loss")).isEqualTo(5 - 1 + 14 - 1);
        }
    }

    @Test
    void oneCellSendsSlopesToItsOwnRowOnly() {
        try (Seat seat = seat()) {
            seat.set("loss", new Value.Pick("cell")).step(12);
            assertThat(result(seat)).containsExactly(1, 2, 0, 0, 0, 0);
        }
    }

    @Test
    void itIsSweptLikeTheProductOfTheWayThere() {
        try (Seat seat = seat()) {
            seat.step(1);
            assertThat(seat.words())
                    .isEqualTo("Row 1 of ∂C meets row 1 of B, which is column 1 of Bᵀ: 10 × 1, so far 10.");
            seat.step(1);
            assertThat(seat.words()).contains("10 × 1 + (−2) × 0 = 10", "A’s number in row 1, column 1");
            seat.set("of", new Value.Pick("b")).step(1);
            assertThat(seat.words()).contains("Column 1 of A, which is row 1 of Aᵀ, meets column 1 of ∂C: 1 × 10");
        }
    }

    @Test
    void aProductOfZerosSendsNothingBack() {
        try (Seat seat = seat()) {
            assertThat(seat.frame().goals()).doesNotContain("quiet");
            seat.set("a", new Value.Cells(Matrix.of(2, 1, -1))).set("b", new Value.Cells(Matrix.of(1, 1, 1)));
            assertThat(autograd(seat)).as("not told before it is found").containsOnly(Float.NaN);
            seat.step(512);
            assertThat(autograd(seat)).containsOnly(0);
            assertThat(seat.frame().goals()).contains("quiet");
        }
    }

    @Test
    void shapesThatDoNotFitHaveNoWayBack() {
        try (Seat seat = seat()) {
            seat.set("b", new Value.Cells(Matrix.of(2, 1, 2)));
            assertThat(seat.notices()).contains("matmul: left is [2, 3], right is [1, 2]");
            assertThat(autograd(seat)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"a,squares", "b,cell", "b,sum"})
    void theListingPrintsTheGradientTwice(String of, String loss) {
        try (Seat seat = seat()) {
            seat.set("of", new Value.Pick(of)).set("loss", new Value.Pick(loss)).step(512);
            assertThat(seat.printed()).hasSize(2);
            assertThat(seat.printed().get(0))
                    .isEqualTo(seat.printed().get(1))
                    .isEqualTo(java.util.Arrays.toString(autograd(seat)));
        }
    }
}
