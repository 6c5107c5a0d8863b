package dev.nudge.ui.embed;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an embed hears the page around it and answers. The browser's side has checked who speaks and that the message is one of ours; what it asks for is checked
 * here.
 */
@Tag("embed-port")
@JsModule("./embed/embed-port.ts")
final class EmbedPort extends Component {

    /**
     * What the page around it asks for.
     *
     * @param id to be told with the answer; empty for none
     * @param settings a query, where the type has one; else empty
     * @param count how many steps, where the type has that; else 1
     */
    record Asked(String type, String id, String settings, int count) {}

    private static final String ASKED = "event.detail";

    /**
     * @param hosts who may speak, as sources of a Content-Security-Policy
     */
    EmbedPort(List<String> hosts, Consumer<Asked> asked) {
        getElement().setAttribute("hosts", String.join(" ", hosts));
        getElement()
                .addEventListener("embed-asked", event -> {
                    JsonNode detail = event.getEventData().get(ASKED);
                    asked.accept(new Asked(
                            detail.get("type").asString(""),
                            detail.get("id").asString(""),
                            detail.get("settings").asString(""),
                            detail.get("count").intValue()));
                })
                .addEventData(ASKED);
    }

    /** Tells the page around it; links become absolute on the way. */
    void tell(ObjectNode message) {
        getElement().callJsFunction("tell", message);
    }
}
