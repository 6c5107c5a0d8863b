package dev.nudge.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import java.util.List;

/** The lessons. */
@Route(Routes.LESSONS)
final class LessonsView extends PlainPage {

    LessonsView() {
        super("lessons.title", "lessons.text");
    }

    @Override
    List<Component> more() {
        Messages messages = Messages.in(getLocale());
        OrderedList list = new OrderedList();
        list.addClassName("lesson-list");
        for (Lesson lesson : Course.lessons()) {
            Span minutes = new Span(getTranslation("lessons.minutes", lesson.minutes()));
            list.add(new ListItem(new Anchor(Routes.START, messages.say(lesson.id() + ".title")), minutes));
        }
        return List.of(list);
    }
}
