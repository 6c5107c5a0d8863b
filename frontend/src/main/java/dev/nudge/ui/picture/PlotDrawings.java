package dev.nudge.ui.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** What ECharts has no chart for: the custom series that {@code drawn.ts}, {@code drawn-words.ts} and {@code raster.ts} draw in the browser. */
final class PlotDrawings {

    private static final double HEAD = 9;
    private static final double HALF_HEAD = 5;
    private static final double HATCHED = 7;
    private static final double SMALLEST = 4.5;
    private static final double LARGEST = 24;
    private static final double GAP = 10;
    private static final double LINE = 1.35;

    private static final int AT_END = 0;
    private static final int BESIDE = 1;
    private static final int IN_CORNER = 3;
    private static final int WHERE_ROOM = 4;

    private PlotDrawings() {}

    static void draw(Svg svg, JsonNode series, PlotBox box, PlotAxis x, PlotAxis y, Palette palette) {
        String drawing = series.path("renderItem").asString("");
        if (drawing.equals("raster")) {
            raster(svg, series, box, palette);
            return;
        }
        if (drawing.equals("words")) {
            words(svg, series, box, x, y, palette);
            return;
        }
        for (JsonNode point : series.path("data")) {
            double right = x.at(value(point, 0));
            double down = y.at(value(point, 1));
            if (!Double.isFinite(right) || !Double.isFinite(down)) {
                continue;
            }
            switch (drawing) {
                case "arrow" -> {
                    double toRight = x.at(value(point, 0) + value(point, 2));
                    double toDown = y.at(value(point, 1) + value(point, 3));
                    arrow(svg, colour(series, 0, palette), thickness(series, palette), right, down, toRight, toDown);
                }
                case "hatched" -> hatched(svg, colour(series, 0, palette), palette, right, down);
                case "bubble" -> {
                    if (box.holds(right, down)) {
                        bubble(svg, series, point, palette, right, down);
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "plot: \"" + drawing + "\" is not drawn on the server. Add it to PlotDrawings?");
            }
        }
    }

    private static double value(JsonNode point, int dimension) {
        return dimension < point.size() ? point.get(dimension).doubleValue(Double.NaN) : Double.NaN;
    }

    /** The last colour is that of all that follow. */
    private static String colour(JsonNode series, int index, Palette palette) {
        JsonNode colours = series.path("palette");
        return palette.resolve(colours.get(Math.min(index, colours.size() - 1)).asString());
    }

    private static double thickness(JsonNode series, Palette palette) {
        return Double.parseDouble(palette.resolve(series.path("thickness").asString("2.5")));
    }

    private static void arrow(Svg svg, String colour, double thickness, double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (!(length >= 2) || length > 1e5) {
            return;
        }
        double ux = (x1 - x0) / length;
        double uy = (y1 - y0) / length;
        double head = Math.min(HEAD, length);
        double bx = x1 - head * ux;
        double by = y1 - head * uy;
        svg.tag("line", "x1", x0, "y1", y0, "x2", bx, "y2", by, "stroke", colour, "stroke-width", thickness);
        Symbols.polygon(
                svg,
                colour,
                "none",
                0,
                x1,
                y1,
                bx - HALF_HEAD * uy,
                by + HALF_HEAD * ux,
                bx + HALF_HEAD * uy,
                by - HALF_HEAD * ux);
    }

    private static void hatched(Svg svg, String colour, Palette palette, double x, double y) {
        String paper = palette.resolve("var(--paper)");
        svg.tag(
                "rect",
                "x",
                x - HATCHED,
                "y",
                y - HATCHED,
                "width",
                2 * HATCHED,
                "height",
                2 * HATCHED,
                "fill",
                paper,
                "stroke",
                colour,
                "stroke-width",
                1.5);
        double[][] strokes = {
            {-HATCHED, 0, 0, -HATCHED}, {-HATCHED, HATCHED, HATCHED, -HATCHED}, {0, HATCHED, HATCHED, 0}
        };
        for (double[] stroke : strokes) {
            svg.tag(
                    "line",
                    "x1",
                    x + stroke[0],
                    "y1",
                    y + stroke[1],
                    "x2",
                    x + stroke[2],
                    "y2",
                    y + stroke[3],
                    "stroke",
                    colour,
                    "stroke-width",
                    1.5);
        }
    }

    private static void bubble(Svg svg, JsonNode series, JsonNode point, Palette palette, double x, double y) {
        double radius = Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, value(point, 2))));
        boolean faded = value(point, 5) > 0;
        int mark = (int) value(point, 4);
        boolean hollow = mark >= 2;
        String paper = palette.resolve("var(--paper)");
        int families = Math.max(1, series.path("palette").size());
        String colour = faded
                ? palette.resolve(series.path("grey").asString("var(--control)"))
                : colour(series, (int) value(point, 3) % families, palette);
        svg.open("g", "opacity", faded ? 0.25 : 0.9);
        String fill = hollow ? paper : colour;
        String stroke = hollow ? colour : paper;
        double width = hollow ? 2.5 : 1.5;
        if (mark % 2 == 0) {
            svg.tag("circle", "cx", x, "cy", y, "r", radius, "fill", fill, "stroke", stroke, "stroke-width", width);
        } else {
            double arm = 1.2 * radius;
            Symbols.polygon(svg, fill, stroke, width, x, y - arm, x + arm, y, x, y + arm, x - arm, y);
        }
        svg.close("g");
    }

    /** One image, whose pixels are the cells. */
    private static void raster(Svg svg, JsonNode series, PlotBox box, Palette palette) {
        JsonNode cells = series.path("data");
        if (cells.isEmpty()) {
            return;
        }
        int columns = cells.get(cells.size() - 1).get(0).intValue() + 1;
        int rows = cells.size() / columns;
        double low = series.path("range").path(0).doubleValue(0);
        double high = series.path("range").path(1).doubleValue(1);
        List<Color> stops = new ArrayList<>();
        series.path("palette").forEach(stop -> stops.add(palette.colour(stop.asString())));
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (JsonNode cell : cells) {
            double height = value(cell, 2);
            if (Double.isFinite(height)) {
                double position = Math.clamp((height - low) / (high - low), 0, 1) * (stops.size() - 1);
                int left = Math.min(stops.size() - 2, (int) position);
                Color colour = Palette.mix(stops.get(left), stops.get(left + 1), position - left);
                image.setRGB(cell.get(0).intValue(), rows - 1 - cell.get(1).intValue(), colour.getRGB());
            }
        }
        boolean crisp = series.path("pixels").booleanValue(false);
        svg.tag(
                "image",
                "x",
                box.left(),
                "y",
                box.top(),
                "width",
                box.width(),
                "height",
                box.height(),
                "preserveAspectRatio",
                "none",
                "image-rendering",
                crisp ? "pixelated" : "auto",
                "href",
                "data:image/png;base64," + base64(image));
    }

    private static String base64(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Names at the ends of lines and beside dots, moved apart where they would touch. */
    private static void words(Svg svg, JsonNode series, PlotBox box, PlotAxis x, PlotAxis y, Palette palette) {
        double size = Double.parseDouble(palette.resolve(series.path("fontSize").asString("13")));
        List<Word> words = new ArrayList<>();
        JsonNode data = series.path("data");
        for (int i = 0; i < data.size(); i++) {
            String text = series.path("names").path(i).asString("");
            double right = x.at(value(data.get(i), 0));
            double down = y.at(value(data.get(i), 1));
            if (text.isEmpty() || !Double.isFinite(right) || !Double.isFinite(down) || !box.holds(right, down)) {
                continue;
            }
            Word word =
                    Word.placed(text, right, down, (int) value(data.get(i), 2), size, colour(series, i, palette), box);
            if ((int) value(data.get(i), 2) != WHERE_ROOM || words.stream().noneMatch(word::touches)) {
                words.add(word);
            }
            if (value(data.get(i), 3) > 0) {
                svg.tag("circle", "cx", right, "cy", down, "r", 4.0, "fill", word.colour);
            }
        }
        words.sort(Comparator.comparingDouble(word -> word.y));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            word.y = Math.max(box.top() + size / 2, word.y);
            for (Word above : words.subList(0, i)) {
                word.y = word.sharesColumn(above) ? Math.max(word.y, above.y + LINE * size) : word.y;
            }
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            Word word = words.get(i);
            word.y = Math.min(box.bottom() - size / 2, word.y);
            for (Word below : words.subList(i + 1, words.size())) {
                word.y = word.sharesColumn(below) ? Math.min(word.y, below.y - LINE * size) : word.y;
            }
        }
        String paper = palette.resolve("var(--paper)");
        int weight = series.path("fontWeight").intValue(600);
        for (Word word : words) {
            Object[] place = {
                "x",
                word.x,
                "y",
                word.y + 0.35 * size,
                "font-size",
                size,
                "font-weight",
                weight,
                "text-anchor",
                word.toTheLeft ? "end" : "start"
            };
            svg.words(
                    word.text,
                    with(place, "fill", paper, "stroke", paper, "stroke-width", 4, "stroke-linejoin", "round"));
            svg.words(word.text, with(place, "fill", word.colour));
        }
    }

    private static Object[] with(Object[] some, Object... more) {
        Object[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static final class Word {
        private final String text;
        private final double x;
        private double y;
        private final boolean toTheLeft;
        private final double size;
        private final String colour;

        private Word(String text, double x, double y, boolean toTheLeft, double size, String colour) {
            this.text = text;
            this.x = x;
            this.y = y;
            this.toTheLeft = toTheLeft;
            this.size = size;
            this.colour = colour;
        }

        static Word placed(String text, double x, double y, int kind, double size, String colour, PlotBox box) {
            if (kind == IN_CORNER) {
                return new Word(text, box.right() - GAP, box.top() + size, true, size, colour);
            }
            if (box.right() - x >= Svg.width(text, size) + GAP) {
                return new Word(text, x + GAP, y, false, size, colour);
            }
            if (kind == BESIDE || kind == WHERE_ROOM) {
                return new Word(text, x - GAP, y, true, size, colour);
            }
            boolean over = (kind == AT_END || y + 2 * size > box.bottom()) && y - box.top() > 2 * size;
            return new Word(text, Math.min(x, box.right()) - 2, over ? y - size : y + size + 4, true, size, colour);
        }

        private double left() {
            return toTheLeft ? x - Svg.width(text, size) : x;
        }

        boolean sharesColumn(Word other) {
            return left() < other.left() + Svg.width(other.text, other.size)
                    && other.left() < left() + Svg.width(text, size);
        }

        boolean touches(Word other) {
            return sharesColumn(other) && Math.abs(y - other.y) < LINE * size;
        }
    }
}
