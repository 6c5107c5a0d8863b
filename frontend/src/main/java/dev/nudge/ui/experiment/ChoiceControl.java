package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A few options side by side, one of them chosen: native radio buttons. */
@Tag("fieldset")
final class ChoiceControl extends Div implements ControlView {

    private final transient Control.Choice control;
    private final Map<String, Element> radios = new LinkedHashMap<>();

    /**
     * @param names an option's name
     */
    ChoiceControl(LiveExperiment live, Control.Choice control, String name, UnaryOperator<String> names) {
        this.control = control;
        addClassName("choice");
        String id = live.experiment().id() + "-" + control.id();
        setId(id);
        Element options = new Element("div").setAttribute("class", "options");
        getElement().appendChild(new Element("legend").setText(name), options);
        for (String option : control.options()) {
            Element radio = new Element("input")
                    .setAttribute("type", "radio")
                    .setAttribute("name", id)
                    .setAttribute("value", option);
            radio.addEventListener("change", event -> {
                live.set(control.id(), new Value.Pick(option));
                String chosen = live.settings().pick(control.id());
                if (!chosen.equals(option)) {
                    // Refused: the browser has marked it already.
                    radio(chosen).executeJs("this.checked = true");
                }
            });
            Element text = new Element("span").setText(names.apply(option));
            options.appendChild(new Element("label").appendChild(radio, text));
            radios.put(option, radio);
        }
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        String chosen = settings.pick(control.id());
        String marked = "";
        for (String option : control.options()) {
            boolean idle = frame.idle().contains(control.id() + "." + option);
            radio(option).getParent().setVisible(!idle);
            // Where the chosen one is hidden, the last that is not stands in for it.
            if (!idle && control.options().indexOf(option) <= control.options().indexOf(chosen)) {
                marked = option;
            }
        }
        for (String option : control.options()) {
            radio(option).setProperty("checked", option.equals(marked));
        }
    }

    private Element radio(String option) {
        return Objects.requireNonNull(radios.get(option));
    }
}
