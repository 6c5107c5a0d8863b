package dev.nudge.ui.page;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** Where in the lesson this browser tab was last, so that a look at another page loses nothing. */
public record LastLesson(String query) {

    public static void remember(String query) {
        ComponentUtil.setData(UI.getCurrentOrThrow(), LastLesson.class, new LastLesson(query));
    }

    /** The address of the picture last seen in this tab, else of the start. */
    static String address() {
        LastLesson last = ComponentUtil.getData(UI.getCurrentOrThrow(), LastLesson.class);
        return last == null ? Routes.START : "./?" + last.query();
    }
}
