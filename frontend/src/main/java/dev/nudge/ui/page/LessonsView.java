package dev.nudge.ui.page;

import com.vaadin.flow.router.Route;

/** The lessons. */
@Route(Routes.LESSONS)
final class LessonsView extends PlainPage {

    LessonsView() {
        super("lessons.title", "lessons.text");
    }
}
