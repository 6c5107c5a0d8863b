package dev.nudge.ui.share;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table as CSV by RFC 4180: a heading, then lines. */
public final class Csv {

    private final StringBuilder lines = new StringBuilder();

    public Csv(Object... heading) {
        line(heading);
    }

    public void line(Object... cells) {
        lines.append(Arrays.stream(cells)
                        .map(cell -> quoted(String.valueOf(cell)))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** In the shortest form that is read as the same float32; empty for what is no number, as a gap of a line is. */
    public static String number(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "";
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
