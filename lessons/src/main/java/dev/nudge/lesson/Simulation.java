package dev.nudge.lesson;

import java.util.List;
import java.util.Optional;

/**
 * What one learner's copy of an experiment computes: where it stands, what a step does, what it looks like. It knows nothing of trails, links and undo:
 * {@link TrailStage} does. The same settings, changes and steps lead to the same frames. Used by one thread at a time.
 */
public interface Simulation extends AutoCloseable {

    /**
     * Begins at step 0 under other settings. Whatever it opens for that, it opens before it lets go of what it had, so that a refusal leaves it as it was.
     */
    void begin(Settings settings);

    /** Goes on from here under settings in which a LIVE or LOOK control has changed. Before the first step this is the same as to begin under them. */
    void change(Settings settings);

    /**
     * Makes long steps ready, a part at a time. Nothing that is told changes by it; who takes a step without it waits for the rest of it.
     *
     * @param most how many steps are to be taken, at least 1
     * @return how many of them may be taken now; 0 while there is more to make ready for the next
     */
    default int makeReady(int most) {
        return most;
    }

    /**
     * Makes a long frame ready, a part at a time, as {@link #makeReady} does steps; what a frame and the next step both need is made once.
     *
     * @return whether it is ready
     */
    default boolean makeFrameReady() {
        return true;
    }

    /**
     * Takes steps.
     *
     * @param count at least 1
     * @return how many were taken: fewer where there is nothing left to step
     */
    int step(int count);

    /** Whether there is nothing left to step from here, as long as no control is set. */
    default boolean isOver() {
        return false;
    }

    /** Takes steps until going on is pointless, in portions. What it goes by to know that, it remembers from here on. */
    default Stroll untilItStops() {
        return this::step;
    }

    /** The settings from which a new walk would begin here: these, with what the steps moved. */
    default Settings here(Settings settings) {
        return settings;
    }

    /** What is shown now. It always holds the same charts; those that have nothing to show are empty. */
    Frame frame();

    /**
     * What can be taken home from here.
     *
     * @param id one of {@link Experiment#keepsakes}
     * @return empty if there is no such thing
     */
    default Optional<Keepsake> keepsake(String id) {
        return Optional.empty();
    }

    /** The numbers it has learnt by now, and what an optimiser keeps beside them; none, where nothing is learnt. */
    default List<Keepsake.Named> state() {
        return List.of();
    }

    /** Where it stands, to come back to. */
    Saved save();

    /**
     * Stands again where {@code saved} was taken. What it remembers of the way up to there still holds: since then it has walked on, stood at earlier places of
     * the same way and walked it again, but it has walked no other way from before there. So a place may lie ahead of where it stands, and what it remembers beyond
     * where it stands is not to be let go.
     *
     * @param settings those that held there
     */
    void restore(Saved saved, Settings settings);

    @Override
    void close();

    /** A walk that knows when to stop. */
    interface Stroll {
        /**
         * Takes its next steps.
         *
         * @param most at least 1
         * @return how many were taken: fewer when it has come to its end
         */
        int step(int most);
    }

    /** A place in a walk. Immutable. */
    interface Saved {
        /** Bytes this takes. */
        long bytes();
    }
}
