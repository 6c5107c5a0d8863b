package dev.nudge.compute.tornado;

/** Room for the numbers of one node in a plan's memory. Where it lies is known once everything that needs room is. */
final class Storage {
    private final int size;
    private final boolean shared;
    private int offset = -1;

    /**
     * @param size in elements
     * @param shared whether all executions read the same numbers (constants), or each has its own
     */
    Storage(int size, boolean shared) {
        this.size = size;
        this.shared = shared;
    }

    int size() {
        return size;
    }

    boolean isShared() {
        return shared;
    }

    void placeAt(int where) {
        offset = where;
    }

    /** From the start of the memory if shared, else from the start of an execution's slot. */
    int offset() {
        if (offset < 0) {
            throw new IllegalStateException("storage of " + size + " elements was not placed");
        }
        return offset;
    }
}
