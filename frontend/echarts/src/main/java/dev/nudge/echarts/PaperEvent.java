package dev.nudge.echarts;

import com.vaadin.flow.component.ComponentEvent;

/** A click, a tap, or the Insert key on the plot area, beside every draggable point. x and y are in the units of the axes. */
public final class PaperEvent extends ComponentEvent<EChart> {
    private final double x;
    private final double y;
    private final int gridIndex;
    private final String pointerType;

    public PaperEvent(EChart source, double x, double y, int gridIndex, String pointerType) {
        super(source, true);
        this.x = x;
        this.y = y;
        this.gridIndex = gridIndex;
        this.pointerType = pointerType;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    /** Which of the option's grids was meant, from 0. */
    public int gridIndex() {
        return gridIndex;
    }

    /** "mouse", "touch", "pen" or "keyboard". */
    public String pointerType() {
        return pointerType;
    }
}
