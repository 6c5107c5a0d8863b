package dev.nudge.lesson.measure;

import java.util.List;

/** What is measured: the same work, done by several entrants at sizes that rise. A value: equal contests need to be measured only once. */
public interface Contest {

    /** From the smallest; the last is the one that was asked for, the others show how the time grows. */
    List<Integer> sizes();

    /** Who takes part, in the order of their turns. To be closed by whoever asked. */
    Field field(Machine machine);

    /**
     * How much there is to do at a size, in whatever unit: estimates grow with it.
     *
     * @param size one of {@link #sizes}
     */
    default double work(int size) {
        return size;
    }

    /**
     * How far two numbers of equal results may differ: entrants add in different orders.
     *
     * @param size one of {@link #sizes}
     */
    double tolerance(int size);

    /** The entrants on one machine, with the threads they compute on. */
    interface Field extends AutoCloseable {

        List<Entrant> entrants();

        @Override
        void close();
    }
}
