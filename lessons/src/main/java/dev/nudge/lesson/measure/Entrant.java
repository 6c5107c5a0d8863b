package dev.nudge.lesson.measure;

import dev.nudge.lesson.Message;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One way to do the work of a {@link Contest}. */
public interface Entrant {

    /** Its lane: a name that is its own in the contest. */
    String lane();

    /** Why it cannot do the work at this size; empty if it can. */
    Optional<Message> refusal(int size);

    /** Makes everything ready that is not timed. */
    Work prepare(int size);

    /** Work at one size, to be timed. Used by one thread. */
    interface Work extends AutoCloseable {

        /**
         * Does it all, several times.
         *
         * @param stop asked now and then; true ends it early
         * @return whether it was done to the end
         */
        boolean run(int times, BooleanSupplier stop);

        /** What the last whole run computed. */
        float[] result();

        @Override
        void close();
    }
}
