package dev.nudge.lesson.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A line of numbers as people paste it, parted into cells. */
final class PastedLine {

    private static final Pattern NUMBER = Pattern.compile("[+\\-\u2212]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PastedLine() {}

    /** The line's cells, by the first of tab, semicolon, blanks, comma that parts it sensibly. */
    static List<String> cells(String line) {
        if (line.indexOf('\t') >= 0) {
            return split(line, '\t');
        }
        if (line.indexOf(';') >= 0) {
            return split(line, ';');
        }
        List<String> byBlanks = Arrays.stream(BLANKS.split(line))
                .map(cell -> cell.endsWith(",") ? cell.substring(0, cell.length() - 1) : cell)
                .toList();
        boolean parted = byBlanks.stream().skip(1).noneMatch(cell -> cell.startsWith(","));
        if (byBlanks.size() > 1 && parted && byBlanks.stream().allMatch(PastedLine::isNumber)) {
            return byBlanks;
        }
        return line.indexOf(',') >= 0 ? split(line, ',') : List.of(BLANKS.split(line));
    }

    /** Parts the line at a separator that stands outside quotes; empty cells at the end are left away. */
    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == separator && !quoted) {
                cells.add(unquoted(stripped(line.substring(from, i))));
                from = i + 1;
            } else if (line.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        while (cells.size() > 1 && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    /** Without blanks around it, the unbreakable ones of spreadsheets among them. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == BYTE_ORDER_MARK;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? stripped(cell.substring(1, cell.length() - 1)) : cell;
    }

    /** Whether it is a number with a decimal point or a decimal comma; it may still be too large for float32. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    static float number(String cell) {
        return Float.parseFloat(cell.replace(',', '.').replace('\u2212', '-').toLowerCase(Locale.ROOT));
    }
}
