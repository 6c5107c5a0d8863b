package dev.nudge.lesson.measure;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import java.util.List;

/**
 * An experiment whose pictures also show what is measured now on the machine it runs on. Its simulation shows everything but that, and stays deterministic: what was
 * measured is a fact of the moment and belongs to no trail and no link.
 */
public interface Measured extends Experiment {

    /** What would be measured under these settings. */
    Contest contest(Settings settings);

    /** What the learner says beforehand, in values of those controls that are the prediction; empty before that. */
    List<Value> prediction(Settings settings);

    /** What a lane of its contest is called. */
    Message lane(String lane);

    /**
     * A frame of the simulation with what was measured in it: the same charts and axes.
     *
     * @param unmeasured the simulation's own, under these settings and wherever its walk has come to
     * @param measurement of {@link #contest}, perhaps still under way
     * @param isForeseen whether the prediction was the learner's own before anything of it was to be seen; any other counts for nothing
     */
    Frame measured(Frame unmeasured, Settings settings, Measurement measurement, boolean isForeseen);
}
