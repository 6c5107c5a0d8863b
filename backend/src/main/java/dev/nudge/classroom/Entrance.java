package dev.nudge.classroom;

/**
 * A seat somebody has taken.
 *
 * @param key opens the seat again, from this browser or another; only its hash is kept
 * @param seat its number in the class
 */
public record Entrance(String key, int seat) {}
