package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Distribution;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a class's numbers are spread: steps of equal width, and the truth as a line across them. Those beyond are hollow, on top of the last step. */
final class Histogram extends Div {

    private static final int BINS = 16;
    private static final String BARS = "bars";
    private static final String BEYOND = "beyond";
    private static final String TRUTH = "truth";
    private static final String NAME = "truth-name";

    private final EChart chart = new EChart();
    private final Span beyond = new Span();
    private final transient List<String> colours;
    private transient @Nullable Distribution shown;
    private transient OptionalDouble truth = OptionalDouble.empty();
    private transient @Nullable String axis;

    /**
     * @param colour of the steps, a name of the style sheet
     */
    Histogram(String id, String title, String colour) {
        this.colours = List.of(colour);
        addClassName("class-chart");
        chart.setId(id);
        chart.setDescription(title);
        for (Sentence sentence : Sentence.values()) {
            chart.setSentence(sentence, getTranslation("chart." + sentence));
        }
        beyond.addClassName("beyond");
        beyond.setId(id + "-beyond");
        add(chart, beyond);
    }

    /**
     * @param name of the numbers
     * @param told the truth, where it is told
     */
    void show(String name, List<Float> values, Optional<Float> told) {
        Distribution next = Distribution.of(values, BINS);
        OptionalDouble line = told.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        if (!name.equals(axis)) {
            axis = name;
            shown = null;
            chart.setOption(option(name));
        }
        if (next.equals(shown) && line.equals(truth)) {
            return;
        }
        shown = next;
        truth = line;
        Axis range = next.range();
        if (line.isPresent() && line.getAsDouble() > range.max()) {
            range = new Axis(range.min(), (float) line.getAsDouble() * 1.1f);
        }
        int last = next.counts()[BINS - 1] + next.beyond();
        int most = Math.max(last, Arrays.stream(next.counts()).max().orElse(0));
        Patch patch = Patch.of().axis(Axes.X, range.low(), range.high()).axis(Axes.Y, 0, Math.max(4, most + 1));
        steps(patch, next);
        float at = (float) line.orElse(Double.NaN);
        patch.series(TRUTH, new float[] {at, at}, new float[] {0, Math.max(4, most + 1)});
        String word = line.isPresent() ? getTranslation("class.board.truth", Messages.number(at)) : "";
        patch.text(NAME, word, at, Math.max(4, most + 1) * 0.92);
        String far = far(next, values);
        if (!far.equals(beyond.getText())) {
            beyond.setText(far);
        }
        chart.patch(patch.ariaDescription(Stream.of(words(values), word, far)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "))));
    }

    private String far(Distribution of, List<Float> values) {
        if (of.beyond() == 0) {
            return "";
        }
        float highest =
                values.stream().filter(Float::isFinite).max(Float::compare).orElseThrow();
        return getTranslation(
                "class.board.beyond.bars",
                of.beyond(),
                Messages.number(of.range().max()),
                Messages.number(highest));
    }

    private static void steps(Patch patch, Distribution of) {
        int[] counts = of.counts();
        float[] xs = new float[4 * counts.length];
        float[] ys = new float[4 * counts.length];
        float width = (of.range().max() - of.range().min()) / counts.length;
        for (int i = 0; i < counts.length; i++) {
            float left = of.range().min() + i * width;
            float[] corners = {left, left, left + width, left + width};
            System.arraycopy(corners, 0, xs, 4 * i, 4);
            ys[4 * i + 1] = counts[i];
            ys[4 * i + 2] = counts[i];
        }
        patch.series(BARS, xs, ys);
        float left = of.beyond() == 0 ? Float.NaN : of.range().max() - width;
        float foot = counts[counts.length - 1];
        float top = foot + of.beyond();
        patch.series(BEYOND, new float[] {left, left, left + width, left + width}, new float[] {foot, top, top, foot});
    }

    private String words(List<Float> values) {
        if (values.isEmpty()) {
            return getTranslation("class.board.none");
        }
        float[] sorted = new float[values.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values.get(i);
        }
        Arrays.sort(sorted);
        return getTranslation(
                "class.board.spread",
                values.size(),
                Messages.number(sorted[0]),
                Messages.number(sorted[sorted.length / 2]),
                Messages.number(sorted[sorted.length - 1]));
    }

    private ObjectNode option(String name) {
        ObjectNode option = Axes.option(name, getTranslation("class.board.learners"));
        ((ObjectNode) option.path("yAxis")).put("minInterval", 1);
        ArrayNode series = option.putArray("series");
        String colour = colours.getFirst();
        ObjectNode bars = series.addObject();
        bars.put("id", BARS).put("type", "line").put("symbol", "none").put("silent", true);
        bars.putObject("lineStyle").put("color", colour).put("width", 1.5);
        bars.putObject("areaStyle").put("color", colour).put("opacity", 0.35);
        ObjectNode hollow = series.addObject();
        hollow.put("id", BEYOND).put("type", "line").put("symbol", "none").put("silent", true);
        hollow.putObject("lineStyle").put("color", colour).put("width", 2).put("type", "dashed");
        ObjectNode line = series.addObject();
        line.put("id", TRUTH).put("type", "line").put("symbol", "none").put("silent", true);
        line.putObject("lineStyle").put("color", "var(--ink)").put("width", 3);
        ObjectNode word = series.addObject();
        word.put("id", NAME).put("type", "scatter").put("symbolSize", 0).put("silent", true);
        Axes.text(word.putObject("label"))
                .put("color", "var(--ink)")
                .put("fontWeight", 600)
                .put("position", "right");
        return option;
    }
}
