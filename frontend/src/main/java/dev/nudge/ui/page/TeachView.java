package dev.nudge.ui.page;

import com.vaadin.flow.router.Route;

/** What a classroom will be. */
@Route(Routes.TEACH)
final class TeachView extends PlainPage {

    TeachView() {
        super("coming.teach.title", "coming.teach.text");
    }
}
