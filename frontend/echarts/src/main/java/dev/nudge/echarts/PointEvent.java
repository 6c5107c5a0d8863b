package dev.nudge.echarts;

import com.vaadin.flow.component.ComponentEvent;

/**
 * A point of a draggable series was moved by hand or by key.
 *
 * <p>x and y are in the units of the axes and within their range. While a point is in hand, patches do not move it on the
 * screen; after the END was answered it stands where the latest patch says.
 */
public final class PointEvent extends ComponentEvent<EChart> {
    private final String seriesId;
    private final int index;
    private final double x;
    private final double y;
    private final Phase phase;
    private final String pointerType;

    public PointEvent(EChart source, String seriesId, int index, double x, double y, Phase phase, String pointerType) {
        super(source, true);
        this.seriesId = seriesId;
        this.index = index;
        this.x = x;
        this.y = y;
        this.phase = phase;
        this.pointerType = pointerType;
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

    public Phase phase() {
        return phase;
    }

    /** "mouse", "touch", "pen" or "keyboard". */
    public String pointerType() {
        return pointerType;
    }
}
