package dev.nudge.classroom;

import java.util.Optional;

/**
 * How far somebody has come in an experiment, in numbers alone.
 *
 * @param score what a class is compared by, lower is better; empty where the experiment has no such number
 */
public record Position(String experiment, int step, Optional<Float> score) {}
