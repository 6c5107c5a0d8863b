package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.PaperEvent;
import dev.nudge.echarts.Phase;
import dev.nudge.echarts.PointActionEvent;
import dev.nudge.echarts.PointEvent;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.data.Points;
import java.math.BigDecimal;
import java.math.MathContext;

/** Adds, drags and deletes points of a scatter in a picture; the line below it says how, and which point is chosen. */
public final class PointsEditing extends Div {

    /** Tells the page the points as they now are. */
    public interface Listener {

        /**
         * @param ends whether the hand let go
         */
        void changed(Points points, Stroke stroke, boolean ends);
    }

    /** What a hand can aim at; also what keeps links short. */
    private static final MathContext AIM = new MathContext(4);

    private final EChart chart;
    private final String series;
    private final Control.EditablePoints control;
    private final Listener listener;
    private final Span words = new Span();
    private final NativeButton delete = new NativeButton();
    private final NativeButton edit = new NativeButton();
    private Points points;
    private int chosen = -1;
    private boolean dragging;
    private boolean enabled;
    private String disabledCaption = "";

    /**
     * @param series the chart's, which always shows the control's points in their order
     * @param asText opens the points as text
     */
    public PointsEditing(
            EChart chart, String series, Control.EditablePoints control, Listener listener, Runnable asText) {
        this.chart = chart;
        this.series = series;
        this.control = control;
        this.listener = listener;
        this.points = control.preset();
        addClassNames("caption", "points-line");
        delete.setText(getTranslation("points.delete"));
        delete.addClassName("quiet");
        delete.setId("delete-point");
        delete.addClickListener(event -> remove(chosen));
        edit.setText(getTranslation("points.edit"));
        edit.addClassName("quiet");
        edit.setId("edit-points");
        edit.addClickListener(event -> asText.run());
        add(words, delete, edit);
        chart.addPointListener(this::pointMoved);
        if (control.least() < control.most()) {
            chart.addPaperListener(this::paperTouched);
        }
        chart.addPointActionListener(this::pointAction);
        tell();
    }

    /** What the line says while the points stand fast. */
    public void setDisabledCaption(String caption) {
        disabledCaption = caption;
        tell();
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
        edit.setVisible(enabled && control.least() < control.most());
        chart.setDraggable(series, enabled);
        choose(-1);
    }

    public void show(Chart.Scatter scatter) {
        Points shown = Points.of(scatter.xs(), scatter.ys());
        boolean ours = shown.equals(points);
        points = shown;
        choose(ours && chosen < points.count() ? chosen : -1);
    }

    private void pointMoved(PointEvent event) {
        if (!enabled || !event.seriesId().equals(series) || event.index() < 0 || event.index() >= points.count()) {
            return;
        }
        float x = aimed(event.x());
        float y = aimed(event.y());
        boolean moved = x != points.x(event.index()) || y != points.y(event.index());
        if (event.phase() == Phase.START) {
            // Also after a drag whose end was lost on the way.
            dragging = false;
            choose(event.index());
        } else if (moved || dragging) {
            Stroke stroke = dragging ? Stroke.CONTINUED : Stroke.NEW;
            dragging = event.phase() != Phase.END;
            points = points.with(event.index(), x, y);
            choose(event.index());
            listener.changed(points, stroke, !dragging);
        }
    }

    private void paperTouched(PaperEvent event) {
        if (!enabled || control.least() == control.most()) {
            return;
        }
        if (points.count() == control.most()) {
            words.setText(getTranslation("points.full", control.most()));
            return;
        }
        points = points.plus(aimed(event.x()), aimed(event.y()));
        chosen = -1;
        listener.changed(points, Stroke.NEW, true);
    }

    private void pointAction(PointActionEvent event) {
        if (!enabled || !event.seriesId().equals(series)) {
            return;
        }
        switch (event.action()) {
            case SELECT -> choose(event.index());
            case DELETE -> remove(event.index());
            case MENU -> {}
        }
    }

    private void remove(int index) {
        if (index < 0 || index >= points.count()) {
            return;
        }
        if (points.count() == control.least()) {
            words.setText(
                    control.least() == 1
                            ? getTranslation("points.last")
                            : getTranslation("points.least", control.least()));
            return;
        }
        points = points.without(index);
        chosen = -1;
        listener.changed(points, Stroke.NEW, true);
    }

    private void choose(int index) {
        chosen = index;
        delete.setVisible(index >= 0 && control.least() < control.most());
        getElement().setAttribute("data-chosen", index >= 0);
        if (index >= 0) {
            words.setText(getTranslation(
                    "points.selected",
                    index + 1,
                    points.count(),
                    Messages.number(points.x(index)),
                    Messages.number(points.y(index))));
        } else {
            tell();
        }
    }

    private void tell() {
        words.setText(
                !enabled
                        ? disabledCaption
                        : getTranslation(
                                control.least() == control.most() ? "points.caption.fixed" : "points.caption"));
    }

    private float aimed(double value) {
        float bounded = (float) Math.clamp(value, -1e6, 1e6);
        return new BigDecimal(bounded).round(AIM).floatValue();
    }
}
