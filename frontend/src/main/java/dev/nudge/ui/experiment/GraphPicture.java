package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nodes and arrows between them. The browser draws; a list in words stands behind it for those who do not see it. */
@Tag("node-graph")
@JsModule("./experiment/node-graph.ts")
final class GraphPicture extends Div implements PictureView {

    private final transient String chart;
    private final transient Messages messages;
    private transient Chart.@Nullable Graph shown;

    GraphPicture(String chart, String title, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        getElement().setAttribute("label", title);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Chart.Graph graph = frame.chart(chart, Chart.Graph.class);
        if (graph.equals(shown)) {
            return;
        }
        shown = graph;
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = told.putArray("nodes");
        for (Chart.Graph.Node node : graph.nodes()) {
            ObjectNode one = nodes.addObject()
                    .put("x", node.x())
                    .put("y", node.y())
                    .put("title", node.title())
                    .put("state", node.state().name());
            say(one, node.lines());
        }
        ArrayNode edges = told.putArray("edges");
        for (Chart.Graph.Edge edge : graph.edges()) {
            ObjectNode one = edges.addObject()
                    .put("from", edge.from())
                    .put("to", edge.to())
                    .put("state", edge.state().name());
            say(one, edge.text());
        }
        getElement().setPropertyJson("graph", told);
    }

    private void say(ObjectNode one, List<Message> lines) {
        ArrayNode said = one.putArray("lines");
        lines.forEach(line -> said.add(messages.say(line)));
    }
}
