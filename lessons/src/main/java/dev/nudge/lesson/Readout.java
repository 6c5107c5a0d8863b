package dev.nudge.lesson;

/**
 * A number of the frame that is shown beside the pictures, under the name {@code <experiment>.readout.<id>}.
 *
 * @param id of the frame's readout
 * @param digits after the point at least and at most, as they stand still while somebody drags
 */
public record Readout(String id, Picture.Role role, int digits) {}
