package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Readout;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Numbers beside the picture, each with its name, in digits that stand still while somebody drags. */
final class Readouts extends Div {

    /** Beyond this, decimals say less than the size does. */
    private static final float READABLE = 100_000;

    /** Up to here a float32 knows every whole number. */
    private static final float EXACT = 1 << 24;

    private final transient Map<Readout, Element> numbers = new LinkedHashMap<>();

    /**
     * @param ids what the numbers' ids begin with
     */
    Readouts(String ids, Experiment experiment, Messages messages) {
        addClassName("readouts");
        setVisible(!experiment.readouts().isEmpty());
        for (Readout readout : experiment.readouts()) {
            Element number = new Element("output").setAttribute("id", ids + "-readout-" + readout.id());
            Element name = new Element("span").setText(messages.say(experiment.id() + ".readout." + readout.id()));
            Element pair = new Element("div")
                    .setAttribute("data-role", readout.role().name())
                    .setAttribute("style", "--role: " + Look.colour(readout.role()))
                    .appendChild(name, number);
            getElement().appendChild(pair);
            numbers.put(readout, number);
        }
    }

    void show(Frame frame) {
        numbers.forEach((readout, element) -> {
            Float value = frame.readouts().get(readout.id());
            String text = value == null ? "–" : written(value, readout.digits());
            if (!text.equals(element.getText())) {
                element.setText(text);
            }
        });
    }

    static String written(float value, int digits) {
        boolean isCount = digits == 0 && value == Math.rint(value) && Math.abs(value) <= EXACT;
        if (isCount) {
            return String.format(Locale.ROOT, "%,d", (int) value).replace('-', '−');
        }
        return Float.isFinite(value) && Math.abs(value) < READABLE
                ? String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−')
                : Messages.number(value);
    }
}
