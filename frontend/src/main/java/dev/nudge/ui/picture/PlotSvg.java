package dev.nudge.ui.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Draws the option that a page gives to ECharts, as far as {@code PlotOption} uses one: axes, lines, dots, bars, and what is drawn by our own functions. */
final class PlotSvg {

    private static final double SMALL = 12;
    private static final double LEFT = 52;

    private final Palette palette;
    private final Svg svg = new Svg();
    private final JsonNode option;
    private final PlotBox box;
    private final PlotAxis x;
    private final PlotAxis y;

    private PlotSvg(JsonNode option, double width, double height, Palette palette) {
        this.option = option;
        this.palette = palette;
        this.box = box(option, width, height);
        this.x = new PlotAxis(option.path("xAxis"), box.left(), box.right());
        this.y = new PlotAxis(option.path("yAxis"), box.bottom(), box.top());
    }

    /**
     * @param option with its numbers in it
     * @return the inside of an {@code svg} element of this size
     */
    static String of(JsonNode option, double width, double height, Palette palette) {
        return new PlotSvg(option, width, height, palette).draw();
    }

    private static PlotBox box(JsonNode option, double width, double height) {
        JsonNode grid = option.path("grid");
        PlotBox all = new PlotBox(
                Math.max(LEFT, grid.path("left").doubleValue(0)),
                grid.path("top").doubleValue(0),
                width - Math.max(24, grid.path("right").doubleValue(0)),
                height - grid.path("bottom").doubleValue(0));
        if (!option.path("square").booleanValue(false)) {
            return all;
        }
        double across = span(option.path("xAxis"));
        double up = span(option.path("yAxis"));
        double unit = Math.min(all.width() / across, all.height() / up);
        return all.middle(unit * across, unit * up);
    }

    private static double span(JsonNode axis) {
        return axis.path("max").doubleValue() - axis.path("min").doubleValue();
    }

    private String draw() {
        svg.open("clipPath", "id", "paper")
                .tag("rect", "x", box.left(), "y", box.top(), "width", box.width(), "height", box.height())
                .close("clipPath");
        axes();
        List<JsonNode> series = new ArrayList<>();
        option.path("series").forEach(series::add);
        series.sort(Comparator.comparingInt(one -> one.path("z").intValue(2)));
        for (JsonNode one : series) {
            boolean clipped = one.path("clip").booleanValue(false);
            svg.open("g", clipped ? new Object[] {"clip-path", "url(#paper)"} : new Object[0]);
            switch (one.path("type").asString("")) {
                case "line" -> line(one);
                case "scatter" -> dots(one);
                case "bar" -> bars(one);
                case "custom" -> PlotDrawings.draw(svg, one, box, x, y, palette);
                default ->
                    throw new IllegalArgumentException(
                            "plot: series \"" + one.path("id").asString("") + "\" is of type " + one.path("type")
                                    + ", which is not drawn on the server. Add it to PlotSvg?");
            }
            svg.close("g");
        }
        return svg.toString();
    }

    private void axes() {
        String hairline = palette.resolve("var(--hairline)");
        if (y.isShown()) {
            for (PlotAxis.Tick tick : y.ticks(false)) {
                if (tick.line()) {
                    svg.tag(
                            "line",
                            "x1",
                            box.left(),
                            "x2",
                            box.right(),
                            "y1",
                            tick.at(),
                            "y2",
                            tick.at(),
                            "stroke",
                            hairline);
                }
                small(tick.words(), box.left() - 10, tick.at() + 4, "end");
            }
            small(y.name(), box.left() - 36, box.top() - 14, "start");
        }
        if (x.isShown()) {
            boolean lines = option.path("xAxis").path("splitLine").path("show").booleanValue(false);
            for (PlotAxis.Tick tick : x.ticks(true)) {
                if (lines && tick.line()) {
                    svg.tag(
                            "line",
                            "x1",
                            tick.at(),
                            "x2",
                            tick.at(),
                            "y1",
                            box.top(),
                            "y2",
                            box.bottom(),
                            "stroke",
                            hairline);
                }
                small(tick.words(), tick.at(), box.bottom() + 20, "middle");
            }
            small(x.name(), (box.left() + box.right()) / 2, box.bottom() + 40, "middle");
        }
    }

    private void small(String words, double at, double down, String anchor) {
        if (!words.isEmpty()) {
            svg.words(
                    words,
                    "x",
                    at,
                    "y",
                    down,
                    "font-size",
                    SMALL,
                    "fill",
                    palette.resolve("var(--muted)"),
                    "text-anchor",
                    anchor);
        }
    }

