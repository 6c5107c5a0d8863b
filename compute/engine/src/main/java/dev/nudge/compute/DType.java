package dev.nudge.compute;

/**
 * What the numbers of a tensor mean. All kinds are stored as floating point, and a truth value is 1 or 0.
 *
 * <p>Whole numbers are exact up to 2^24 in size on a float32 device, and larger ones are refused wherever they come up: when a tensor is made, when an
 * input of a program is written, and when an op computed at once gives one. In a program the results of ops on whole numbers are not looked at; there the
 * positions that index data are, when it runs.
 *
 * <p>Unlike PyTorch's: the sum of two truth values and the largest of some are whole numbers; a product of matrices of whole numbers, whole numbers and truth values laid
 * side by side, and a whole number beside a plain number are float32.
 */
public enum DType {
    /** Real numbers; the only kind gradients flow through. */
    FLOAT32,
    /** Whole numbers: indices, labels, counts. At most 2^24 in size. */
    INT32,
    /** True (1) or false (0), as comparisons give. */
    BOOL;

    /** The largest size up to which float32 holds every whole number. */
    static final int LARGEST_WHOLE = 1 << 24;

    /** Refuses what is no whole number, or too large to be held exactly. */
    static void requireWhole(String operation, double value) {
        if (!(Math.abs(value) <= LARGEST_WHOLE && value == Math.rint(value))) {
            throw new IllegalArgumentException(operation + ": " + value
                    + " is no whole number between -2^24 and 2^24, which int32 tensors hold exactly. Use float32, or smaller"
                    + " numbers?");
        }
    }
}
