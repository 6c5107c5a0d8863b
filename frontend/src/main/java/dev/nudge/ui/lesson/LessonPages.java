package dev.nudge.ui.lesson;

import dev.nudge.lesson.Lesson;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.ui.page.Routes;
import org.springframework.stereotype.Component;

/** Makes a lesson's page for another page to hold. */
@Component
public final class LessonPages {

    private final Learners learners;
    private final Measuring measuring;
    private final Stills stills;
    private final SavedRuns saved;

    LessonPages(Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        this.learners = learners;
        this.measuring = measuring;
        this.stills = stills;
        this.saved = saved;
    }

    /** A page that is to be entered before it is attached: what it holds asks at once for its open experiments. */
    public LessonPage of(Lesson lesson) {
        return Routes.of(lesson).equals(Routes.START)
                ? new QuadraticView(learners, measuring, stills, saved)
                : new TextPage(lesson, learners, measuring, stills, saved);
    }
}
