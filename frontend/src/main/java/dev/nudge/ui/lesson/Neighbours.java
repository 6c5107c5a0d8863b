package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.page.Routes;
import java.util.List;

/** The lessons before and after one. */
final class Neighbours extends Nav {

    Neighbours(Lesson lesson, Messages messages) {
        addClassName("neighbours");
        getElement().setAttribute("aria-label", getTranslation("lesson.neighbours"));
        List<Lesson> lessons = Course.lessons();
        int here = lessons.indexOf(lesson);
        if (here > 0) {
            add(neighbour(lessons.get(here - 1), messages, "lesson.before", "previous"));
        }
        if (here >= 0 && here + 1 < lessons.size()) {
            add(neighbour(lessons.get(here + 1), messages, "lesson.after", "next"));
        }
    }

    private Anchor neighbour(Lesson other, Messages messages, String key, String side) {
        Anchor anchor = new Anchor(Routes.of(other));
        anchor.addClassName(side);
        anchor.add(new Span(getTranslation(key)), new Span(messages.say(other.id() + ".title")));
        return anchor;
    }
}
