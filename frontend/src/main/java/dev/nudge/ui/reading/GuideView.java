package dev.nudge.ui.reading;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Reading;
import dev.nudge.ui.lesson.LessonText;
import dev.nudge.ui.lesson.TextLinks;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** A lesson's guide for teachers, to be printed on one page. */
@Route(Routes.GUIDE)
final class GuideView extends ReadingPage implements BeforeEnterObserver {

    private static final String LESSON = "lesson";

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get(LESSON).orElse("");
        Optional<Lesson> lesson = Course.findLesson(id);
        Optional<String> guide = lesson.flatMap(found -> Reading.guide(found, getLocale()));
        if (guide.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show(lesson.orElseThrow(), guide.get());
    }

    private void show(Lesson lesson, String guide) {
        main.removeAll();
        addClassName("guide");
        NativeButton print = new NativeButton(getTranslation("guide.print"));
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        print.addClassName("button");
        Anchor back = new Anchor(Routes.of(lesson), getTranslation("guide.lesson"));
        back.addClassName("button");
        Div acts = new Div(print, back);
        acts.addClassName("guide-acts");
        String title = getTranslation("guide.title", Messages.in(getLocale()).say(lesson.id() + ".title"));
        show(title, acts, new LessonText(TextLinks.away(guide)));
    }
}
