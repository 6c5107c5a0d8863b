package dev.nudge.classroom;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a seat was at a time.
 *
 * @param measure the readout that the score is of; empty where there is none, or an older Nudge wrote it down
 * @param place where in the plane of two sliders; empty where there are no two
 * @param link the query of a link of that experiment
 */
public record Moment(
        int seat,
        Instant at,
        String experiment,
        int step,
        Optional<Float> score,
        Optional<String> measure,
        Optional<Place> place,
        String link) {

    /** The same; without the score where that is of another readout than this. */
    Moment comparedBy(Optional<String> now) {
        return measure.equals(now) ? this : new Moment(seat, at, experiment, step, Optional.empty(), now, place, link);
    }
}
