package dev.nudge.session;

/** What a session does without being asked again. */
public enum Activity {
    NONE,
    /** Steps, one after the other, until it is paused or there are no more. */
    PLAYING,
    /** An act that takes longer than a request may: a long replay, a long walk. */
    WORKING
}
