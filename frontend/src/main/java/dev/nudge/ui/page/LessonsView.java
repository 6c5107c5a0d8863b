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
            int number = Course.number(lesson);
            Span place = new Span(number > 0 ? Integer.toString(number) : "·");
            place.addClassName("place");
            Span facts = new Span(getTranslation("lessons.minutes", lesson.minutes()) + " · "
                    + getTranslation("lessons.path." + lesson.path()));
            facts.addClassName("facts");
            Anchor anchor = new Anchor(Routes.of(lesson), messages.say(lesson.id() + ".title"));
            ListItem item = new ListItem(place, anchor, facts);
            item.getElement().setAttribute("data-path", lesson.path().name());
            list.add(item);
        }
        return List.of(list);
    }
}
