package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;

/** A line to type. What the rule refuses stays in the field, with the reason under it; the experiment keeps what it had. */
final class LineControl extends Div implements ControlView {

    private static final String TYPED = "event.target.value";

    private final transient Control.Line control;
    private final Element field = new Element("input");
    private final Element refusal = new Element("p");
    private String held = "";
    private boolean refused;

    LineControl(LiveExperiment live, Control.Line control, String name, Messages messages) {
        this.control = control;
        addClassName("line");
        String id = live.experiment().id() + "-" + control.id();
        field.setAttribute("id", id)
                .setAttribute("type", "text")
                .setAttribute("autocomplete", "off")
                .setAttribute("autocapitalize", "off")
                .setAttribute("spellcheck", "false")
                .setAttribute("maxlength", Integer.toString(control.most()))
                .setAttribute("aria-describedby", id + "-refusal");
        refusal.setAttribute("id", id + "-refusal")
                .setAttribute("class", "refusal")
                .setAttribute("role", "alert");
        field.addEventListener("change", event -> {
                    String typed = event.getEventData().get(TYPED).asString("");
                    try {
                        live.set(control.id(), new Value.Text(typed));
                        refuse("");
                    } catch (Refusal refusal) {
                        refuse(messages.say(refusal.reason()));
                    }
                })
                .addEventData(TYPED);
        getElement().appendChild(new Element("label").setAttribute("for", id).setText(name), field, refusal);
    }

    private void refuse(String reason) {
        refused = !reason.isEmpty();
        refusal.setText(reason);
        field.setAttribute("aria-invalid", String.valueOf(refused));
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        String text = settings.text(control.id());
        if (refused && !text.equals(held)) {
            refuse("");
        }
        held = text;
        if (!refused) {
            // The field's own text is the learner's; only another text from elsewhere replaces it.
            field.executeJs("if (this.value !== $0) this.value = $0", text);
        }
    }
}
