package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A native field with its name before it. Its value is what was last typed or chosen, told when it is left. The element's property knows what a hand has done, so that showing what was there
 * before is a change.
 */
@Tag("label")
final class FormField extends Component {

    private static final String VALUE = "element.value";
    private static final String CHECKED = "element.checked";

    private final Element field;
    private String value = "";

    private FormField(String id, String name, Element field) {
        this.field = field;
        field.setAttribute("id", id);
        getElement().setAttribute("class", "form-field");
        Element words = new Element("span").setText(name);
        if ("checkbox".equals(field.getAttribute("type"))) {
            getElement().appendChild(field, words);
        } else {
            getElement().appendChild(words, field);
        }
    }

    /**
     * @param most how many characters
     */
    static FormField text(String id, String name, int most) {
        Element field = new Element("input")
                .setAttribute("type", "text")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", Integer.toString(most));
        return new FormField(id, name, field);
    }

    static FormField number(String id, String name) {
        Element field = new Element("input")
                .setAttribute("type", "text")
                .setAttribute("inputmode", "decimal")
                .setAttribute("autocomplete", "off");
        return new FormField(id, name, field);
    }

    /**
     * @param options their names by their values, at least one
     */
    static FormField choice(String id, String name, Map<String, String> options) {
        Element field = new Element("select");
        options.forEach((option, words) -> field.appendChild(
                new Element("option").setAttribute("value", option).setText(words)));
        FormField choice = new FormField(id, name, field);
        choice.value = options.keySet().iterator().next();
        return choice;
    }

    static FormField box(String id, String name, boolean ticked, Consumer<Boolean> change) {
        Element field = new Element("input").setAttribute("type", "checkbox").setProperty("checked", ticked);
        field.addEventListener(
                        "change",
                        event -> change.accept(event.getEventData().get(CHECKED).asBoolean(false)))
                .addEventData(CHECKED)
                .synchronizeProperty("checked");
        FormField box = new FormField(id, name, field);
        box.getElement().getClassList().add("box");
        return box;
    }

    /** Tells what is typed or chosen; {@code change} is what stands there from now on. */
    FormField on(Consumer<String> change) {
        field.addEventListener("change", event -> {
                    value = event.getEventData().get(VALUE).asString("");
                    change.accept(value);
                })
                .addEventData(VALUE)
                .synchronizeProperty("value");
        return this;
    }

    String value() {
        return value;
    }

    void show(String text) {
        value = text;
        field.setProperty("value", text);
    }

    void tick(boolean ticked) {
        field.setProperty("checked", ticked);
    }

    /** Enter in the field does that, with what stands there. */
    FormField onEnter(Runnable act) {
        field.addEventListener("keydown", event -> {
                    value = event.getEventData().get(VALUE).asString("");
                    act.run();
                })
                .setFilter("event.key === 'Enter' && !event.isComposing && !event.repeat")
                .addEventData(VALUE)
                .synchronizeProperty("value");
        return this;
    }

    TypedNumber number() {
        return TypedNumber.of(value);
    }
}
