package dev.nudge.compute;

/**
 * How much one owner may use. What exceeds it is refused before anything is allocated.
 *
 * @param bytes held on the device at once, all open executions together
 * @param elements in one tensor
 * @param steps that all runs together may take
 */
public record Budget(long bytes, long elements, long steps) {
    /** No limit. */
    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
