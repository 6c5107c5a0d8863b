package dev.nudge.classroom;

import java.util.Optional;

/**
 * How far somebody has come in an experiment, in numbers alone.
 *
 * @param score what a class is compared by, lower is better; empty where the experiment has no such number
 * @param measure the readout that the score is of; empty where there is none, or an older Nudge wrote it down
 */
public record Position(String experiment, int step, Optional<Float> score, Optional<String> measure) {

    /** The same; without the score where that is of another readout than this. */
    Position comparedBy(Optional<String> now) {
        return measure.equals(now) ? this : new Position(experiment, step, Optional.empty(), now);
    }
}
