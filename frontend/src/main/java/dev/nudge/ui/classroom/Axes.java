package dev.nudge.ui.classroom;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The option of a class's chart: its axes, in the look of all other charts, with the room that the style sheet gives their words. Its series come after. */
final class Axes {

    static final String X = "x";
    static final String Y = "y";

    private Axes() {}

    static ObjectNode option(String x, String y) {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.put("animation", false);
        option.putObject("grid")
                .put("left", "var(--axis-left)")
                .put("right", 20)
                .put("top", "var(--axis-top)")
                .put("bottom", "var(--axis-bottom)");
        axis(option.putObject("xAxis"), X, x)
                .put("nameLocation", "middle")
                .put("nameGap", "var(--axis-gap)")
                .putObject("splitLine")
                .put("show", false);
        ObjectNode up =
                axis(option.putObject("yAxis"), Y, y).put("nameLocation", "end").put("nameGap", 14);
        up.putObject("splitLine").putObject("lineStyle").put("color", "var(--hairline)");
        ObjectNode name = text(up.putObject("nameTextStyle"));
        name.put("align", "left").putArray("padding").add(0).add(0).add(0).add("var(--axis-back)");
        return option;
    }

    private static ObjectNode axis(ObjectNode axis, String id, String name) {
        axis.put("id", id)
                .put("type", "value")
                .put("min", 0)
                .put("max", 1)
                .put("name", name)
                .put("splitNumber", 4);
        axis.putObject("axisTick").put("show", false);
        axis.putObject("axisLine").put("show", false).put("onZero", false);
        text(axis.putObject("axisLabel")).put("margin", 12);
        text(axis.putObject("nameTextStyle"));
        return axis;
    }

    static ObjectNode text(ObjectNode style) {
        return style.put("color", "var(--muted)")
                .put("fontFamily", "var(--sans)")
                .put("fontSize", "var(--chart-text)");
    }
}
