package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.ui.page.Routes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of the lesson that the address names. */
@Route(Routes.LESSON)
final class LessonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String LESSON = "lesson";

    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient Stills stills;
    private final transient SavedRuns saved;
    private @Nullable TextPage page;

    LessonView(Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        this.learners = learners;
        this.measuring = measuring;
        this.stills = stills;
        this.saved = saved;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get(LESSON).orElse("");
        Optional<Lesson> lesson = Course.findLesson(id);
        if (lesson.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (Routes.of(lesson.get()).equals(Routes.START)) {
            event.forwardTo(Routes.START, event.getLocation().getQueryParameters());
            return;
        }
        if (page == null || !page.lesson.equals(lesson.get())) {
            removeAll();
            page = new TextPage(lesson.get(), learners, measuring, stills, saved);
            add(page);
        }
        page.enter(event.getLocation());
    }

    @Override
    public String getPageTitle() {
        return page == null ? getTranslation("app.name") : page.title() + " · " + getTranslation("app.name");
    }
}
