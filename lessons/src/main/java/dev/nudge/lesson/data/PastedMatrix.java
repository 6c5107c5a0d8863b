package dev.nudge.lesson.data;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import java.util.List;

/**
 * A matrix as people type and paste it: cells from a spreadsheet, CSV, or what NumPy and PyTorch print. One row is one line, or one pair of square brackets;
 * cells are parted as {@link PastedPoints} tells.
 *
 * @param mostRows a matrix may have
 * @param mostColumns a matrix may have
 * @param lowest the smallest number a cell may hold
 * @param highest the largest number a cell may hold
 */
public record PastedMatrix(int mostRows, int mostColumns, float lowest, float highest) {

    /**
     * @param text what was pasted; empty lines are skipped
     * @throws Refusal if it is no matrix of such numbers, with the first place that is not
     */
    public Matrix parse(String text) {
        Matrix matrix = block(text);
        requireSize(matrix);
        return matrix;
    }

    /**
     * Cells of any size, to be laid over a part of a matrix.
     *
     * @throws Refusal as {@link #parse} does, but for the size
     */
    public Matrix block(String text) {
        List<List<String>> rows = text.replaceAll("^\\s*(tensor|array)\\(|\\)\\s*$", "")
                .replaceAll("]\\s*,?", "\n")
                .replace('[', ' ')
                .lines()
                .map(PastedLine::stripped)
                .filter(line -> !line.isEmpty())
                .map(PastedLine::cells)
                .toList();
        if (rows.isEmpty()) {
            throw new Refusal(Message.of("matrix.none"));
        }
        int columns = rows.getFirst().size();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).size() != columns) {
                throw new Refusal(
                        Message.of("matrix.ragged", row + 1, rows.get(row).size(), columns));
            }
        }
        float[] cells = new float[rows.size() * columns];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(rows.get(i / columns).get(i % columns), i / columns, i % columns);
        }
        return Matrix.of(columns, cells);
    }

    /**
     * One cell.
     *
     * @param row where it stands, counted from 0
     * @param column where it stands, counted from 0
     * @throws Refusal if it is no such number
     */
    public float cell(String text, int row, int column) {
        String typed = PastedLine.stripped(text);
        if (!PastedLine.isNumber(typed)) {
            throw new Refusal(Message.of("matrix.number", typed, row + 1, column + 1));
        }
        float number = PastedLine.number(typed);
        require(number, row, column);
        return number;
    }

    /**
     * Lets pass what fits.
     *
     * @throws Refusal with the reason, for anything else
     */
    public void require(Matrix matrix) {
        requireSize(matrix);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                require(matrix.cell(row, column), row, column);
            }
        }
    }

    private void requireSize(Matrix matrix) {
        if (matrix.rows() > mostRows || matrix.columns() > mostColumns) {
            throw new Refusal(Message.of("matrix.large", matrix.rows(), matrix.columns(), mostRows, mostColumns));
        }
    }

    private void require(float number, int row, int column) {
        if (number < lowest || number > highest) {
            throw new Refusal(Message.of("matrix.range", number, row + 1, column + 1, lowest, highest));
        }
    }
}
