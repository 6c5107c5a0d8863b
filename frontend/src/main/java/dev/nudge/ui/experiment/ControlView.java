package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;

/** One control of an experiment on the page. */
interface ControlView {

    Component component();

    void show(Settings settings, Frame frame);

    /** Whether it shows something that was refused, which the experiment does not have. */
    default boolean isRefused() {
        return false;
    }

    /** Lets go of what was refused. */
    default void forget() {}
}
