package dev.nudge.ui.lesson;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.ui.experiment.LiveExperiment;

/** With whom a learner is at a lesson's page: the page begins where they say, tells them what it does, and leaves its address to them. */
public interface Company {

    /** The page's address, which stays the same whatever the page shows. */
    String path();

    /** Where an experiment of the page begins. */
    Trail begin(Experiment experiment);

    /** Where starting over leads in an experiment. */
    Trail start(Experiment experiment);

    /** An experiment of the page was moved, and stands where it stands; called on every move. */
    void stands(LiveExperiment live);

    /** Whether nobody can change anything for the moment. */
    boolean pauses();

    /** Whether this control cannot be set for now. */
    boolean locks(Experiment experiment, String control);

    /** Whether no hand can set this control for now, though steps may move it. */
    boolean holds(Experiment experiment, String control);
}
