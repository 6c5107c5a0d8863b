package dev.nudge.compute.remote;

/**
 * One call, which is tried on one worker after the other until it is answered. A worker that is lost makes suspects of all attempts that were in flight on it; a suspect is
 * tried again {@link Worker#answer alone}, so that the one that is alone when a second worker is lost is what kills them.
 */
final class Attempt {
    private boolean suspected;
    private boolean guilty;

    synchronized boolean isSuspected() {
        return suspected;
    }

    /** Whether two workers were lost with it in flight, the second while nothing else was. */
    synchronized boolean isGuilty() {
        return guilty;
    }

    /** @param alone whether nothing else was in flight when a worker was lost */
    synchronized void workerLost(boolean alone) {
        guilty |= suspected && alone;
        suspected = true;
    }
}
