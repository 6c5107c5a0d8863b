package dev.nudge.lesson.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedMatrixTest {

    private static final PastedMatrix FITS = new PastedMatrix(3, 4, -100, 100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\t2,5\t-3\n4\t5\t6",
                "1;2,5;\u22123\r\n4;5;6\r\n",
                "1,2.5,-3\n4,5,6",
                "1, 2.5, -3\n\n4, 5, 6",
                "1 2.5 -3\n4 5 6",
                "[[1, 2.5, -3], [4, 5, 6]]",
                "tensor([[ 1.0000,  2.5000, -3.0000],\n        [ 4.0000,  5.0000,  6.0000]])",
                "array([[ 1. ,  2.5, -3. ],\n       [ 4. ,  5. ,  6. ]])",
                "[[ 1.   2.5 -3. ]\n [ 4.   5.   6. ]]",
                "\"1\",\"2,5\",\"-3\"\n\"4\",\"5\",\"6\""
            })
    void spreadsheetsListsAndWhatLibrariesPrintAreUnderstood(String text) {
        assertThat(FITS.parse(text)).isEqualTo(Matrix.of(3, 1, 2.5f, -3, 4, 5, 6));
    }

    @Test
    void oneNumberOneRowAndOneColumnAreMatricesToo() {
        assertThat(FITS.parse("7")).isEqualTo(Matrix.of(1, 7));
        assertThat(FITS.parse("7 8")).isEqualTo(Matrix.of(2, 7, 8));
        assertThat(FITS.parse("7\n8")).isEqualTo(Matrix.of(1, 7, 8));
    }

    @Test
    void aBlockMayBeLargerThanTheMatrixItIsLaidOver() {
        Matrix block = FITS.block("1 2 3 4 5\n6 7 8 9 10");
        assertThat(block).isEqualTo(Matrix.of(5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Matrix zeros = Matrix.of(2, 0, 0, 0, 0, 0, 0);
        assertThat(zeros.with(1, 0, block)).isEqualTo(Matrix.of(2, 0, 0, 1, 2, 6, 7));
        assertThat(zeros.with(2, 1, block)).isEqualTo(Matrix.of(2, 0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``|There is no number yet",
                "[]|There is no number yet",
                "1 2/3|Row 2 has one number, the first row has 2",
                "1 2/3 4 5|Row 2 has 3 numbers, the first row has 2",
                "1 x/3 4|“x” in row 1, column 2 is not a number",
                "1 NaN/3 4|“NaN” in row 1, column 2 is not a number",
                "1 2/3 1e39|∞ in row 2, column 2 is out of range",
                "1 2/3 -101|−101 in row 2, column 2 is out of range. Take a number from −100 to 100",
                "1/2/3/4|That is 4 × 1. There is room for 3 rows and 4 columns",
                "1 2 3 4 5|That is 1 × 5. There is room for 3 rows and 4 columns"
            },
            delimiter = '|')
    void whatIsNoSuchMatrixIsRefusedWithTheFirstPlaceThatIsNot(String text, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FITS.parse(text.replace('/', '\n')))
                .withMessageContaining(reason);
    }

    @Test
    void aMatrixTurnsGrowsAndShrinks() {
        Matrix matrix = Matrix.of(3, 1, 2, 3, 4, 5, 6);
        assertThat(matrix.transposed()).isEqualTo(Matrix.of(2, 1, 4, 2, 5, 3, 6));
        assertThat(matrix.resized(3, 2)).isEqualTo(Matrix.of(2, 1, 2, 4, 5, 0, 0));
        assertThat(matrix.with(1, 0, -0f)).isEqualTo(Matrix.of(3, 1, 2, 3, 0, 5, 6));
    }

    @Test
    void aMatrixWithoutFullRowsOrWithNumbersThatAreNotFiniteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(2, 1, 2, 3))
                .withMessageContaining("3 numbers do not fill rows of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(2, 1, Float.NaN))
                .withMessageContaining("row 1, column 2 is NaN");
    }
}
