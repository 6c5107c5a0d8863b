package dev.nudge.session;

/** How long a step takes, as far as is known, so that work can be cut into portions. Used by one thread at a time. */
final class StepTime {

    /** Until it is measured: rather too long than too short. */
    private static final double GUESS = 100_000;

    /** The newest portion counts for a quarter. */
    private static final double NEWEST = 0.25;

    private static final int MOST = 4_096;

    private double nanosPerStep = GUESS;

    void measured(long steps, long nanos) {
        if (steps > 0) {
            nanosPerStep += NEWEST * ((double) nanos / steps - nanosPerStep);
        }
    }

    /** How many steps fit, at least 1. */
    int portion(long nanos) {
        return (int) Math.clamp(nanos / Math.max(nanosPerStep, 1), 1, MOST);
    }
}
