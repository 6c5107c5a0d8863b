package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.PastedMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTextTest {

    private static final PastedMatrix FITS = new PastedMatrix(8, 8, -1000, 1000);

    @Test
    void aMatrixReadsLikeItsRows() {
        assertThat(MatrixText.write(Matrix.of(2, 1, -2.5f, 0, 4))).isEqualTo(":1_-2.5:0_4");
    }

    @Test
    void everyMatrixComesBackToTheLastDigit() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            int columns = 1 + random.nextInt(8);
            float[] cells = new float[columns * (1 + random.nextInt(8))];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (random.nextFloat() - 0.5f) * (float) Math.pow(10, random.nextInt(12) - 8);
            }
            Matrix matrix = Matrix.of(columns, cells);
            String text = MatrixText.write(matrix);
            assertThat(text).matches("[-A-Z0-9_:.]+").hasSizeLessThan(1000);
            assertThat(MatrixText.read(text, FITS)).as(text).contains(matrix);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1_2",
                ":",
                ":1_2:3",
                ":1_x",
                ":1_2:",
                ":1__2",
                ":1001",
                ":NaN",
                ":1_2_3_4_5_6_7_8_9",
                ":1e999"
            })
    void whatIsDamagedOrDoesNotFitIsNoMatrix(String text) {
        assertThat(MatrixText.read(text, FITS)).isEmpty();
    }
}
