package dev.nudge.echarts;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ids an option gives to its series and axes, and how many points it has written in it. */
final class OptionIds implements Serializable {
    private final Map<String, Integer> points = new LinkedHashMap<>();
    private final Map<String, String> axes = new LinkedHashMap<>();

    OptionIds(ObjectNode option) {
        JsonNode base = option.path("baseOption").isObject() ? option.path("baseOption") : option;
        for (JsonNode series : each(base.path("series"))) {
            String id = series.path("id").asString("");
            if (!id.isEmpty()) {
                points.put(id, series.path("data").size());
            }
        }
        for (String axis : new String[] {"xAxis", "yAxis"}) {
            for (JsonNode one : each(base.path(axis))) {
                String id = one.path("id").asString("");
                if (!id.isEmpty()) {
                    axes.put(id, axis);
                }
            }
        }
    }

    void requireSeries(String id) {
        if (!points.containsKey(id)) {
            throw new IllegalArgumentException(
                    "patch series \"" + id + "\": the option has " + names(points)
                            + "; a patch changes series of the option by their id. Add the series to the option first, or correct the id.");
        }
    }

    /** How many points the option itself gives a series; null if there is no such series. */
    @Nullable Integer pointCount(String seriesId) {
        return points.get(seriesId);
    }

    /** "xAxis" or "yAxis". */
    String axisOf(String id) {
        String axis = axes.get(id);
        if (axis == null) {
            throw new IllegalArgumentException(
                    "patch axis \"" + id + "\": the option has " + names(axes)
                            + "; a patch changes axes of the option by their id. Give the axis an id in the option, or correct it.");
        }
        return axis;
    }

    private static Iterable<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.values() : List.of(oneOrMany);
    }

    private static String names(Map<String, ?> ids) {
        return ids.isEmpty() ? "no ids at all" : "the ids " + new TreeSet<>(ids.keySet());
    }
}
