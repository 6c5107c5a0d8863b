package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
import dev.nudge.lesson.Axis;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A class as dots of one chart. Whether somebody has done the task, or is stuck, is told by shape as well as by colour. Who is beyond
 * what is seen stands at its edge as a hollow diamond, and a sentence says how many these are. Only numbers travel, and names where they have
 * changed.
 */
final class ClassDots extends Div {

    private static final String DOTS = "dots";

    /** A hollow diamond, as {@code drawn.ts} counts the marks. */
    private static final int BEYOND = 3;

    /** The mark of each kind, as {@code drawn.ts} counts them: disc, diamond, ring. */
    enum Kind {
        WORKING,
        DONE,
        STUCK
    }

    /**
     * One learner.
     *
     * @param size 0 to 1, as an area
     */
    record Dot(String name, Kind kind, float x, float y, float size) {}

    /** What the axes are called, and whether size says anything. */
    record Plane(String x, String y) {}

    private final EChart chart = new EChart();
    private final Span beyond = new Span();
    private final transient @Nullable Axis[] ranges = new @Nullable Axis[2];
    private transient @Nullable Plane plane;
    private List<String> names = List.of();

    ClassDots(String id, String title) {
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
     * @param words what is seen, for those who do not see it
     */
    void show(Plane next, Axis x, Axis y, List<Dot> dots, String words) {
        if (!next.equals(plane)) {
            plane = next;
            ranges[0] = null;
            ranges[1] = null;
            names = List.of();
            chart.setOption(option(next));
        }
        Patch patch = Patch.of();
        range(patch, Axes.X, 0, x);
        range(patch, Axes.Y, 1, y);
        int count = dots.size();
        int outside = 0;
        float[][] columns = new float[6][count];
        for (int i = 0; i < count; i++) {
            Dot dot = dots.get(i);
            columns[0][i] = Math.clamp(dot.x(), x.min(), x.max());
            columns[1][i] = Math.clamp(dot.y(), y.min(), y.max());
            columns[2][i] = dot.size();
            columns[3][i] = dot.kind().ordinal();
            boolean seen = columns[0][i] == dot.x() && columns[1][i] == dot.y() || Float.isNaN(dot.y());
            columns[4][i] = seen ? dot.kind().ordinal() : BEYOND;
            outside += seen ? 0 : 1;
        }
        patch.series(DOTS, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
        List<String> called = dots.stream().map(Dot::name).toList();
        if (!called.equals(names)) {
            names = called;
            patch.names(DOTS, called);
        }
        String said = outside == 0 ? "" : getTranslation("class.board.beyond.dots", outside);
        if (!said.equals(beyond.getText())) {
            beyond.setText(said);
        }
        chart.patch(patch.ariaDescription(said.isEmpty() ? words : words + " " + said));
    }

    private void range(Patch patch, String axis, int index, Axis range) {
        if (!range.equals(ranges[index])) {
            ranges[index] = range;
            patch.axis(axis, range.low(), range.high());
        }
    }

    private ObjectNode option(Plane of) {
        ObjectNode option = Axes.option(of.x(), of.y());
        option.putObject("tooltip").put("trigger", "item");
        ObjectNode dots = option.putArray("series").addObject();
        dots.put("id", DOTS)
                .put("type", "custom")
                .put("renderItem", "bubble")
                .put("paper", "var(--paper)")
                .put("grey", "var(--control)")
                .put("clip", false);
        dots.putArray("palette").add("var(--data)").add("var(--gradient)").add("var(--alarm)");
        dots.putObject("tooltip").put("formatter", "{name}\n" + of.x() + ": {x}\n" + of.y() + ": {y}");
        return option;
    }
}
