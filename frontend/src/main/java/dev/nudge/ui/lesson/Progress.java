package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.CheckpointList;
import java.util.HashSet;
import java.util.Set;

/** What there is to be reached in a lesson, ticked off as a learner's own acts reach it. The browser keeps it; we do not. */
@Tag("lesson-progress")
@JsModule("./lesson/lesson-progress.ts")
final class Progress extends Div {

    private final Set<String> told = new HashSet<>();

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

    /** Looks at what the experiment's state reaches now. */
    void reached(LiveExperiment live) {
        for (String goal : live.experiment().checkpoints()) {
            String checkpoint = live.experiment().id() + "." + goal;
            if (live.frame().goals().contains(goal) && told.add(checkpoint)) {
                getElement().callJsFunction("reached", checkpoint);
            }
        }
    }
}
