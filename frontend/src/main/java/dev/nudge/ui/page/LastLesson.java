package dev.nudge.ui.page;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/**
 * Where among the lessons this browser tab was last, so that a look at another page loses nothing.
 *
 * @param place an address relative to the root, with its query
 */
public record LastLesson(String place) {

    public static void remember(String place) {
        ComponentUtil.setData(UI.getCurrentOrThrow(), LastLesson.class, new LastLesson(place));
    }

    /** The address of the picture last seen in this tab, else of the start. */
    public static String address() {
        LastLesson last = ComponentUtil.getData(UI.getCurrentOrThrow(), LastLesson.class);
        return last == null ? Routes.START : last.place();
    }
}
