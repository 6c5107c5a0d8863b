package dev.nudge.ui.reading;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.page.CheckpointCount;
import dev.nudge.ui.page.CheckpointList;
import dev.nudge.ui.page.Routes;

/** The checkpoints of all lessons. What is reached is known to the browser alone; it can be taken along as a file. */
@Route(Routes.PROGRESS)
@JsModule("./reading/progress-overview.ts")
final class ProgressView extends ReadingPage {

    ProgressView() {
        String title = getTranslation("reached.title");
        show(title, new H1(title), lead("reached.lead"));
        Element overview = new Element("progress-overview");
        for (Lesson lesson : Course.lessons()) {
            overview.appendChild(section(lesson).getElement());
        }
        overview.appendChild(file());
        main.getElement().insertChild(2, overview);
    }

    private Section section(Lesson lesson) {
        Messages messages = Messages.in(getLocale());
        Section section = new Section(
                new H2(new Anchor(Routes.of(lesson), messages.say(lesson.id() + ".title"))),
                new CheckpointCount(lesson),
                new CheckpointList(lesson, messages, true));
        section.addClassName("progress");
        return section;
    }

    private Element file() {
        Element status = new Element("p")
                .setAttribute("role", "status")
                .setAttribute("data-taken", getTranslation("reached.taken"))
                .setAttribute("data-refused", getTranslation("reached.refused"))
                .setAttribute("data-forgotten", getTranslation("reached.forgotten"))
                .setAttribute("data-sure", getTranslation("reached.sure"));
        Element chooser = new Element("input")
                .setAttribute("type", "file")
                .setAttribute("accept", "application/json,.json")
                .setAttribute("aria-label", getTranslation("reached.import"))
                .setAttribute("hidden", true);
        return new Element("div")
                .setAttribute("class", "progress-file")
                .appendChild(
                        button("export", "reached.export"),
                        button("import", "reached.import"),
                        button("reset", "reached.reset"),
                        chooser,
                        status);
    }

    private Element button(String act, String key) {
        return new Element("button")
                .setAttribute("type", "button")
                .setAttribute("class", "button")
                .setAttribute("data-act", act)
                .setText(getTranslation(key));
    }
}
