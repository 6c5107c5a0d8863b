package dev.nudge.lesson.measure;

/** Who is at work, and at which size. */
public record Turn(String lane, int size) {}
