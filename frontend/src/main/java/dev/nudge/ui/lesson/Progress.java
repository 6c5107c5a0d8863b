package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.session.Activity;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.CheckpointList;
import java.util.HashSet;
import java.util.Set;

/** What there is to be reached in a lesson, ticked off as a learner's own acts reach it. The browser keeps it; we do not. */
@Tag("lesson-progress")
@JsModule("./lesson/lesson-progress.ts")
final class Progress extends Div {

    private final Set<String> told = new HashSet<>();

    /** Experiments that a link leads somewhere and that have not arrived. */
    private final transient Set<LiveExperiment> led = new HashSet<>();

    /** What holds because a link led there. */
    private final Set<String> given = new HashSet<>();

    Progress(Lesson lesson, Messages messages) {
        addClassName("progress");
        getElement().setAttribute("lesson", lesson.id());
        setVisible(lesson.experiments().stream()
                .anyMatch(experiment -> !experiment.checkpoints().isEmpty()));
        getElement()
                .appendChild(
                        new Element("h2").setText(getTranslation("progress.title")),
                        new CheckpointList(lesson, messages, false).getElement(),
                        new Element("p")
                                .setAttribute("role", "status")
                                .setAttribute("class", "reached")
                                .setAttribute("data-template", getTranslation("progress.reached")));
    }

    /** A link is leading there. What holds where it arrives is not the learner's own work, until it has ceased to hold. */
    void led(LiveExperiment live) {
        led.add(live);
    }

    /** Looks at what the experiment's state reaches now. */
    void reached(LiveExperiment live) {
        boolean own = !led.contains(live);
        for (String goal : live.experiment().checkpoints()) {
            String checkpoint = live.experiment().id() + "." + goal;
            if (!live.frame().goals().contains(goal)) {
                given.remove(checkpoint);
            } else if (!own) {
                given.add(checkpoint);
            } else if (!given.contains(checkpoint) && told.add(checkpoint)) {
                getElement().callJsFunction("reached", checkpoint);
            }
        }
        if (live.session().activity() == Activity.NONE) {
            led.remove(live);
        }
    }
}
