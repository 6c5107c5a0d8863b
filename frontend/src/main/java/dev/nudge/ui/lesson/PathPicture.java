package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Composite;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.session.Moved;
import dev.nudge.ui.experiment.MovedMark;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The loss, step by step. */
final class PathPicture extends Composite<EChart> {

    private static final String OPTION = """
            {
              "animation": false,
              "grid": { "left": 36, "right": 20, "top": 10, "bottom": 26 },
              "xAxis": { "id": "path.x", "type": "value", "min": 0, "max": 20, "splitNumber": 4,
                "axisLine": { "lineStyle": { "color": "var(--hairline)" } }, "axisTick": { "show": false },
                "splitLine": { "show": false },
                "axisLabel": { "color": "var(--muted)", "fontFamily": "var(--sans)", "fontSize": "var(--chart-small)" } },
              "yAxis": { "id": "path.y", "type": "value", "min": 0, "max": 1, "splitNumber": 2,
                "splitLine": { "lineStyle": { "color": "var(--hairline)" } },
                "axisLabel": { "color": "var(--muted)", "fontFamily": "var(--sans)", "fontSize": "var(--chart-small)" } },
              "series": [
                { "id": "path", "type": "line", "symbol": "none", "silent": true, "clip": true,
                  "lineStyle": { "color": "var(--loss)", "width": "var(--chart-dash)", "type": [6, 4] } },
                { "id": "now", "type": "scatter", "symbolSize": 9, "silent": true, "clip": true,
                  "itemStyle": { "color": "var(--loss)" },
                  "label": { "show": true, "formatter": "{b}", "position": "right", "color": "var(--loss)",
                    "fontFamily": "var(--sans)", "fontWeight": 600, "fontSize": "var(--chart-small)" } }
              ]
            }
            """;

    private final transient MovedMark mark = new MovedMark();

    PathPicture() {
        ObjectNode option = (ObjectNode) JsonMapper.shared().readTree(OPTION);
        MovedMark.addTo(option.withArray("series"));
        getContent().setOption(option);
        getContent().setDescription(getTranslation("quadratic.path"));
    }

    /** At most this many points of a path are sent; the picture is not much wider in pixels. */
    private static final int MOST = 400;

    /** Evenly chosen values, the last one always among them. */
    private static float[] thinned(float[] values) {
        if (values.length <= MOST) {
            return values;
        }
        float[] thinned = new float[MOST];
        for (int i = 0; i < MOST; i++) {
            thinned[i] = values[(int) ((long) i * (values.length - 1) / (MOST - 1))];
        }
        return thinned;
    }

    /** Marks where the numbers went on upon another device. */
    void mark(Frame frame, Optional<Moved> moved, String word) {
        Patch patch = Patch.of();
        mark.show(patch, moved, frame.axis("path.y"), word);
        if (!patch.isEmpty()) {
            getContent().patch(patch);
        }
    }

    void show(Frame frame) {
        Chart.Lines path = frame.lines("path");
        int last = path.ys().length - 1;
        Axis x = frame.axis("path.x");
        Axis y = frame.axis("path.y");
        String words = last == 0
                ? getTranslation("quadratic.path.none")
                : getTranslation("quadratic.path.steps", Messages.number(path.ys()[last]), last);
        getContent()
                .patch(Patch.of()
                        .axis("path.x", x.low(), x.high())
                        .axis("path.y", y.low(), y.high())
                        .series("path", thinned(path.xs()), thinned(path.ys()))
                        .text("now", words, path.xs()[last], Math.min(path.ys()[last], y.max()))
                        .ariaDescription(words));
    }
}
