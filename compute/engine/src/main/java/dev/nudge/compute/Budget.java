package dev.nudge.compute;

/**
 * How much one owner may use. What exceeds it is refused before anything is allocated.
 *
 * @param bytes held at once: on the device by all open executions, and by tensors that work within the budget makes, together
 * @param elements in one tensor
 * @param steps that all runs together may take
 */
public record Budget(long bytes, long elements, long steps) {
    public Budget {
        if (bytes < 0 || elements < 0 || steps < 0) {
            throw new IllegalArgumentException("a budget of " + bytes + " bytes, " + elements + " elements and " + steps
                    + " steps; each must be 0 or more. Use unlimited() for no limit?");
        }
    }

    /** No limit. */
    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
