package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The losses side by side, one of them chosen: native radio buttons, each with its number. */
@Tag("fieldset")
final class LossChoice extends Div {

    private final Map<String, Element> numbers = new LinkedHashMap<>();
    private final Map<String, Element> radios = new LinkedHashMap<>();

    LossChoice(String legend, List<String> losses, UnaryOperator<String> names, Consumer<String> chooser) {
        addClassName("losses");
        Element caption = new Element("legend").setText(legend);
        getElement().appendChild(caption);
        for (String loss : losses) {
            Element radio = new Element("input")
                    .setAttribute("type", "radio")
                    .setAttribute("name", "loss")
                    .setAttribute("value", loss);
            radio.addEventListener("change", event -> chooser.accept(loss));
            Element number = new Element("output").setAttribute("id", "loss-" + loss);
            Element name =
                    new Element("span").setAttribute("class", "loss-name").setText(names.apply(loss));
            getElement().appendChild(new Element("label").appendChild(radio, name, number));
            numbers.put(loss, number);
            radios.put(loss, radio);
        }
    }

    void choose(String loss) {
        radios.forEach((id, radio) -> radio.setProperty("checked", id.equals(loss)));
    }

    void show(String loss, String number) {
        Element element = numbers.get(loss);
        if (element != null && !number.equals(element.getText())) {
            element.setText(number);
        }
    }
}
