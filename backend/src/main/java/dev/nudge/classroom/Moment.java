package dev.nudge.classroom;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a seat was at a time.
 *
 * @param link the query of a link of that experiment
 */
public record Moment(int seat, Instant at, String experiment, int step, Optional<Float> score, String link) {}
