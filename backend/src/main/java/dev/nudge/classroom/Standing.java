package dev.nudge.classroom;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import java.util.Optional;

/**
 * Where somebody stands in an experiment.
 *
 * @param frame what is seen there
 * @param measure the readout that the class is compared by; empty where the experiment has no such number
 */
public record Standing(Experiment experiment, Trail trail, Frame frame, Optional<String> measure) {

    /** Somebody of a class that is asked for this. */
    public static Standing in(Agenda agenda, Experiment experiment, Trail trail, Frame frame) {
        return new Standing(experiment, trail, frame, agenda.score(experiment));
    }

    public int step() {
        return trail.steps();
    }

    Position position() {
        return new Position(experiment.id(), step(), score());
    }

    /** What a class is compared by, lower is better; empty where the experiment has no such number. */
    public Optional<Float> score() {
        return measure.map(frame.readouts()::get).filter(Float::isFinite);
    }

    /** Of which experiment and readout {@link #score} is. */
    String measured() {
        return experiment.id() + "." + measure.orElse("");
    }
}
