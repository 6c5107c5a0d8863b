package dev.nudge.ui.share;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The numbers of a frame's charts as CSV by RFC 4180, one a line: {@code chart,name,x,y,value,x axis,y axis}. Points have x and y, and what their axes are called in the first picture that shows them; cells of matrices and images have their column
 * as x, their row as y, from the top, and a value; bars and stored cells have a value. Numbers are float32 in their shortest exact decimal form.
 */
final class ChartCsv {

    private final Messages messages;
    private final Experiment experiment;
    private final Map<String, Picture> shown = new HashMap<>();
    private final Csv csv = new Csv("chart", "name", "x", "y", "value", "x axis", "y axis");

    private ChartCsv(Experiment experiment, Messages messages) {
        this.experiment = experiment;
        this.messages = messages;
    }

    /** Of the charts that stand in a picture now. */
    static String of(Experiment experiment, Frame frame, Messages messages) {
        ChartCsv csv = new ChartCsv(experiment, messages);
        experiment.pictures().stream()
                .filter(picture -> !frame.away().contains(picture.id()))
                .forEach(picture -> charts(picture).forEach(chart -> csv.shown.putIfAbsent(chart, picture)));
        frame.charts().stream()
                .filter(chart -> csv.shown.containsKey(chart.id()))
                .forEach(csv::add);
        return csv.csv.toString();
    }

    private static Stream<String> charts(Picture picture) {
        return switch (picture) {
            case Picture.Plot plot -> plot.layers().stream().map(Picture.Layer::chart);
            case Picture.Plain plain -> Stream.of(plain.id());
        };
    }

    private void add(Chart chart) {
        switch (chart) {
            case Chart.Lines(String id, float[] xs, float[] ys) -> points(id, xs, ys);
            case Chart.Scatter(String id, float[] xs, float[] ys) -> points(id, xs, ys);
            case Chart.Bubbles bubbles -> {
                for (int i = 0; i < bubbles.xs().length; i++) {
                    point(
                            bubbles.id(),
                            messages.say(bubbles.names().get(i))
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                            bubbles.xs()[i],
                            bubbles.ys()[i]);
                }
            }
            case Chart.Arrows(String id, float[] xs, float[] ys, float[] dxs, float[] dys) -> {
                for (int i = 0; i < xs.length; i++) {
                    point(id, i + " from", xs[i], ys[i]);
                    point(id, i + " to", xs[i] + dxs[i], ys[i] + dys[i]);
                }
            }
            case Chart.Labels(String id, float[] xs, float[] ys, List<Message> texts) -> {
                for (int i = 0; i < xs.length; i++) {
                    point(id, messages.say(texts.get(i)), xs[i], ys[i]);
                }
            }
            case Chart.Heatmap shades -> {
                int rows = shades.cells().length / Math.max(1, shades.columns());
                for (int i = 0; i < shades.cells().length; i++) {
                    cell(shades.id(), "", i % shades.columns(), rows - 1 - i / shades.columns(), shades.cells()[i]);
                }
            }
            case Chart.Bars(String id, List<String> names, float[] values) -> {
                for (int i = 0; i < values.length; i++) {
                    line(id, names.get(i), "", "", number(values[i]));
                }
            }
            case Chart.Grid grid -> cells(grid.id(), "", grid.columns(), grid.cells());
            case Chart.Product product -> {
                for (Chart.Product.Factor factor : List.of(product.left(), product.right(), product.result())) {
                    cells(
                            product.id(),
                            messages.say(factor.name()),
                            factor.grid().columns(),
                            factor.grid().cells());
                }
            }
            case Chart.Sheets(String id, List<Chart.Sheet> sheets) ->
                sheets.forEach(sheet -> cells(
                        id,
                        messages.say(sheet.title()),
                        sheet.shape().isEmpty() ? 1 : sheet.shape().getLast(),
                        sheet.values()));
            case Chart.Gallery(String id, List<Chart.Image> images) ->
                images.forEach(image -> cells(
                        id,
                        messages.say(image.title()),
                        image.grid().columns(),
                        image.grid().cells()));
            case Chart.Memory memory -> {
                for (int i = 0; i < memory.cells().length; i++) {
                    line(memory.id(), Integer.toString(i), "", "", number(memory.cells()[i]));
                }
            }
            case Chart.Table table -> table(table);
            case Chart.Graph graph ->
                graph.nodes()
                        .forEach(node -> node.lines()
                                .forEach(each -> line(graph.id(), node.title(), "", "", messages.say(each))));
            case Chart.Transcripts(String id, List<Chart.Transcript> transcripts) ->
                transcripts.forEach(transcript ->
                        transcript.exchanges().forEach(each -> line(id, each.typed(), "", "", each.printed())));
        }
    }

    private void table(Chart.Table table) {
        for (int row = 0; row < table.cells().size(); row++) {
            List<Object> cells = table.cells().get(row);
            for (int column = 0; column < cells.size(); column++) {
                Object cell = cells.get(column);
                String heading = column < table.headings().size()
                        ? messages.say(table.headings().get(column))
                        : "";
                String text = cell instanceof Message message ? messages.say(message) : String.valueOf(cell);
                line(table.id(), heading, Integer.toString(column), Integer.toString(row), text);
            }
        }
    }

    private void points(String id, float[] xs, float[] ys) {
        for (int i = 0; i < xs.length; i++) {
            point(id, "", xs[i], ys[i]);
        }
    }

    private void cells(String id, String name, int columns, float[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cell(id, name, i % Math.max(1, columns), i / Math.max(1, columns), cells[i]);
        }
    }

    private void point(String id, String name, float x, float y) {
        String xAxis = "";
        String yAxis = "";
        if (shown.get(id) instanceof Picture.Plot plot) {
            xAxis = axis(plot.x());
            yAxis = axis(plot.y());
        }
        csv.line(id, name, number(x), number(y), "", xAxis, yAxis);
    }

    private String axis(Picture.Scaled scaled) {
        return messages.say(experiment.id() + ".axis." + scaled.axis());
    }

    private void cell(String id, String name, int column, int row, float value) {
        line(id, name, Integer.toString(column), Integer.toString(row), number(value));
    }

    private void line(String id, String name, String x, String y, String value) {
        csv.line(id, name, x, y, value, "", "");
    }

    private static String number(float value) {
        return Csv.number(value);
    }
}
