package dev.nudge.ui.experiment;

import dev.nudge.echarts.Patch;
import dev.nudge.lesson.Axis;
import dev.nudge.session.Moved;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** Marks in a plot over steps where the numbers went on upon another device: an upright line with a word at its top. */
public final class MovedMark {

    private static final String LINE = "#moved";
    private static final String WORD = "#moved.word";
    private static final float[] NOWHERE = {};
    private static final float[] BESIDE = {1};

    private @Nullable Moved drawn;
    private @Nullable Axis height;

    /** Makes room for it in an option. */
    public static void addTo(ArrayNode series) {
        series.addObject()
                .put("id", LINE)
                .put("type", "line")
                .put("symbol", "none")
                .put("silent", true)
                .put("clip", true)
                .put("z", 1)
                .putObject("lineStyle")
                .put("color", "var(--muted)")
                .put("width", 1.5)
                .put("type", "dotted");
        PlotOption.words(series.addObject().put("id", WORD).put("z", 1), List.of("var(--muted)"));
    }

    /**
     * Draws or removes it, if that is news.
     *
     * @param y the plot's upright axis as it now is
     * @param word such as "CPU from here"
     */
    public void show(Patch patch, Optional<Moved> moved, Axis y, String word) {
        Moved now = moved.filter(each -> each.step() > 0).orElse(null);
        if (now == null ? drawn == null : now.equals(drawn) && y.equals(height)) {
            return;
        }
        drawn = now;
        height = y;
        if (now == null) {
            patch.series(LINE, NOWHERE, NOWHERE).series(WORD, NOWHERE, NOWHERE, NOWHERE);
            patch.names(WORD, List.of());
        } else {
            float step = now.step();
            patch.series(LINE, new float[] {step, step}, new float[] {y.min(), y.max()});
            patch.series(WORD, new float[] {step}, new float[] {y.min() + 0.9f * (y.max() - y.min())}, BESIDE);
            patch.names(WORD, List.of(word));
        }
    }
}
