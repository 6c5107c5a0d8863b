package dev.nudge.classroom;

/**
 * A lesson as far as it is written down, for who was there: without names and links.
 *
 * @param agenda says what the class was called and compared by
 */
public record Replay(Agenda agenda, Film film) {}
