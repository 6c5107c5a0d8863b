package dev.nudge.lesson.measure;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.Optional;

/**
 * An experiment whose pictures also show what is measured now on the machine it runs on. Its simulation shows everything but that, and stays deterministic: what was
 * measured is a fact of the moment and belongs to no trail and no link.
 */
public interface Measured extends Experiment {

    /** What would be measured under these settings; empty while the learner has something to do first, as to predict. */
    Optional<Contest> contest(Settings settings);

    /** What a lane of its contest is called. */
    Message lane(String lane);

    /**
     * The frame of the simulation under these settings, with what was measured in it: the same charts and axes.
     *
     * @param measurement of {@link #contest}, perhaps still under way
     */
    Frame measured(Settings settings, Measurement measurement);
}
