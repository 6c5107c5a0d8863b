package dev.nudge.lesson;

/** One learner's live copy of an experiment, holding tensors. Used by one thread at a time. */
public interface Stage extends AutoCloseable {

    Trail trail();

    Frame frame();

    /** Sets one control; a stroke is one change even when it is told in many moves. */
    void apply(Trail.Change change, Stroke stroke);

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

    /** Back by one step along the trail, with what was set after it; nothing at its opening. */
    void stepBack();

    /** Steps until the loss stops improving, diverges, or the experiment's limit is met. */
    void stepUntilItStops();

    /** Leads to the state of another trail, remembered as one act. */
    void go(Trail trail);

    boolean canGoBack();

    /** Takes the last act back; nothing when there is none. */
    void back();

    @Override
    void close();

    /** Whether a change begins an act or carries on with the one before, as the moves of one drag do. */
    enum Stroke {
        NEW,
        CONTINUED
    }
}
