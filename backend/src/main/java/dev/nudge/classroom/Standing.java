package dev.nudge.classroom;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import java.util.Optional;

/**
 * Where somebody stands in an experiment.
 *
 * @param frame what is seen there
 */
public record Standing(Experiment experiment, Trail trail, Frame frame) {

    public int step() {
        return trail.steps();
    }

    Position position() {
        return new Position(experiment.id(), step(), score());
    }

    /** What a class is compared by, lower is better; empty where the experiment has no such number. */
    public Optional<Float> score() {
        return experiment.score().map(frame.readouts()::get).filter(Float::isFinite);
    }
}
