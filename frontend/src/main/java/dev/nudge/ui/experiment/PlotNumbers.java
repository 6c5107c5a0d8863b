package dev.nudge.ui.experiment;

import dev.nudge.echarts.Patch;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The numbers of a plot: what of each frame is new to the option. */
public final class PlotNumbers {

    /** More points than a picture has pixels say nothing more. */
    private static final int MOST = 600;

    /** Over the end of a line. */
    static final float AT_END = 0;

    private static final float BESIDE = 1;

    /** Under it. */
    static final float AT_FALLING_END = 2;

    private static final float IN_CORNER = 3;
    private static final float WHERE_ROOM = 4;

    /** Over which share of the picture's width it shows whether a line rises or falls towards its end. */
    static final float LAST_STRETCH = 0.1f;

    private final Picture.Plot plot;
    private final PlotOption option;
    private final Messages messages;
    private final Map<String, Chart> shown = new HashMap<>();
    private final Map<String, Axis> axes = new HashMap<>();
    private List<String> names = List.of();

    PlotNumbers(Picture.Plot plot, PlotOption option, Messages messages) {
        this.plot = plot;
        this.option = option;
        this.messages = messages;
    }

    /** The option that a page shows of this frame, numbers and all. */
    public static ObjectNode option(Experiment experiment, Picture.Plot plot, Frame frame, Messages messages) {
        PlotOption option = new PlotOption(experiment.id(), experiment::control, plot, frame, messages);
        return new PlotNumbers(plot, option, messages).patch(frame, false).writtenInto(option.build());
    }

    /** @param dragging whether axes stay as they are */
    Patch patch(Frame frame, boolean dragging) {
        Patch patch = Patch.of();
        if (!dragging) {
            showAxis(patch, frame, plot.x());
            showAxis(patch, frame, plot.y());
        }
        boolean moved = false;
        for (Picture.Layer layer : plot.layers()) {
            Chart now = PlotOption.chart(frame, layer.chart());
            if (!same(now, shown.put(layer.chart(), now))) {
                put(patch, now, layer.role() == Picture.Role.SCALE ? WHERE_ROOM : BESIDE);
                if (layer.role() == Picture.Role.UNKNOWN
                        && now instanceof Chart.Lines(String id, float[] xs, float[] ys)) {
                    putLine(patch, PlotOption.above(id), xs, ys);
                }
                moved = true;
            }
        }
        if (moved) {
            showNames(patch, frame);
        }
        return patch;
    }

    private void showAxis(Patch patch, Frame frame, Picture.Scaled scaled) {
        Axis range = frame.axes().get(scaled.axis());
        if (range != null && !range.equals(axes.put(scaled.axis(), range))) {
            patch.axis(scaled.axis(), range.low(), range.high());
        }
    }

    /** @param beside how labels stand */
    private void put(Patch patch, Chart now, float beside) {
        switch (now) {
            case Chart.Lines(String id, float[] xs, float[] ys) -> putLine(patch, id, xs, ys);
            case Chart.Scatter(String id, float[] xs, float[] ys) -> patch.series(id, xs, ys);
            case Chart.Bubbles bubbles ->
                patch.series(
                                bubbles.id(),
                                bubbles.xs(),
                                bubbles.ys(),
                                shares(bubbles.sizes()),
                                floats(bubbles.families()),
                                floats(bubbles.marks()),
                                floats(bubbles.faded()))
                        .names(
                                bubbles.id(),
                                bubbles.names().stream().map(messages::say).toList());
            case Chart.Arrows(String id, float[] xs, float[] ys, float[] dxs, float[] dys) ->
                patch.series(id, xs, ys, dxs, dys);
            case Chart.Labels(String id, float[] xs, float[] ys, List<Message> texts) ->
                patch.series(id, xs, ys, filled(xs.length, beside))
                        .names(id, texts.stream().map(messages::say).toList());
            case Chart.Heatmap(String id, int columns, float[] cells, Axis range, boolean pixels) ->
                patch.shades(id, columns, cells, range.low(), range.high());
            case Chart.Bars(String id, List<String> under, float[] values) -> patch.values(id, values);
            case Chart.Grid grid -> throw new IllegalStateException("plot: a grid has no axes");
            case Chart.Sheets sheets -> throw new IllegalStateException("plot: sheets have no axes");
            case Chart.Gallery gallery -> throw new IllegalStateException("plot: images have no axes");
            case Chart.Memory memory -> throw new IllegalStateException("plot: a storage has no axes");
            case Chart.Transcripts words -> throw new IllegalStateException("plot: conversations have no axes");
            case Chart.Product product -> throw new IllegalStateException("plot: a product has no axes");
            case Chart.Table table -> throw new IllegalStateException("plot: a table has no axes");
            case Chart.Graph graph -> throw new IllegalStateException("plot: a graph has no axes");
        }
    }

