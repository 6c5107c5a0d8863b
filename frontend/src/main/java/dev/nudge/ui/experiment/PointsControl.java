package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import dev.nudge.echarts.EChart;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;

/** The points of a control as a movable scatter of a picture. */
final class PointsControl implements ControlView {

    private final LiveExperiment live;
    private final Control.EditablePoints control;
    private final String series;
    private final PointsEditing editing;
    private boolean free = true;

    PointsControl(LiveExperiment live, EChart chart, String series, Control.EditablePoints control) {
        this.live = live;
        this.control = control;
        this.series = series;
        editing = new PointsEditing(
                chart,
                series,
                control,
                (points, stroke, ends) -> live.set(control.id(), new Value.PointSet(whole(points)), stroke, ends),
                this::asText);
        editing.setEnabled(true);
    }

    @Override
    public Component component() {
        return editing;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        if (free == (live.isPaused() || live.locks(control.id()))) {
            free = !free;
            editing.setEnabled(free);
        }
        editing.show(frame.chart(series, Chart.Scatter.class));
    }

    /** A picture may show the first few of the points only; the others stay as they are. */
    private Points whole(Points shown) {
        if (shown.count() >= control.least()) {
            return shown;
        }
        Points all = live.settings().points(control.id());
        for (int i = 0; i < shown.count(); i++) {
            all = all.with(i, shown.x(i), shown.y(i));
        }
        return all;
    }

    private void asText() {
        new PointsDialog(
                        control,
                        live.settings().points(control.id()),
                        points -> live.set(control.id(), new Value.PointSet(points), Stroke.NEW, true))
                .open();
    }
}
