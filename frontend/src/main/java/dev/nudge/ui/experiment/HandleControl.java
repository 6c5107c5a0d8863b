package dev.nudge.ui.experiment;

import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Phase;
import dev.nudge.echarts.PointEvent;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import java.math.BigDecimal;
import java.math.MathContext;

/** A dot whose place tells a slider: dragging it sets the slider. */
final class HandleControl {

    private static final MathContext AIM = new MathContext(4);

    private final LiveExperiment live;
    private final String series;
    private final Control.Slider control;
    private boolean dragging;

    HandleControl(LiveExperiment live, EChart chart, Layer layer, Control.Slider control) {
        this.live = live;
        this.series = layer.chart();
        this.control = control;
        chart.setDraggable(series, true);
        chart.addPointListener(this::moved);
        if (layer.pressable()) {
            chart.addPaperListener(press -> set(press.x(), press.y(), Stroke.NEW, true));
        }
    }

    private void moved(PointEvent event) {
        if (!event.seriesId().equals(series)) {
            return;
        }
        if (event.phase() == Phase.START) {
            dragging = false;
            return;
        }
        Stroke stroke = dragging ? Stroke.CONTINUED : Stroke.NEW;
        dragging = event.phase() != Phase.END;
        set(event.x(), event.y(), stroke, !dragging);
    }

    private void set(double x, double y, Stroke stroke, boolean isDone) {
        float told = live.experiment().byHand(control.id(), (float) x, (float) y, live.settings());
        live.set(control.id(), new Value.Number(control.clamp(control.isWhole() ? told : aimed(told))), stroke, isDone);
    }

    /** A hand aims no better than that, and not beyond the track; what is counted is meant as it is. */
    private float aimed(float told) {
        return new BigDecimal(Math.clamp(told, control.min(), control.max()))
                .round(AIM)
                .floatValue();
    }
}
