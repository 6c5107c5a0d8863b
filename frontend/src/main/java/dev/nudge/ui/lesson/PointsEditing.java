package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
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

/** Adds, drags and deletes points in the picture; the line below it says how, and which point is chosen. */
final class PointsEditing extends Div {

    /** Tells the page the points as they now are. */
    interface Listener {

        /**
         * @param ends whether the hand let go
         */
        void changed(Points points, Stroke stroke, boolean ends);
    }

    /** What a hand can aim at; also what keeps links short. */
    private static final MathContext AIM = new MathContext(4);

    private final FitPicture picture;
    private final Control.EditablePoints control;
    private final Listener listener;
    private final Span words = new Span();
    private final NativeButton delete = new NativeButton();
    private final NativeButton edit = new NativeButton();
    private Points points;
    private int chosen = -1;
    private boolean dragging;
    private boolean enabled;

    /**
     * @param asText opens the points as text
     */
    PointsEditing(FitPicture picture, Control.EditablePoints control, Listener listener, Runnable asText) {
        this.picture = picture;
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
        picture.chart().addPointListener(this::pointMoved);
        picture.chart().addPaperListener(this::paperTouched);
        picture.chart().addPointActionListener(this::pointAction);
        tell("quadratic.caption.folded");
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
        edit.setVisible(enabled);
        picture.chart().setDraggable(FitPicture.POINTS, enabled);
        choose(-1);
    }

    void show(Chart.Scatter scatter) {
        Points shown = Points.of(scatter.xs(), scatter.ys());
        boolean ours = shown.equals(points);
        points = shown;
        choose(ours && chosen < points.count() ? chosen : -1);
    }

    private void pointMoved(PointEvent event) {
        if (!enabled || event.index() < 0 || event.index() >= points.count()) {
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
        if (!enabled) {
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
        if (!enabled) {
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
        if (points.count() == 1) {
            words.setText(getTranslation("points.last"));
            return;
        }
        points = points.without(index);
        chosen = -1;
        listener.changed(points, Stroke.NEW, true);
    }

    private void choose(int index) {
        chosen = index;
        delete.setVisible(index >= 0);
        getElement().setAttribute("data-chosen", index >= 0);
        if (index >= 0) {
            words.setText(getTranslation(
                    "points.selected",
                    index + 1,
                    points.count(),
                    Messages.number(points.x(index)),
                    Messages.number(points.y(index))));
        } else {
            tell(enabled ? "quadratic.caption" : "quadratic.caption.folded");
        }
    }

    private void tell(String key) {
        words.setText(getTranslation(key));
    }

    private float aimed(double value) {
        float bounded = (float) Math.clamp(value, -1e6, 1e6);
        return new BigDecimal(bounded).round(AIM).floatValue();
    }
}
