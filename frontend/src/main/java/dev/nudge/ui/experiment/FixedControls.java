package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.link.EmbedLink;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an experiment's controls are set to, in words: for a page on which no hand sets them. Points, drawings and matrices are in the pictures. */
@Tag("dl")
final class FixedControls extends Component {

    private final transient Screen screen;
    private final transient Messages messages;
    private final transient Map<Control, Element> values = new LinkedHashMap<>();

    FixedControls(Screen screen, Messages messages, EmbedLink shown) {
        this.screen = screen;
        this.messages = messages;
        getElement().setAttribute("class", "fixed-controls");
        String experiment = screen.experiment().id();
        for (Control control : screen.experiment().controls()) {
            if (isTold(control) && !shown.hides(control)) {
                Element value = new Element("dd").setAttribute("id", screen.ids() + "-fixed-" + control.id());
                Element name = new Element("dt").setText(messages.say(experiment + ".control." + control.id()));
                getElement().appendChild(new Element("div").appendChild(name, value));
                values.put(control, value);
            }
        }
    }

    /** Whether words can say what it is set to. */
    static boolean isTold(Control control) {
        return control instanceof Control.Slider
                || control instanceof Control.Choice
                || control instanceof Control.Toggle
                || control instanceof Control.Line;
    }

    void show(Frame frame) {
        values.forEach((control, element) -> {
            element.getParent().setVisible(!frame.idle().contains(control.id()));
            String text = text(screen, messages, control, frame, this);
            if (!text.equals(element.getText())) {
                element.setText(text);
            }
        });
    }

    /** What a control is set to that {@link #isTold} is said of. */
    static String text(Screen screen, Messages messages, Control control, Frame frame, Component translator) {
        String experiment = screen.experiment().id();
        Settings settings = screen.settings();
        return switch (control) {
            case Control.Slider slider -> {
                Float walked = frame.readouts().get(slider.id());
                yield Messages.number(walked != null && Float.isFinite(walked) ? walked : settings.number(slider.id()));
            }
            case Control.Choice choice ->
                messages.say(experiment + ".option." + choice.id() + "." + settings.pick(choice.id()));
            case Control.Toggle toggle ->
                translator.getTranslation(settings.isOn(toggle.id()) ? "embed.on" : "embed.off");
            case Control.Line line -> settings.text(line.id());
            case Control.Rooms rooms -> throw untold(control);
            case Control.TensorFile file -> throw untold(control);
            case Control.Ink ink -> throw untold(control);
            case Control.EditableMatrix matrix -> throw untold(control);
            case Control.EditablePoints points -> throw untold(control);
            case Control.Drawing drawing -> throw untold(control);
        };
    }

    private static IllegalStateException untold(Control control) {
        return new IllegalStateException("fixed controls: " + control.id() + " is not told in words");
    }
}
