package dev.nudge.ui.picture;

import java.util.Locale;

/** The shapes of dots, by ECharts' names; those that begin with "empty" are outlines. */
final class Symbols {

    private Symbols() {}

    static void draw(
            Svg svg, String symbol, double x, double y, double size, String fill, String border, double borderWidth) {
        if (symbol.startsWith("empty")) {
            shape(svg, symbol.substring("empty".length()).toLowerCase(Locale.ROOT), x, y, size / 2, "none", fill, 2);
        } else {
            shape(svg, symbol, x, y, size / 2, fill, border, borderWidth);
        }
    }

    private static void shape(
            Svg svg, String symbol, double x, double y, double r, String fill, String stroke, double width) {
        switch (symbol) {
            case "rect" ->
                svg.tag(
                        "rect",
                        "x",
                        x - r,
                        "y",
                        y - r,
                        "width",
                        2 * r,
                        "height",
                        2 * r,
                        "fill",
                        fill,
                        "stroke",
                        stroke,
                        "stroke-width",
                        width);
            case "triangle", "arrow" -> polygon(svg, fill, stroke, width, x, y - r, x + r, y + r, x - r, y + r);
            case "diamond" -> polygon(svg, fill, stroke, width, x, y - r, x + r, y, x, y + r, x - r, y);
            default ->
                svg.tag("circle", "cx", x, "cy", y, "r", r, "fill", fill, "stroke", stroke, "stroke-width", width);
        }
    }

    static void polygon(Svg svg, String fill, String stroke, double width, double... corners) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(Svg.number(corners[i]))
                    .append(',')
                    .append(Svg.number(corners[i + 1]))
                    .append(' ');
        }
        svg.tag("polygon", "points", points.toString().strip(), "fill", fill, "stroke", stroke, "stroke-width", width);
    }
}
