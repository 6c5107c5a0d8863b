package dev.nudge.lesson.measure;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import java.util.Optional;

/**
 * An experiment whose pictures also show what is measured now on the machine it runs on. Its simulation shows everything but that, and stays deterministic: what was
 * measured is a fact of the moment and belongs to no trail and no link.
 */
public interface Measured extends Experiment {

    /** What would be measured under these settings; empty while the learner has something to do first, as to predict. */
    Optional<Contest> contest(Settings settings);

    /**
     * The frame of the simulation, with what was measured in it.
     *
     * @param frame under these settings, without measurements; it holds every chart of the result
     * @param measurement of {@link #contest}, perhaps still under way
     */
    Frame measured(Frame frame, Settings settings, Measurement measurement);
}
