package dev.nudge.schedule;

/** Something that takes long, done in slices. One slice at a time, not always on the same thread. */
@FunctionalInterface
public interface Work {

    /**
     * Goes on until the slice is over or there is nothing to do for now. Nobody takes the thread away: whoever looks at {@link Slice#isOver} too seldom makes
     * others wait.
     *
     * @return when to be asked again
     */
    Next slice(Slice slice);

    /** Whether its next slice waits for a device in another process more than it computes here. */
    default boolean isElsewhere() {
        return false;
    }

    /** A slice threw this; there will be no other. The log has it already. */
    default void failed(RuntimeException reason) {}

    /** When work wants its next slice. */
    sealed interface Next {

        /** As soon as it is its turn again. */
        record Soon() implements Next {}

        /**
         * Not before a time.
         *
         * @param nanoTime on the scheduler's clock
         */
        record NotBefore(long nanoTime) implements Next {}

        /** It is done. */
        record Never() implements Next {}

        Next SOON = new Soon();

        Next NEVER = new Never();
    }

    /** Whose turn comes first. */
    enum Priority {
        /** Somebody waits for this. */
        INTERACTIVE,
        /** Somebody watches this. */
        TRAINING
    }
}
