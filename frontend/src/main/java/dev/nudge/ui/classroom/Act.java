package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableRunnable;

/** A button of a teacher's page. One that stays pressed says so. */
final class Act extends NativeButton {

    Act(String id, String words, SerializableRunnable act) {
        super(words, click -> act.run());
        addClassName("button");
        setId(id);
    }

    void press(boolean pressed) {
        getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
    }

    void say(String words) {
        if (!words.equals(getText())) {
            setText(words);
        }
    }
}
