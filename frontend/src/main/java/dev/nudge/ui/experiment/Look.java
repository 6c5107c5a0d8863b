package dev.nudge.ui.experiment;

import dev.nudge.lesson.Picture.Role;
import java.util.List;
import java.util.Locale;

/**
 * How a role looks in a plot; the same everywhere. Never colour alone: lines differ by their dashes and widths, dots by their shapes.
 *
 * @param colour a CSS variable
 * @param width of a line, a CSS variable
 * @param dashes lengths of dash and gap; empty for a solid line
 * @param symbol ECharts' name of a dot's shape
 */
record Look(String colour, String width, List<Integer> dashes, String symbol) {

    private static final String LINE = "var(--chart-line)";
    private static final String DASH = "var(--chart-dash)";
    private static final String THIN = "var(--chart-thin)";

    /** Whether it stays behind the others. */
    boolean isThin() {
        return width.equals(THIN);
    }

    /** The shape alone, for dots whose inside and edge are coloured apart: of an empty symbol ECharts draws the edge in the colour of the inside. */
    String filledSymbol() {
        return symbol.startsWith("empty") ? symbol.substring("empty".length()).toLowerCase(Locale.ROOT) : symbol;
    }

    static Look of(Role role) {
        return switch (role) {
            case DATA -> look(role, LINE, "circle");
            case MODEL -> look(role, LINE, "circle");
            case PART -> look(role, THIN, "circle");
            case LOSS -> look(role, DASH, "triangle", 6, 4);
            case GRADIENT -> look(role, DASH, "arrow");
            case TRACE -> look(role, THIN, "circle");
            case MARK -> look(role, THIN, "diamond");
            case GUIDE -> look(role, THIN, "rect", 2, 4);
            case SCALE -> look(role, THIN, "rect");
            case PREDICTION -> look(role, DASH, "emptyCircle", 10, 4, 2, 4);
            case UNKNOWN -> look(role, THIN, "emptyRect", 1, 3);
            case OWN -> look(role, "var(--chart-own)", "circle");
            case RUN_1 -> look(role, DASH, "circle");
            case RUN_2 -> look(role, DASH, "rect", 9, 4);
            case RUN_3 -> look(role, DASH, "triangle", 3, 3);
            case RUN_4 -> look(role, DASH, "diamond", 12, 3, 3, 3);
            case RUN_5 -> look(role, DASH, "emptyCircle", 5, 5);
            case RUN_6 -> look(role, DASH, "emptyRect", 14, 3, 3, 3, 3, 3);
        };
    }

    /** The CSS variable of a role's colour. */
    static String colour(Role role) {
        return "var(--" + role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
    }

    /** The colours of families, which have no role: one after another, then from the first again. */
    static List<String> families() {
        return List.of(
                colour(Role.RUN_1),
                colour(Role.RUN_2),
                colour(Role.RUN_3),
                colour(Role.RUN_4),
                colour(Role.RUN_5),
                colour(Role.RUN_6),
                colour(Role.PREDICTION),
                colour(Role.PART));
    }

    private static Look look(Role role, String width, String symbol, Integer... dashes) {
        return new Look(colour(role), width, List.of(dashes), symbol);
    }
}
