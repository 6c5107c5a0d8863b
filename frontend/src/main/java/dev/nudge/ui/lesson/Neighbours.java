package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.page.Routes;
import java.util.List;

/** The lessons before and after one of the course. */
final class Neighbours extends Nav {

    private final transient Messages messages;

    Neighbours(Lesson lesson, Messages messages) {
        this.messages = messages;
        addClassName("neighbours");
        getElement().setAttribute("aria-label", getTranslation("lesson.neighbours"));
        List<Lesson> lessons = Course.lessons();
        int here = lessons.indexOf(lesson);
        if (here > 0) {
            add(neighbour(lessons.get(here - 1), "lesson.before"));
        }
        if (here >= 0 && here + 1 < lessons.size()) {
            add(neighbour(lessons.get(here + 1), "lesson.after"));
        }
    }

    private Anchor neighbour(Lesson other, String key) {
        Anchor anchor = new Anchor(Routes.of(other));
        anchor.addClassName(key.equals("lesson.after") ? "next" : "previous");
        anchor.add(new Span(getTranslation(key)), new Span(messages.say(other.id() + ".title")));
        return anchor;
    }
}
