package dev.nudge.ui.experiment;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ECharts option of a declared plot: structure and style. Its numbers follow as patches. */
final class PlotOption {

    /** The series that holds the names of lines and dots. */
    static final String NAMES = "#names";

    private static final double FAINT = 0.4;

    private final String words;
    private final Function<String, Control> controls;
    private final Picture.Plot plot;
    private final Frame first;
    private final Messages messages;

    /**
     * @param words what the sentences of its names begin with: the experiment's id
     * @param controls of the experiment, by their ids, where layers can be moved by hand
     * @param first any frame with the same {@link #needs}
     */
    PlotOption(String words, Function<String, Control> controls, Picture.Plot plot, Frame first, Messages messages) {
        this.words = words;
        this.controls = controls;
        this.plot = plot;
        this.first = first;
        this.messages = messages;
    }

    ObjectNode build() {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.put("animation", false)
                .put("square", plot.view() == View.SQUARE)
                .put("zoomable", plot.view() == View.ZOOMABLE);
        String xName = axisName(plot.x());
        String yName = axisName(plot.y());
        boolean large = plot.size() == Size.LARGE;
        boolean small = plot.size() == Size.SMALL;
        ObjectNode grid = option.putObject("grid");
        if (plot.size() == Size.WALL) {
            // Nothing stands beside its images.
            grid.put("left", 2).put("right", 2).put("top", 8).put("bottom", 2);
        } else {
            grid.put("left", small ? 36 : plot.y().scale() == Control.Scale.LOGARITHMIC ? 58 : 44)
                    .put("right", small ? 10 : 20)
                    .put("top", yName.isEmpty() ? 14 : 34)
                    .put("bottom", xName.isEmpty() ? 30 : 48);
        }
        axis(option.putObject("xAxis"), plot.x(), xName, true, large);
        axis(option.putObject("yAxis"), plot.y(), yName, false, large);
        ArrayNode series = option.putArray("series");
        List<String> nameColours = new ArrayList<>();
        int z = 2;
        for (Layer layer : plot.layers()) {
            Chart chart = chart(first, layer.chart());
            ObjectNode one = series.addObject().put("id", layer.chart()).put("z", z++);
            draw(one, layer, chart);
            if (layer.role() == Role.UNKNOWN && chart instanceof Chart.Lines) {
                ObjectNode above =
                        series.addObject().put("id", above(layer.chart())).put("z", z);
                line(above, layer.role(), Look.of(layer.role()));
                above.putObject("lineStyle").put("width", 0);
                shade(above, Look.of(layer.role()), "end");
            }
            if (!label(layer).isEmpty()) {
                nameColours.add(Look.of(layer.role()).colour());
            }
            if (chart instanceof Chart.Bubbles) {
                option.putObject("tooltip").put("trigger", "item");
            }
        }
        if (plot.isOverSteps()) {
            MovedMark.addTo(series);
        }
        if (!nameColours.isEmpty()) {
            words(series.addObject().put("id", NAMES).put("z", z), nameColours);
        }
        return option;
    }

    /** What of a frame is in its option and does not follow as numbers: types of charts, colours of cells, names under bars. */
    List<Object> needs() {
        List<Object> needs = new ArrayList<>();
        for (Layer layer : plot.layers()) {
            Chart chart = chart(first, layer.chart());
            needs.add(chart.getClass());
            if (chart instanceof Chart.Heatmap heatmap) {
                needs.add(shades(layer.role(), heatmap.range()));
                needs.add(heatmap.pixels());
            }
        }
        needs.add(bars());
        return needs;
    }

    /** The chart of this id, whatever its type. */
    static Chart chart(Frame frame, String id) {
        for (Chart chart : frame.charts()) {
            if (chart.id().equals(id)) {
                return chart;
            }
        }
        throw new IllegalArgumentException("plot: the frame has no chart \"" + id + "\"; there are "
                + frame.charts().stream().map(Chart::id).toList());
    }

    /** The name of a layer; empty for none. */
    String label(Layer layer) {
        boolean expected = layer.chart().equals(Guess.CHART) || layer.chart().equals(Guess.MIDDLE);
        return messages.say(expected ? layer.chart() : words + ".chart." + layer.chart());
    }

    private String axisName(Picture.Scaled scaled) {
        return messages.say(words + ".axis." + scaled.axis());
    }

