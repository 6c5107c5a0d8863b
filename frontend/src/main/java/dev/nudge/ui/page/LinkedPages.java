package dev.nudge.ui.page;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;
import dev.nudge.link.LessonLink;
import dev.nudge.link.Permalink;
import dev.nudge.rest.Pages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pages' addresses, for programs that want to send people there. */
@Component
final class LinkedPages implements Pages {

    @Override
    public String of(Lesson lesson) {
        return "/" + Routes.of(lesson);
    }

    @Override
    public String of(Experiment experiment, Trail trail) {
        Lesson lesson = Course.lessonOf(experiment);
        String query = Permalink.query(LessonLink.parameters(lesson, Map.of(experiment.id(), trail)));
        return of(lesson) + (query.isEmpty() ? "" : "?" + query) + "#experiment-" + experiment.id();
    }
}
