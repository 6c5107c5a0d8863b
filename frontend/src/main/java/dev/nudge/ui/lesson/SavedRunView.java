package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.saved.NoSuchRunException;
import dev.nudge.saved.SavedRun;
import dev.nudge.saved.SavedRuns;
import dev.nudge.ui.page.Routes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A saved run, on the page of its lesson. */
@Route(Routes.RUN)
final class SavedRunView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String RUN = "run";

    private final transient LessonPages pages;
    private final transient SavedRuns saved;
    private transient @Nullable SavedRun run;
    private @Nullable LessonPage page;

    SavedRunView(LessonPages pages, SavedRuns saved) {
        this.pages = pages;
        this.saved = saved;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<SavedRun> found =
                saved.open(event.getRouteParameters().get(RUN).orElse(""));
        Optional<Lesson> lesson = found.flatMap(each -> lesson(each.experiment()));
        if (found.isEmpty() || lesson.isEmpty()) {
            event.rerouteToError(NoSuchRunException.class);
            return;
        }
        if (page != null && run != null && run.id().equals(found.get().id())) {
            page.enter(event.getLocation(), run);
            return;
        }
        removeAll();
        run = found.get();
        page = pages.of(lesson.get());
        page.enter(event.getLocation(), run);
        add(page);
    }

    private static Optional<Lesson> lesson(String experiment) {
        return Course.lessons().stream()
                .filter(lesson ->
                        lesson.experiments().stream().anyMatch(each -> each.id().equals(experiment)))
                .findFirst();
    }

    @Override
    public String getPageTitle() {
        return page == null
                ? getTranslation("app.name")
                : getTranslation("run.page", page.title()) + " · " + getTranslation("app.name");
    }
}
