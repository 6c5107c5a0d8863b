package dev.nudge.lesson;

/**
 * A number of the frame that is shown beside the pictures, under the name {@code <experiment>.readout.<id>}.
 *
 * @param id of the frame's readout
 * @param digits after the point at least and at most, as they stand still while somebody drags
 * @param of the readout of how many there are at most, with which it is shown as one: 71 of 73; empty for none
 */
public record Readout(String id, Picture.Role role, int digits, String of) {

    public Readout(String id, Picture.Role role, int digits) {
        this(id, role, digits, "");
    }

    /** A number of so many. */
    public static Readout outOf(String of, String id, Picture.Role role) {
        return new Readout(id, role, 0, of);
    }
}
