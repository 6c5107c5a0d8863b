package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.digits.Thumbnails;
import java.util.List;

/** Charts with nothing in them. */
final class Blank {

    private static final float[] NOTHING = {};

    private Blank() {}

    static Chart.Lines lines(String id) {
        return new Chart.Lines(id, NOTHING, NOTHING);
    }

    static Chart.Scatter dots(String id) {
        return new Chart.Scatter(id, NOTHING, NOTHING);
    }

    static Chart.Labels labels(String id) {
        return new Chart.Labels(id, NOTHING, NOTHING, List.of());
    }

    static Chart.Heatmap image(String id) {
        return Chart.Heatmap.image(id, 1, new float[1], Thumbnails.INK);
    }

    static Chart.Table table(String id) {
        return new Chart.Table(id, List.of(), List.of(), List.of());
    }

    static Chart.Grid grid(String id) {
        return new Chart.Grid(id, 1, new float[1], Thumbnails.INK);
    }
}
