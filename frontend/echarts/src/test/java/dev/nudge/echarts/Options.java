package dev.nudge.echarts;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Options the tests share. */
final class Options {
    private Options() {}

    /** A curve and three points on one pair of axes; the points are written in the option. */
    static ObjectNode curveAndPoints() {
        return read("""
                {"xAxis": {"id": "width", "type": "value"},
                 "yAxis": [{"id": "height", "type": "value"}, {"type": "value"}],
                 "series": [{"id": "curve", "type": "line"},
                            {"type": "line"},
                            {"id": "points", "type": "scatter", "data": [[1, 2], [3, 4], [5, 6]]}]}
                """);
    }

    static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
