package dev.nudge.lesson.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two columns of numbers as people paste them: CSV, or cells from a spreadsheet.
 *
 * <p>Columns are parted by a tab, a semicolon, a comma or blanks; a decimal comma is understood wherever the comma does
 * not part the columns ({@code 1,5;2,25}, {@code 1,5<tab>2,25}, {@code 1,5 2,25}, {@code 1,5, 2,25} and {@code
 * "1,5","2,25"}). A first line of names is a heading; one that begins like a number is a row. Empty lines are skipped. A row
 * that is not two finite numbers is reported with its line and does not stop the others.
 *
 * @param points the rows that were understood, in their order
 * @param badRows the rows that were not
 * @param heading whether the first line was taken as a heading
 */
public record PastedPoints(Points points, List<BadRow> badRows, boolean heading) {

    /** Why a row was refused; the page has the words. */
    public enum Reason {
        ONE_NUMBER,
        MANY_NUMBERS,
        NOT_A_NUMBER,
        TOO_LARGE,
        TOO_MANY_ROWS
    }

    /**
     * @param line counted from 1, as an editor shows it
     * @param text the row as it was pasted
     * @param culprit the cell that could not be read, or the whole row
     */
    public record BadRow(int line, String text, Reason reason, String culprit) {}

    /** Beyond this size a coordinate says nothing on an axis and its square leaves float32. */
    public static final float LARGEST = 1e6f;

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[+\\-\u2212]?[.,]?\\d.*");

    public PastedPoints {
        badRows = List.copyOf(badRows);
    }

    /**
     * @param text what was pasted
     * @param most the number of points to keep; rows beyond are reported
     */
    public static PastedPoints parse(String text, int most) {
        String[] lines = text.split("\\R", -1);
        List<float[]> rows = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        boolean heading = false;
        boolean first = true;
        for (int i = 0; i < lines.length; i++) {
            String line = PastedLine.stripped(lines[i]);
            List<String> cells = PastedLine.cells(line);
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (first
                    && cells.stream()
                            .noneMatch(cell -> LIKE_A_NUMBER.matcher(cell).matches())) {
                heading = true;
            } else {
                read(i + 1, line, cells, most, rows, bad);
            }
            first = false;
        }
        float[] xs = new float[rows.size()];
        float[] ys = new float[rows.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = rows.get(i)[0];
            ys[i] = rows.get(i)[1];
        }
        return new PastedPoints(Points.of(xs, ys), bad, heading);
    }

    private static void read(
            int number, String line, List<String> cells, int most, List<float[]> rows, List<BadRow> bad) {
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.size() == 1 && PastedLine.isNumber(filled.getFirst())) {
            bad.add(new BadRow(number, line, Reason.ONE_NUMBER, line));
            return;
        }
        for (String cell : cells) {
            if (!PastedLine.isNumber(cell)) {
                bad.add(new BadRow(number, line, Reason.NOT_A_NUMBER, cell.isEmpty() ? line : cell));
                return;
            }
        }
        if (cells.size() != 2) {
            bad.add(new BadRow(number, line, cells.size() < 2 ? Reason.ONE_NUMBER : Reason.MANY_NUMBERS, line));
            return;
        }
        float[] row = {PastedLine.number(cells.get(0)), PastedLine.number(cells.get(1))};
        for (int i = 0; i < 2; i++) {
            if (Math.abs(row[i]) > LARGEST) {
                bad.add(new BadRow(number, line, Reason.TOO_LARGE, cells.get(i)));
                return;
            }
        }
        if (rows.size() == most) {
            bad.add(new BadRow(number, line, Reason.TOO_MANY_ROWS, line));
            return;
        }
        rows.add(row);
    }
}
