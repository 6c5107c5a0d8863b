package dev.nudge.saved;

/**
 * Something was saved: it is committed.
 *
 * @param run what was
 * @param secret who knows it may delete the run; it is kept nowhere else
 */
public record Receipt(SavedRun run, String secret) {}
