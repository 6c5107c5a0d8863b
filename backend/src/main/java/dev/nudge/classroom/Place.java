package dev.nudge.classroom;

/**
 * Where somebody stands in the plane of two sliders of an experiment.
 *
 * @param across the id of the one that goes from left to right
 * @param up the id of the one that goes from below to above
 * @param x where the first stands, in its own numbers
 * @param y where the second stands
 */
public record Place(String across, String up, float x, float y) {}
