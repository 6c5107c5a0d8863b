package dev.nudge.lesson;

import java.util.List;
import java.util.Optional;

/** One learner's live copy of an experiment, holding tensors. Used by one thread at a time. */
public interface Stage extends AutoCloseable {

    Trail trail();

    /**
     * The trail as far as it was ever walked: {@link #trail} is the beginning of it. Steps go along it, with the changes that were made there. It begins anew with
     * every act that leads off it, and with every {@link #wayTo}; taking that back brings it back.
     */
    Trail furthest();

    Frame frame();

    /**
     * What can be taken home as it stands.
     *
     * @param id one of {@link Experiment#keepsakes}
     * @return empty if there is no such thing here
     */
    Optional<Keepsake> keepsake(String id);

    /** The numbers it has learnt, and what it needs to learn on from there. */
    List<Keepsake.Named> state();

    /** Sets one control; a stroke is one change even when it is told in many moves. A LOOK ends no way that is still walked. */
    void apply(Trail.Change change, Stroke stroke);

    /** The trail after such a change of a control that is no LOOK; it is not made. */
    Trail changed(Trail.Change change);

    /**
     * Makes long steps ready, a part at a time, as {@link Simulation#makeReady}.
     *
     * @param most how many steps are to be taken, at least 1
     * @return how many of them may be taken now; 0 while there is more to make ready for the next
     */
    int makeReady(int most);

    /**
     * Makes a long frame ready, a part at a time, as {@link Simulation#makeFrameReady}.
     *
     * @return whether it is ready
     */
    boolean makeFrameReady();

    /**
     * Steps, at most {@code count} and at most what the trail may still hold; a stroke is one act even when it is told in many portions, as playing is.
     *
     * @return how many were taken
     */
    int step(int count, Stroke stroke);

    /** Steps as an act of its own. */
    default void step(int count) {
        step(count, Stroke.NEW);
    }

    /** So many steps, or as many as the trail may still hold, as one act. */
    Way wayAhead(int steps);

    /** Back by one step along the trail; what was set since stays set. Nothing at its opening. */
    Way wayOneStepBack();

    /** Steps until the loss stops improving, diverges, or the experiment's limit is met. */
    Way wayUntilItStops();

    /**
     * Leads to the state of another trail.
     *
     * @param stroke NEW for an act that can be taken back; CONTINUED for a stage that is only now led to where it belongs
     */
    Way wayTo(Trail trail, Stroke stroke);

    /** Ends the way that may still be walked, where that has led. */
    void rest();

    /** Whether a step from here may lead on. */
    boolean canStep();

    /**
     * Leads along the furthest trail to the place where it had so many steps; a stroke is one act even when it is told in many moves.
     *
     * @param step what is beyond an end of the trail stands for that end
     */
    Way wayToStep(int step, Stroke stroke);

    boolean canGoBack();

    /** Takes the last act back; nothing when there is none. */
    Way wayBack();

    default void stepBack() {
        wayOneStepBack().walkToTheEnd();
    }

    default void stepUntilItStops() {
        wayUntilItStops().walkToTheEnd();
    }

    default void goToStep(int step) {
        wayToStep(step, Stroke.NEW).walkToTheEnd();
    }

    default void go(Trail trail) {
        wayTo(trail, Stroke.NEW).walkToTheEnd();
    }

    default void back() {
        wayBack().walkToTheEnd();
    }

    @Override
    void close();

    /**
     * An act that may take a while, walked in portions; how it is portioned changes nothing about where it leads. Any other act of the stage ends it where
     * it then stands, and walking on does nothing more.
     */
    interface Way {

        /** To where the stage stands. */
        Way NOWHERE = new Way() {
            @Override
            public boolean walk(int most) {
                return false;
            }

            @Override
            public boolean hasSteps() {
                return false;
            }
        };

        /**
         * @param most how many steps to take at most, at least 1
         * @return whether there is more to walk
         */
        boolean walk(int most);

        /** Whether it leads over a step yet, and not only to where it stands or to what is set there. */
        default boolean hasSteps() {
            return true;
        }

        default void walkToTheEnd() {
            while (walk(Integer.MAX_VALUE)) {}
        }
    }

    /** Whether a change begins an act or carries on with the one before, as the moves of one drag do. */
    enum Stroke {
        NEW,
        CONTINUED
    }
}
