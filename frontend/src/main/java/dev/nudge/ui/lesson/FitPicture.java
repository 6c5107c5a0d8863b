package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Composite;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The points, the curve, and a dashed line from each point to the curve. */
final class FitPicture extends Composite<EChart> {

    /** The series a learner may drag. */
    static final String POINTS = "points";

    private static final String OPTION = """
            {
              "animation": false,
              "grid": { "left": 36, "right": 20, "top": 14, "bottom": 30 },
              "xAxis": {
                "id": "x", "type": "value", "min": -1, "max": 1, "splitNumber": 4,
                "axisLine": { "show": false }, "axisTick": { "show": false }, "splitLine": { "show": false },
                "axisLabel": { "color": "var(--muted)", "fontFamily": "var(--sans)", "fontSize": "var(--chart-text)",
                  "showMinLabel": false, "showMaxLabel": false, "margin": 12 }
              },
              "yAxis": {
                "id": "y", "type": "value", "min": -1, "max": 1, "splitNumber": 4,
                "splitLine": { "showMinLine": false, "lineStyle": { "color": "var(--hairline)" } },
                "axisLabel": { "color": "var(--muted)", "fontFamily": "var(--sans)", "fontSize": "var(--chart-text)",
                  "showMinLabel": false, "margin": 12 }
              },
              "series": [
                { "id": "residuals", "type": "line", "symbol": "none", "silent": true, "z": 2, "clip": true,
                  "lineStyle": { "color": "var(--loss)", "width": "var(--chart-thin)", "type": [3, 3] } },
                { "id": "curve", "type": "line", "symbol": "none", "silent": true, "z": 3, "clip": true,
                  "lineStyle": { "color": "var(--model)", "width": "var(--chart-line)" } },
                { "id": "points", "type": "scatter", "symbolSize": "var(--chart-dot)", "z": 4, "clip": false,
                  "itemStyle": { "color": "var(--data)", "borderColor": "var(--paper)", "borderWidth": 1.5 } },
                { "id": "points-label", "type": "scatter", "symbolSize": 0, "silent": true, "z": 5,
                  "label": { "show": true, "formatter": "{b}", "position": "right", "color": "var(--data)",
                    "fontFamily": "var(--sans)", "fontWeight": 600, "fontSize": "var(--chart-text)", "distance": 12 } },
                { "id": "curve-label", "type": "scatter", "symbolSize": 0, "silent": true, "z": 5,
                  "label": { "show": true, "formatter": "{b}", "position": "right", "offset": [0, 16], "color": "var(--model)",
                    "fontFamily": "var(--sans)", "fontWeight": 600, "fontSize": "var(--chart-text)", "distance": 2 } }
              ]
            }
            """;

    /** Where along the curve its name stands: past the middle, where the lesson's points leave room. */
    private static final float NAME_AT = 0.84f;

    FitPicture() {
        getContent().setOption((ObjectNode) JsonMapper.shared().readTree(OPTION));
        getContent().setDescription(getTranslation("quadratic.picture"));
        for (Sentence sentence : Sentence.values()) {
            getContent().setSentence(sentence, getTranslation("chart." + sentence));
        }
    }

    /** Fits the axes to these data, and shows everything in them. */
    void open(Frame frame) {
        Axis x = frame.axis("x");
        Axis y = frame.axis("y");
        getContent().patch(Patch.of().axis("x", x.low(), x.high()).axis("y", y.low(), y.high()));
        showPoints(frame);
        show(frame);
    }

    /** Everything that moves when a parameter does. */
    void show(Frame frame) {
        Chart.Lines residuals = frame.lines("residuals");
        Chart.Lines curve = frame.lines("curve");
        int name = Math.round(NAME_AT * (curve.xs().length - 1));
        Axis y = frame.axis("y");
        boolean inside = curve.ys()[name] > y.min() && curve.ys()[name] < y.max();
        getContent()
                .patch(Patch.of()
                        .series("residuals", residuals.xs(), residuals.ys())
                        .series("curve", curve.xs(), curve.ys())
                        .text(
                                "curve-label",
                                inside ? getTranslation("quadratic.curve") : "",
                                curve.xs()[name],
                                curve.ys()[name]));
    }

    void showPoints(Frame frame) {
        Chart.Scatter points = frame.scatter("points");
        getContent()
                .patch(Patch.of()
                        .series(POINTS, points.xs(), points.ys())
                        .text("points-label", getTranslation("quadratic.measured"), points.xs()[0], points.ys()[0]));
    }

    void describe(String sentence) {
        getContent().patch(Patch.of().ariaDescription(sentence));
    }

    EChart chart() {
        return getContent();
    }
}
