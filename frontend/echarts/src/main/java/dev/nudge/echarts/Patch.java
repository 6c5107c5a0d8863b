package dev.nudge.echarts;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * New numbers for a chart, by series id: what changes when a control moves. Structure and style stay those of the option.
 *
 * <pre>{@code
 * chart.patch(Patch.of()
 *         .series("curve", xs, ys)
 *         .text("note", "1.11 after 45 steps", 45, 1.11)
 *         .ariaDescription("The loss is 1.11."));
 * }</pre>
 *
 * <p>The numbers are copied when they are given. {@code NaN} is a gap: a line breaks there, a point is not drawn. A patch is
 * filled by one thread.
 */
public final class Patch implements Serializable {
    private final Map<String, Numbers> series = new LinkedHashMap<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, Text> texts = new LinkedHashMap<>();
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private @Nullable String sentence;
    private @Nullable Duration motion;

    private Patch() {}

    public static Patch of() {
        return new Patch();
    }

    /** Points of a line or scatter series: xs: [n], ys: [n]. */
    public Patch series(String id, float[] xs, float[] ys) {
        series.put(id, Numbers.points(id, xs, ys));
        return this;
    }

    /** Points with up to three more numbers each, such as a weight that a visualMap turns into a colour: all [n]. */
    public Patch series(String id, float[] xs, float[] ys, float[]... more) {
        float[][] columns = new float[2 + more.length][];
        columns[0] = xs;
        columns[1] = ys;
        System.arraycopy(more, 0, columns, 2, more.length);
        series.put(id, Numbers.points(id, columns));
        return this;
    }

    /** What the points of a series are called, in their order: for tooltips with {@code {name}}, and for words in the plot. */
    public Patch names(String id, List<String> names) {
        this.names.put(id, List.copyOf(names));
        return this;
    }

    /** One number per place 0, 1, 2, …: the bars of a histogram, a loss by step. values: [n]. */
    public Patch values(String id, float... values) {
        series.put(id, Numbers.values(values));
        return this;
    }

    /** A grid of numbers for a heatmap, row by row from the bottom: cells: [rows * columns]. */
    public Patch cells(String id, int columns, float... cells) {
        series.put(id, Numbers.cells(id, columns, cells));
        return this;
    }

    /** A grid of numbers for a custom series drawn as "raster", row by row from the bottom; its colours lie between low and high. */
    public Patch shades(String id, int columns, float[] cells, double low, double high) {
        series.put(id, Numbers.cells(id, columns, cells).between(low, high));
        return this;
    }

    /** A label at data coordinates. An empty text, or a coordinate that is {@code NaN}, hides it. */
    public Patch text(String id, String text, double x, double y) {
        texts.put(id, new Text(text, x, y));
        return this;
    }

    /** A new range of an axis that has this id in the option. */
    public Patch axis(String id, double min, double max) {
        if (!(min < max) || Double.isInfinite(max - min)) {
            throw new IllegalArgumentException("patch axis \"" + id + "\": min is " + min + ", max is " + max
                    + "; min must be less than max and both finite. Swap them?");
        }
        ranges.put(id, new Range(min, max));
        return this;
    }

    /** What the picture shows now, in words. Read by screen readers on demand; it does not interrupt. */
    public Patch ariaDescription(String sentence) {
        this.sentence = sentence;
        return this;
    }

    /** Lets the change take some time instead of none. Not for drags; nobody who asked for less motion sees it. */
    public Patch over(Duration motion) {
        if (motion.isNegative()) {
            throw new IllegalArgumentException(
                    "patch over: the duration is " + motion + "; it must be zero or more. Leave it out for no motion.");
        }
        this.motion = motion;
        return this;
    }

    /** True when there is nothing in it. */
    public boolean isEmpty() {
        return series.isEmpty() && names.isEmpty() && texts.isEmpty() && ranges.isEmpty() && sentence == null;
    }

    /** Takes everything of a newer patch; what both have, the newer one has right. */
    void take(Patch newer) {
        series.putAll(newer.series);
        names.putAll(newer.names);
        texts.putAll(newer.texts);
        ranges.putAll(newer.ranges);
        if (newer.sentence != null) {
            sentence = newer.sentence;
        }
        motion = newer.motion;
    }

    /** The same without its motion, to be shown again later. */
    Patch still() {
        Patch still = new Patch();
        still.take(this);
        still.motion = null;
        return still;
    }

    Iterable<String> seriesIds() {
        return series.keySet();
    }

    /** How many points it gives a series, or null if it says nothing of it. */
    @Nullable Integer pointCount(String seriesId) {
        Numbers numbers = series.get(seriesId);
        return numbers == null ? null : numbers.count();
    }

    /**
     * The option with these numbers in it, for whoever draws it without a browser: {@code data} of each series, beside it {@code names} of its points and the
     * {@code range} of its colours, and the ends of axes.
     */
    public ObjectNode writtenInto(ObjectNode option) {
        check(new OptionIds(option));
        ObjectNode whole = option.deepCopy();
        for (JsonNode one : whole.path("series")) {
            String id = one.path("id").asString("");
            Numbers numbers = series.get(id);
            if (numbers != null) {
                numbers.writeDataTo((ObjectNode) one);
            }
            List<String> said = names.get(id);
            if (said != null) {
                said.forEach(((ObjectNode) one).putArray("names")::add);
            }
        }
        for (String axis : List.of("xAxis", "yAxis")) {
            Range range = ranges.get(whole.path(axis).path("id").asString(""));
            if (range != null) {
                ((ObjectNode) whole.path(axis)).put("min", range.min()).put("max", range.max());
            }
        }
        return whole;
    }

    void check(OptionIds ids) {
        series.keySet().forEach(ids::requireSeries);
        names.keySet().forEach(ids::requireSeries);
        ranges.keySet().forEach(ids::axisOf);
    }

    ObjectNode toJson(OptionIds ids) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode node = json.objectNode();
        if (!series.isEmpty()) {
            var list = node.putArray("series");
            series.forEach((id, numbers) -> numbers.writeTo(list.addObject().put("id", id)));
        }
        if (!names.isEmpty()) {
            var list = node.putArray("names");
            names.forEach((id, said) -> {
                var all = list.addObject().put("id", id).putArray("names");
                said.forEach(all::add);
            });
        }
        if (!texts.isEmpty()) {
            var list = node.putArray("texts");
            texts.forEach((id, text) -> text.writeTo(list.addObject().put("id", id)));
        }
        if (!ranges.isEmpty()) {
            var list = node.putArray("axes");
            ranges.forEach((id, range) -> list.addObject()
                    .put("axis", ids.axisOf(id))
                    .put("id", id)
                    .put("min", range.min())
                    .put("max", range.max()));
        }
        if (sentence != null) {
            node.put("sentence", sentence);
        }
        if (motion != null && !motion.isZero()) {
            node.put("animate", motion.toMillis());
        }
        return node;
    }

    private record Range(double min, double max) implements Serializable {}

    private record Text(String text, double x, double y) implements Serializable {
        void writeTo(ObjectNode node) {
            node.put("text", text);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                node.put("x", x).put("y", y);
            } else {
                node.putNull("x").putNull("y");
            }
        }
    }
}
