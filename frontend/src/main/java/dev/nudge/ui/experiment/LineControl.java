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
    /** The typed text with the character that was not understood; its sentence names it for those who do not see it. */
    private final Element where = new Element("code");

    private String held = "";
    private boolean refused;

    /** @param told called when something has been refused, or no longer is */
    LineControl(LiveExperiment live, Control.Line control, String name, Messages messages, Runnable told) {
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
        where.setAttribute("class", "where").setAttribute("aria-hidden", "true");
        field.addEventListener("change", event -> {
                    String typed = event.getEventData().get(TYPED).asString("");
                    try {
                        live.set(control.id(), new Value.Text(typed));
                        refuse("");
                    } catch (Refusal refusal) {
                        refuse(messages.say(refusal.reason()));
                        refusal.place().ifPresent(place -> point(typed, place));
                    }
                    told.run();
                })
                .addEventData(TYPED);
        getElement().appendChild(new Element("label").setAttribute("for", id).setText(name), field, where, refusal);
    }

    private void refuse(String reason) {
        refused = !reason.isEmpty();
        refusal.setText(reason);
        where.removeAllChildren();
        field.setAttribute("aria-invalid", String.valueOf(refused));
    }

    private void point(String typed, int place) {
        int end = Math.min(place + 1, typed.length());
        where.appendChild(
                Element.createText(typed.substring(0, place)),
                new Element("mark").setText(place < typed.length() ? typed.substring(place, end) : "\u00a0"),
                Element.createText(typed.substring(end)));
    }

    @Override
    public boolean isRefused() {
        return refused;
    }

    @Override
    public void forget() {
        refuse("");
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
