package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Readout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers beside the picture, each with its name, in digits that stand still while somebody drags. */
final class Readouts extends Div {

    /** Beyond this, decimals say less than the size does. */
    private static final float READABLE = 100_000;

    /** Up to here a float32 knows every whole number. */
    private static final float EXACT = 1 << 24;

    private final transient Map<Readout, Element> numbers = new LinkedHashMap<>();

    /** @param ids what the numbers' ids begin with */
    Readouts(String ids, Experiment experiment, Messages messages) {
        this(ids, experiment.id(), experiment.readouts(), messages);
    }

    /**
     * @param ids what the numbers' ids begin with
     * @param words what the sentences of their names begin with
     */
    Readouts(String ids, String words, List<Readout> readouts, Messages messages) {
        addClassName("readouts");
        setVisible(!readouts.isEmpty());
        Set<String> shownWithOthers = readouts.stream().map(Readout::of).collect(Collectors.toSet());
        for (Readout readout : readouts) {
            if (shownWithOthers.contains(readout.id())) {
                continue;
            }
            Element number = new Element("output").setAttribute("id", ids + "-readout-" + readout.id());
            Element name = new Element("span").setText(messages.say(words + ".readout." + readout.id()));
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
            String text = written(frame, readout.id(), readout.digits());
            if (!readout.of().isEmpty()) {
                text = getTranslation("readouts.of", text, written(frame, readout.of(), 0));
            }
            if (!text.equals(element.getText())) {
                element.setText(text);
            }
        });
    }

    private static String written(Frame frame, String readout, int digits) {
        Float value = frame.readouts().get(readout);
        return value == null ? "–" : written(value, digits);
    }

    static String written(float value, int digits) {
        boolean isCount = digits == 0 && value == Math.rint(value) && Math.abs(value) <= EXACT;
        if (isCount) {
            return String.format(Locale.ROOT, "%,d", (int) value).replace('-', '−');
        }
        return Float.isFinite(value) && Math.abs(value) < READABLE
                ? String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−')
                : Messages.cell(value);
    }
}
