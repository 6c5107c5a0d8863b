package dev.nudge.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Whoever holds it uses a session's stage and what goes on there: an act, or a slice of the scheduler, which lets go as soon as an act waits. */
final class StageLock {

    /** Fair, so that a slice never passes an act that waits. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final AtomicInteger waiting = new AtomicInteger();

    void enterForAct() {
        waiting.incrementAndGet();
        lock.lock();
        waiting.decrementAndGet();
    }

    void enterForSlice() {
        lock.lock();
    }

    void leave() {
        lock.unlock();
    }

    boolean isActWaiting() {
        return waiting.get() > 0;
    }
}
