package dev.nudge.ui.embed;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.EmbedLink.Part;
import dev.nudge.link.EmbedLink.Theme;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The switches of the page "Embed this": which experiment, and each option of its address. Native elements of a form. */
final class EmbedOptions extends Div {

    private static final String VALUE = "element.value";
    private static final String ACCENT = "accent";
    private static final String CHECKED = "element.checked";

    private final transient Messages messages;
    private final transient Consumer<EmbedLink> wear;
    private final Element experiments = new Element("select").setAttribute("id", "embed-experiment");
    private final Element themes = new Element("select").setAttribute("id", "embed-theme");
    private final Element accent =
            new Element("input").setAttribute("id", "embed-accent").setAttribute("placeholder", "00805e");
    private final Paragraph refused = new Paragraph();
    private final Element fixed =
            new Element("input").setAttribute("type", "checkbox").setAttribute("id", "embed-fixed");
    private final Element hide = new Element("div").setAttribute("class", "hide-boxes");
    private transient EmbedLink link = EmbedLink.PLAIN;
    private String filledFor = "";
    /** An accent that was refused: it stays in its field, to be mended. */
    private String refusedAccent = "";

    /**
     * @param choose another experiment
     * @param wear other options for it
     */
    EmbedOptions(Messages messages, Consumer<Experiment> choose, Consumer<EmbedLink> wear) {
        this.messages = messages;
        this.wear = wear;
        addClassName("embed-options");
        for (Lesson lesson : Course.lessons()) {
            Element group = new Element("optgroup").setAttribute("label", messages.say(lesson.id() + ".title"));
            for (Experiment each : lesson.experiments()) {
                group.appendChild(option(each.id(), messages.say(each.id() + ".title")));
            }
            experiments.appendChild(group);
        }
        experiments
                .addEventListener(
                        "change",
                        event -> choose.accept(Course.experiment(
                                event.getEventData().get(VALUE).asString())))
                .addEventData(VALUE);
        for (Theme theme : Theme.values()) {
            themes.appendChild(option(theme.id(), getTranslation("embed.theme." + theme)));
        }
        themes.addEventListener(
                        "change",
                        event -> rewear("theme", event.getEventData().get(VALUE).asString()))
                .addEventData(VALUE);
        accent.addEventListener(
                        "change",
                        event -> rewear(ACCENT, event.getEventData().get(VALUE).asString()))
                .addEventData(VALUE);
        fixed.addEventListener(
                        "change",
                        event -> rewear(
                                "controls", event.getEventData().get(CHECKED).asBoolean() ? "fixed" : "free"))
                .addEventData(CHECKED);
        refused.addClassName("warning");
        refused.getElement().setAttribute("role", "status");
        getElement()
                .appendChild(
                        labelled(getTranslation("embed.experiment"), experiments),
                        labelled(getTranslation("embed.theme"), themes),
                        labelled(getTranslation("embed.accent"), accent),
                        refused.getElement(),
                        boxed(getTranslation("embed.fixed"), fixed),
                        new Element("fieldset")
                                .appendChild(new Element("legend").setText(getTranslation("embed.hide")), hide));
    }

    void show(Experiment experiment, EmbedLink shown) {
        link = shown;
        experiments.setProperty("value", experiment.id());
        themes.setProperty("value", shown.theme().id());
        accent.setProperty("value", shown.accent().map(each -> each.hex()).orElse(refusedAccent));
        fixed.setProperty("checked", shown.fixed());
        if (!experiment.id().equals(filledFor)) {
            filledFor = experiment.id();
            hide.removeAllChildren();
            names(experiment).forEach((name, text) -> hide.appendChild(boxed(text, box(experiment, name))));
        }
    }

    /** Says which accent was refused, if one was; it is in its field the next time that this is shown. */
    void heed(Map<String, String> parameters, EmbedLink.Read read) {
        refusedAccent = read.refused().isPresent() ? parameters.getOrDefault(ACCENT, "") : "";
        refused.setText(read.refused().map(each -> AccentWords.say(each, this)).orElse(""));
    }

    private Element box(Experiment experiment, String name) {
        Element box = new Element("input")
                .setAttribute("type", "checkbox")
                .setAttribute("id", "hide-" + name)
                .setProperty("checked", link.hidden().contains(name));
        box.addEventListener("change", event -> {
                    Set<String> hidden = new LinkedHashSet<>(link.hidden());
                    if (event.getEventData().get(CHECKED).asBoolean()) {
                        hidden.add(name);
                    } else {
                        hidden.remove(name);
                    }
                    wear.accept(new EmbedLink(link.theme(), link.accent(), hidden, link.fixed()));
                })
                .addEventData(CHECKED);
        return box;
    }

    /** What can be hidden, with its name on the page. */
    private Map<String, String> names(Experiment experiment) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (has(experiment, part)) {
                names.put(part.id(), getTranslation("embed.part." + part));
            }
        }
        String id = experiment.id();
        experiment.controls().forEach(each -> names.put(each.id(), messages.say(id + ".control." + each.id())));
        experiment.pictures().forEach(each -> {
            String title = messages.say(id + ".picture." + each.id());
            names.put("picture-" + each.id(), getTranslation("embed.picture", title.isEmpty() ? each.id() : title));
        });
        return names;
    }

    private static boolean has(Experiment experiment, Part part) {
        return switch (part) {
            case MEASURE -> experiment instanceof Measured;
            case READOUTS -> !experiment.readouts().isEmpty();
            case PLAY -> experiment.mostSteps() > 0;
            case FILES -> !experiment.keepsakes().isEmpty();
            case TITLE, PICTURES, WORDS, CONTROLS, BUTTONS, NOTICE, CODE, OPEN -> true;
        };
    }

    /** The options as they are, but for one, which is read as an address' is. */
    private void rewear(String name, String value) {
        Experiment experiment = Course.experiment(filledFor);
        Map<String, String> parameters = link.parameters(experiment, experiment.start());
        if (!refusedAccent.isEmpty()) {
            parameters.put(ACCENT, refusedAccent);
        }
        parameters.put(name, value.strip());
        EmbedLink.Read read = EmbedLink.read(experiment, parameters);
        heed(parameters, read);
        wear.accept(read.embed());
    }

    private static Element option(String value, String text) {
        return new Element("option").setAttribute("value", value).setText(text);
    }

    private static Element labelled(String text, Element field) {
        return new Element("label")
                .setAttribute("class", "field")
                .appendChild(new Element("span").setText(text), field);
    }

    private static Element boxed(String text, Element box) {
        return new Element("label").setAttribute("class", "box").appendChild(box, new Element("span").setText(text));
    }
}