    private void axis(ObjectNode axis, Picture.Scaled scaled, String name, boolean across, boolean large) {
        boolean logarithmic = scaled.scale() == Control.Scale.LOGARITHMIC;
        boolean years = false;
        List<String> bars = across ? bars() : List.of();
        // An axis that has no name has nothing to say: it carries no numbers.
        axis.put("id", scaled.axis()).put("show", !name.isEmpty());
        if (bars.isEmpty()) {
            Axis range = first.axis(scaled.axis());
            axis.put("type", logarithmic ? "log" : "value")
                    .put("min", range.low())
                    .put("max", range.high())
                    .put("splitNumber", logarithmic ? 10 : large || across ? 4 : 2);
            years = range.min() >= 1000 && range.max() < 10_000;
        } else {
            axis.put("type", "category");
            bars.forEach(axis.putArray("data")::add);
        }
        axis.putObject("axisTick").put("show", false);
        axis.putObject("axisLine").put("show", false).put("onZero", false);
        if (across) {
            axis.putObject("splitLine")
                    .put("show", logarithmic)
                    .putObject("lineStyle")
                    .put("color", "var(--hairline)");
        } else {
            axis.putObject("splitLine")
                    .put("showMinLine", false)
                    .putObject("lineStyle")
                    .put("color", "var(--hairline)");
        }
        ObjectNode labels = text(axis.putObject("axisLabel"), large).put("margin", 12);
        if (logarithmic) {
            labels.put("hideOverlap", true);
        }
        if (years) {
            labels.put("formatter", "{value}");
        }
        if (bars.isEmpty()) {
            labels.put("showMinLabel", false);
            if (across) {
                labels.put("showMaxLabel", false);
            }
        } else {
            labels.put("interval", 0);
        }
        if (!name.isEmpty()) {
            axis.put("name", name)
                    .put("nameLocation", across ? "middle" : "end")
                    .put("nameGap", across ? 28 : 14);
            ObjectNode style = text(axis.putObject("nameTextStyle"), large);
            if (!across) {
                style.put("align", "left")
                        .putArray("padding")
                        .add(0)
                        .add(0)
                        .add(0)
                        .add(-40);
            }
        }
    }

