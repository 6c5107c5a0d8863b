package dev.nudge.ui.experiment;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;

/** An experiment as it stands somewhere, to be looked at. */
interface Screen {

    Experiment experiment();

    Frame frame();

    /** The settings as they are now, but for what steps have moved. */
    Settings settings();

    /** What the ids of its parts begin with. */
    default String ids() {
        return experiment().id();
    }
}
