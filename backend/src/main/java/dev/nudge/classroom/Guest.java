package dev.nudge.classroom;

/**
 * Somebody at the door of a class. Neither of the two is written down.
 *
 * @param browser which one it is, such as its session here
 * @param address of the connection; a whole school may have the same
 */
public record Guest(String browser, String address) {}
