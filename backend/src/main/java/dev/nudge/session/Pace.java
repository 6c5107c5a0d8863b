package dev.nudge.session;

/** How fast a walk plays. */
public enum Pace {
    /** So slow that every step can be followed. */
    SLOW(2),
    STEADY(10),
    BRISK(50),
    /** As fast as the server may, when it is this learner's turn. */
    FULL(0);

    private static final long SECOND = 1_000_000_000;

    private final int perSecond;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Steps a second; 0 where there is no bound. */
    public int stepsPerSecond() {
        return perSecond;
    }

    /** From one step to the next, in nanoseconds. */
    long gap() {
        return perSecond == 0 ? 0 : SECOND / perSecond;
    }
}