    /** Each named line at its end, each named group of dots beside its first; lines that run as one share the name of the last. */
    private void showNames(Patch patch, Frame frame) {
        List<Picture.Layer> named = plot.layers().stream()
                .filter(layer -> !option.label(layer).isEmpty())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        float[] xs = new float[named.size()];
        float[] ys = new float[named.size()];
        float[] kinds = new float[named.size()];
        float[] dots = new float[named.size()];
        List<String> said = new ArrayList<>();
        boolean walk = plot.x().axis().equals(Axis.STEP);
        for (int at = 0; at < named.size(); at++) {
            Picture.Layer layer = named.get(at);
            Chart chart = PlotOption.chart(frame, layer.chart());
            float[] place = layer.role() == Picture.Role.UNKNOWN
                    ? new float[] {
                        frame.axis(plot.x().axis()).max(),
                        frame.axis(plot.y().axis()).max(),
                        IN_CORNER
                    }
                    : place(frame, chart);
            xs[at] = place[0];
            ys[at] = place[1];
            dots[at] = walk && layer.role() != Picture.Role.GUIDE ? 1 : 0;
            kinds[at] = place[2];
            said.add(option.label(layer));
            for (int other = 0; other < at; other++) {
                if (!said.get(other).isEmpty()
                        && runsAs(
                                chart, PlotOption.chart(frame, named.get(other).chart()))) {
                    said.set(at, said.get(other) + ", " + said.get(at));
                    said.set(other, "");
                }
            }
        }
        List<Chart> charts = named.stream()
                .map(layer -> PlotOption.chart(frame, layer.chart()))
                .toList();
        new LineEnds(charts, frame.axis(plot.x().axis()), frame.axis(plot.y().axis())).part(xs, ys, kinds);
        patch.series(PlotOption.NAMES, xs, ys, kinds, dots);
        if (!said.equals(names)) {
            names = said;
            patch.names(PlotOption.NAMES, said);
        }
    }

    private static boolean runsAs(Chart one, Chart other) {
        return one instanceof Chart.Lines(String id, float[] xs, float[] ys)
                && xs.length > 0
                && other instanceof Chart.Lines line
                && Arrays.equals(xs, line.xs())
                && Arrays.equals(ys, line.ys());
    }

    private float[] place(Frame frame, Chart named) {
        return switch (named) {
            case Chart.Lines(String id, float[] xs, float[] ys) -> lastInside(frame, xs, ys);
            case Chart.Scatter(String id, float[] xs, float[] ys)
            when xs.length > 0 -> new float[] {xs[0], ys[0], BESIDE};
            case Chart.Arrows(String id, float[] xs, float[] ys, float[] dxs, float[] dys)
            when xs.length > 0 -> new float[] {xs[0] + dxs[0], ys[0] + dys[0], BESIDE};
            default -> new float[] {Float.NaN, Float.NaN, AT_END};
        };
    }

    private float[] lastInside(Frame frame, float[] xs, float[] ys) {
        Axis x = frame.axis(plot.x().axis());
        Axis y = frame.axis(plot.y().axis());
        for (int i = xs.length - 1; i >= 0; i--) {
            if (xs[i] >= x.min() && xs[i] <= x.max() && ys[i] >= y.min() && ys[i] <= y.max()) {
                int before = i;
                while (before > 0 && xs[i] - xs[before] < LAST_STRETCH * (x.max() - x.min())) {
                    before--;
                }
                return new float[] {xs[i], ys[i], ys[before] > ys[i] ? AT_FALLING_END : AT_END};
            }
        }
        return new float[] {Float.NaN, Float.NaN, AT_END};
    }

    /** Of many points evenly chosen ones, the last always among them; a line with gaps stays whole, as a gap is told by its place. */
    private static void putLine(Patch patch, String id, float[] xs, float[] ys) {
        int every = (xs.length + MOST - 1) / MOST;
        if (every <= 1 || hasGap(xs) || hasGap(ys)) {
            patch.series(id, xs, ys);
        } else {
            patch.series(id, thinned(xs, every), thinned(ys, every));
        }
    }

    private static boolean hasGap(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private static float[] thinned(float[] values, int every) {
        int count = (values.length - 1) / every + 1;
        float[] chosen = new float[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = values[values.length - 1 - (count - 1 - i) * every];
        }
        return chosen;
    }

    private static boolean same(Chart now, @Nullable Chart before) {
        return switch (now) {
            case Chart.Lines(String id, float[] xs, float[] ys) ->
                before instanceof Chart.Lines old && Arrays.equals(xs, old.xs()) && Arrays.equals(ys, old.ys());
            case Chart.Scatter(String id, float[] xs, float[] ys) ->
                before instanceof Chart.Scatter old && Arrays.equals(xs, old.xs()) && Arrays.equals(ys, old.ys());
            case Chart.Heatmap(String id, int columns, float[] cells, Axis range, boolean pixels) ->
                before instanceof Chart.Heatmap old && range.equals(old.range()) && Arrays.equals(cells, old.cells());
            default -> false;
        };
    }

    /** Of the largest. */
    private static float[] shares(float[] sizes) {
        float largest = 0;
        for (float size : sizes) {
            largest = Math.max(largest, size);
        }
        float[] shares = new float[sizes.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = largest > 0 ? sizes[i] / largest : 0;
        }
        return shares;
    }

    private static float[] floats(int[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static float[] floats(boolean[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i] ? 1 : 0;
        }
        return floats;
    }

    private static float[] filled(int count, float value) {
        float[] filled = new float[count];
        Arrays.fill(filled, value);
        return filled;
    }
}
