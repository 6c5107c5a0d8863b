package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import dev.nudge.lesson.Frame;

/** One picture of an experiment on the page. */
interface PictureView {

    Component component();

    /**
     * Shows this frame's numbers.
     *
     * @param dragging whether a hand holds something: then axes stay as they are
     */
    void show(Frame frame, boolean dragging);

    /** What the picture shows now, in words, for those who do not see it. */
    default void describe(String sentence) {}
}
