package dev.nudge.link;

import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.PastedMatrix;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A matrix as a link carries it, for people to read and write: {@code :1_2:3_4} are the rows 1, 2 and 3, 4, in float32's shortest decimals. */
final class MatrixText {

    /** Possessive: a match by recursion would run out of stack at a long text. */
    private static final Pattern ROWS = Pattern.compile("(?::[-+.\\dEe]{1,20}+(?:_[-+.\\dEe]{1,20}+)*+)++");

    private MatrixText() {}

    static String write(Matrix matrix) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < matrix.rows(); row++) {
            StringJoiner cells = new StringJoiner("_", ":", "");
            for (int column = 0; column < matrix.columns(); column++) {
                cells.add(PointsText.decimal(matrix.cell(row, column)));
            }
            text.append(cells);
        }
        return text.toString();
    }

    /** Empty when the text is damaged, or holds what does not fit. */
    static Optional<Matrix> read(String text, PastedMatrix fits) {
        if (!ROWS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(fits.parse(text.substring(1).replace(':', '\n').replace('_', ';')));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
