package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;

/** One control of an experiment on the page. */
interface ControlView {

    Component component();

    void show(Settings settings, Frame frame);
}
