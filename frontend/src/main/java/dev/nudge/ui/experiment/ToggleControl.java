package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import tools.jackson.databind.JsonNode;

/** A switch: a native check box. */
@Tag("label")
final class ToggleControl extends Div implements ControlView {

    private static final String CHECKED = "event.target.checked";

    private final transient Control.Toggle control;
    private final Element box = new Element("input");

    ToggleControl(LiveExperiment live, Control.Toggle control, String name) {
        this.control = control;
        addClassName("toggle");
        box.setAttribute("type", "checkbox")
                .setAttribute("role", "switch")
                .setAttribute("id", live.experiment().id() + "-" + control.id());
        box.addEventListener("change", event -> {
                    JsonNode on = event.getEventData().get(CHECKED);
                    live.set(control.id(), new Value.Flag(on.booleanValue()));
                    if (live.settings().isOn(control.id()) != on.booleanValue()) {
                        // Refused: the browser has switched it already.
                        box.executeJs("this.checked = $0", !on.booleanValue());
                    }
                })
                .addEventData(CHECKED);
        getElement().appendChild(box, new Element("span").setText(name));
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        box.setProperty("checked", settings.isOn(control.id()));
    }
}
