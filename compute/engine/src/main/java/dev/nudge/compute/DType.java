package dev.nudge.compute;

/**
 * What the numbers of a tensor mean. All kinds are stored as floating point: whole numbers are exact up to 2^24 on a float32 device, and a
 * truth value is 1 or 0.
 */
public enum DType {
    /** Real numbers; the only kind gradients flow through. */
    FLOAT32,
    /** Whole numbers: indices, labels, counts. At most 2^24 in size. */
    INT32,
    /** True (1) or false (0), as comparisons give. */
    BOOL
}
