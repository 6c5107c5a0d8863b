package dev.nudge.session;

/** Who watches a session that goes on by itself. Called on the scheduler's threads, so it must be quick and wait for nothing. */
public interface Onlooker {

    /** Whether the picture before has arrived, so that it is worth making another. */
    boolean isReady();

    /** There is something new: {@link LearnerSession#look} shows it. */
    void called();
}
