package dev.nudge.classroom;

/** A class that was opened now. */
public record Opened(String code, Keys keys) {}
