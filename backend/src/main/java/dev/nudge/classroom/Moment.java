package dev.nudge.classroom;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a seat was at a time.
 *
 * @param place where in the plane of two sliders; empty where there are no two
 * @param link the query of a link of that experiment
 */
public record Moment(
        int seat, Instant at, String experiment, int step, Optional<Float> score, Optional<Place> place, String link) {}
