package dev.nudge.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Reading;
import java.util.List;

/** What a classroom will be, and the guides that are there. */
@Route(Routes.TEACH)
final class TeachView extends PlainPage {

    TeachView() {
        super("coming.teach.title", "coming.teach.text");
    }

    @Override
    List<Component> more() {
        UnorderedList guides = new UnorderedList();
        guides.addClassName("guides");
        for (Lesson lesson : Course.lessons()) {
            if (Reading.guide(lesson, getLocale()).isPresent()) {
                guides.add(new ListItem(new Anchor(
                        Routes.guide(lesson), Messages.in(getLocale()).say(lesson.id() + ".title"))));
            }
        }
        return List.of(new H2(getTranslation("guide.all")), guides);
    }
}