    private List<String> bars() {
        return plot.layers().stream()
                .map(layer -> chart(first, layer.chart()))
                .flatMap(chart -> chart instanceof Chart.Bars(String id, List<String> names, float[] values)
                        ? names.stream()
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private static ObjectNode text(ObjectNode style, boolean large) {
        return style.put("color", "var(--muted)")
                .put("fontFamily", "var(--sans)")
                .put("fontSize", large ? "var(--chart-text)" : "var(--chart-small)");
    }

    private void draw(ObjectNode series, Layer layer, Chart chart) {
        Look look = Look.of(layer.role());
        switch (chart) {
            case Chart.Lines lines -> {
                line(series, layer.role(), look);
                if (layer.role() == Role.PART && hasOwn()) {
                    ((ObjectNode) series.get("lineStyle")).put("opacity", FAINT);
                }
            }
            case Chart.Scatter scatter -> {
                if (layer.role() == Role.UNKNOWN) {
                    custom(series, "hatched", List.of(look.colour()))
                            .put("silent", true)
                            .put("paper", "var(--paper)");
                } else {
                    dots(series, layer, look);
                }
            }
            case Chart.Bubbles bubbles -> {
                custom(series, "bubble", Look.families());
                series.put("paper", "var(--paper)")
                        .put("grey", "var(--control)")
                        .put("clip", false);
                series.putObject("tooltip").put("formatter", bubbleTip());
            }
            case Chart.Arrows arrows ->
                custom(series, "arrow", List.of(look.colour()))
                        .put("thickness", look.width())
                        .put("silent", true)
                        .put("clip", true);
            case Chart.Labels labels -> {
                if (layer.role() == Role.SCALE) {
                    words(series, List.of("var(--muted)"));
                    series.put("fontSize", "var(--chart-small)").put("fontWeight", 400);
                } else {
                    words(series, List.of(look.colour()));
                }
            }
            case Chart.Heatmap heatmap ->
                custom(series, "raster", shades(layer.role(), heatmap.range()))
                        .put("pixels", heatmap.pixels())
                        .put("silent", true)
                        .put("clip", true);
            case Chart.Bars bars -> {
                series.put("type", "bar").put("silent", true).put("barMaxWidth", 48);
                series.putObject("itemStyle").put("color", look.colour());
            }
            case Chart.Grid grid -> throw noLayer(chart);
            case Chart.Sheets sheets -> throw noLayer(chart);
            case Chart.Gallery gallery -> throw noLayer(chart);
            case Chart.Memory memory -> throw noLayer(chart);
            case Chart.Transcripts transcripts -> throw noLayer(chart);
            case Chart.Product product -> throw noLayer(chart);
            case Chart.Table table -> throw noLayer(chart);
            case Chart.Graph graph -> throw noLayer(chart);
        }
    }

    /** Whether something in it is the learner's own, so that what is others' keeps behind it. */
    private boolean hasOwn() {
        return plot.layers().stream().anyMatch(each -> each.role() == Role.OWN);
    }

    private static void line(ObjectNode series, Role role, Look look) {
        series.put("type", "line").put("silent", true).put("clip", true);
        if (role == Role.TRACE) {
            series.put("symbol", look.symbol()).put("symbolSize", 5).put("showAllSymbol", true);
            series.putObject("itemStyle").put("color", look.colour());
        } else {
            series.put("symbol", "none");
        }
        ObjectNode style =
                series.putObject("lineStyle").put("color", look.colour()).put("width", look.width());
        if (!look.dashes().isEmpty()) {
            look.dashes().forEach(style.putArray("type")::add);
        }
        if (role == Role.UNKNOWN) {
            shade(series, look, "start");
        }
    }

    /** Fills between a line and the lower or upper edge of the picture. */
    private static void shade(ObjectNode series, Look look, String edge) {
        series.putObject("areaStyle")
                .put("color", look.colour())
                .put("opacity", 0.16)
                .put("origin", edge);
    }

    /** The series that shades what lies above a line nobody knows; the line's own shades what lies below. */
    static String above(String chart) {
        return chart + ".above";
    }

    private void dots(ObjectNode series, Layer layer, Look look) {
        boolean handle = isHandle(layer);
        series.put("type", "scatter")
                .put("symbol", handle ? look.filledSymbol() : look.symbol())
                .put("symbolSize", handle ? "var(--chart-handle)" : "var(--chart-dot)")
                .put("silent", layer.control().isEmpty())
                .put("clip", false);
        ObjectNode style = series.putObject("itemStyle");
        if (handle) {
            style.put("color", "var(--paper)").put("borderColor", look.colour()).put("borderWidth", 3);
        } else {
            style.put("color", look.colour()).put("borderColor", "var(--paper)").put("borderWidth", 1.5);
        }
    }

    /** Whether its dots are there to be moved, and none to be added. */
    private boolean isHandle(Layer layer) {
        if (layer.control().isEmpty()) {
            return false;
        }
        Control control = controls.apply(layer.control());
        return !(control instanceof Control.EditablePoints points) || points.least() == points.most();
    }

    private String bubbleTip() {
        return Stream.of(
                        "{name}",
                        axisName(plot.x()).isEmpty() ? "" : axisName(plot.x()) + ": {x}",
                        axisName(plot.y()).isEmpty() ? "" : axisName(plot.y()) + ": {y}")
                .filter(line -> !line.isEmpty())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("{name}");
    }

    /** From the low end to the high one: around zero from blue over paper to orange, else from paper to the role's colour. */
    static List<String> shades(Role role, Axis range) {
        return range.min() < 0 && range.max() > 0
                ? List.of("var(--data)", "var(--paper)", "var(--model)")
                : List.of("var(--paper)", Look.colour(role));
    }

    private static ObjectNode custom(ObjectNode series, String drawing, List<String> palette) {
        series.put("type", "custom").put("renderItem", drawing);
        palette.forEach(series.putArray("palette")::add);
        return series;
    }

    static void words(ObjectNode series, List<String> palette) {
        custom(series, "words", palette)
                .put("silent", true)
                .put("fontSize", "var(--chart-text)")
                .put("fontFamily", "var(--sans)")
                .put("fontWeight", 600)
                .put("paper", "var(--paper)");
    }

    private IllegalArgumentException noLayer(Chart chart) {
        return new IllegalArgumentException("picture " + plot.id() + ": \"" + chart.id() + "\" is a "
                + chart.getClass().getSimpleName() + ", which has no place on axes. Declare it as a Plain picture?");
    }
}
