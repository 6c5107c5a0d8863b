package dev.nudge.echarts;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import tools.jackson.databind.JsonNode;

/** A curve was drawn by hand; every place has a height. */
@DomEvent("chart-drawn")
public final class SketchEvent extends ComponentEvent<EChart> {
    private final String seriesId;
    private final float[] heights;

    public SketchEvent(EChart source, boolean fromClient, @EventData("event.detail") JsonNode drawn) {
        super(source, fromClient);
        seriesId = drawn.path("seriesId").asString("");
        JsonNode list = drawn.path("heights");
        heights = new float[list.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) list.get(i).asDouble(Double.NaN);
        }
    }

    public String seriesId() {
        return seriesId;
    }

    /** As the browser told them: as many as the {@link Sketch} asked for, if the browser is honest. */
    public float[] heights() {
        return heights.clone();
    }
}
