package dev.nudge.echarts;

import com.vaadin.flow.component.ComponentEvent;

/** Something other than moving was asked of a point. The component itself changes nothing: the listener decides. */
public final class PointActionEvent extends ComponentEvent<EChart> {

    /** What was asked. */
    public enum Action {
        /** A click or tap on the point that did not move it. */
        SELECT,
        /** The Delete or Backspace key on the selected point. */
        DELETE,
        /** A right click or a long press on the point. */
        MENU
    }

    private final String seriesId;
    private final int index;
    private final double x;
    private final double y;
    private final Action action;

    public PointActionEvent(EChart source, String seriesId, int index, double x, double y, Action action) {
        super(source, true);
        this.seriesId = seriesId;
        this.index = index;
        this.x = x;
        this.y = y;
        this.action = action;
    }

    public String seriesId() {
        return seriesId;
    }

    /** The place of the point in the data of its series, from 0. */
    public int index() {
        return index;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    public Action action() {
        return action;
    }
}
