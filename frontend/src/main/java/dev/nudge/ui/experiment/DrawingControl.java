package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Sketch;
import dev.nudge.echarts.SketchEvent;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;

/** A curve drawn over the picture; the line below says how, and wipes it away. */
final class DrawingControl extends Div implements ControlView {

    private final transient Control.Drawing control;
    private final transient LiveExperiment live;
    private final EChart chart;
    private final String series;
    private final NativeButton clear = new NativeButton();

    DrawingControl(LiveExperiment live, EChart chart, String series, Control.Drawing control) {
        this.live = live;
        this.chart = chart;
        this.series = series;
        this.control = control;
        addClassNames("caption", "points-line");
        clear.setText(getTranslation("drawing.clear"));
        clear.addClassName("quiet");
        clear.setId(live.experiment().id() + "-" + control.id() + "-clear");
        clear.addClickListener(event -> live.set(control.id(), control.initial()));
        add(new Span(getTranslation("drawing.caption")), clear);
        chart.addSketchListener(this::drawn);
        allow(true);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        allow(visible);
    }

    private void allow(boolean drawing) {
        chart.setSketch(
                drawing
                        ? new Sketch(
                                series, control.min(), control.max(), control.samples(), control.low(), control.high())
                        : null);
    }

    private void drawn(SketchEvent event) {
        if (event.seriesId().equals(series) && event.heights().length == control.samples() && isVisible()) {
            live.set(control.id(), new Value.Drawn(Curve.through(event.heights(), control.low(), control.high())));
        }
    }

    @Override
    public void show(Settings settings, Frame frame) {
        clear.setEnabled(!settings.curve(control.id()).isNothing());
    }
}