    private void line(JsonNode series) {
        JsonNode style = series.path("lineStyle");
        String colour = palette.resolve(style.path("color").asString("var(--ink)"));
        double width = Double.parseDouble(palette.resolve(style.path("width").asString("2")));
        List<List<double[]>> pieces = pieces(series.path("data"));
        JsonNode area = series.path("areaStyle");
        for (List<double[]> piece : pieces) {
            StringJoiner points = new StringJoiner(" ");
            piece.forEach(at -> points.add(Svg.number(at[0]) + "," + Svg.number(at[1])));
            if (area.isObject() && piece.size() > 1) {
                double edge = area.path("origin").asString("").equals("end") ? box.top() : box.bottom();
                String closed = Svg.number(piece.getFirst()[0]) + "," + Svg.number(edge) + " " + points + " "
                        + Svg.number(piece.getLast()[0]) + "," + Svg.number(edge);
                svg.tag(
                        "polygon",
                        "points",
                        closed,
                        "fill",
                        palette.resolve(area.path("color").asString("")),
                        "fill-opacity",
                        area.path("opacity").doubleValue(1));
            }
            if (width > 0) {
                svg.open(
                                "polyline",
                                "points",
                                points,
                                "fill",
                                "none",
                                "stroke",
                                colour,
                                "stroke-width",
                                width,
                                "stroke-linejoin",
                                "round",
                                "stroke-dasharray",
                                dashes(style.path("type")))
                        .close("polyline");
            }
        }
        String symbol = series.path("symbol").asString("none");
        if (!symbol.equals("none")) {
            double size = series.path("symbolSize").doubleValue(5);
            pieces.forEach(
                    piece -> piece.forEach(at -> Symbols.draw(svg, symbol, at[0], at[1], size, colour, "none", 0)));
        }
    }

    /** Where the pen is down, in pixels. */
    private List<List<double[]>> pieces(JsonNode data) {
        List<List<double[]>> pieces = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        for (JsonNode point : data) {
            double[] at = place(point);
            if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
                piece.add(at);
            } else if (!piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    /** Far beyond the picture is as good as any place there, and every viewer can draw it. */
    private double[] place(JsonNode point) {
        return new double[] {
            Math.clamp(x.at(point.get(0).doubleValue(Double.NaN)), -1e5, 1e5),
            Math.clamp(y.at(point.get(1).doubleValue(Double.NaN)), -1e5, 1e5)
        };
    }

    private static String dashes(JsonNode type) {
        if (type.isArray()) {
            StringJoiner dashes = new StringJoiner(" ");
            type.forEach(dash -> dashes.add(dash.asString()));
            return dashes.toString();
        }
        return type.asString("").equals("dotted") ? "2 3" : "none";
    }

    private void dots(JsonNode series) {
        JsonNode style = series.path("itemStyle");
        String symbol = series.path("symbol").asString("circle");
        double size =
                Double.parseDouble(palette.resolve(series.path("symbolSize").asString("10")));
        for (List<double[]> piece : pieces(series.path("data"))) {
            for (double[] at : piece) {
                if (box.holds(at[0], at[1])) {
                    Symbols.draw(
                            svg,
                            symbol,
                            at[0],
                            at[1],
                            size,
                            palette.resolve(style.path("color").asString("var(--ink)")),
                            palette.resolve(style.path("borderColor").asString("none")),
                            style.path("borderWidth").doubleValue(0));
                }
            }
        }
    }

    private void bars(JsonNode series) {
        double room =
                box.width() / Math.max(1, option.path("xAxis").path("data").size());
        double width = Math.min(series.path("barMaxWidth").doubleValue(48), 0.7 * room);
        String colour = palette.resolve(series.path("itemStyle").path("color").asString("var(--data)"));
        double zero = Math.clamp(y.at(0), box.top(), box.bottom());
        for (JsonNode bar : series.path("data")) {
            double[] at = place(bar);
            if (Double.isFinite(at[1])) {
                double end = Math.clamp(at[1], box.top(), box.bottom());
                svg.tag(
                        "rect",
                        "x",
                        at[0] - width / 2,
                        "y",
                        Math.min(zero, end),
                        "width",
                        width,
                        "height",
                        Math.abs(end - zero),
                        "fill",
                        colour);
            }
        }
    }
}
