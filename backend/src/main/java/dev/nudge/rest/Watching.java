package dev.nudge.rest;

import dev.nudge.session.Onlooker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a session's news on a thread of its own. */
final class Watching implements Onlooker {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private final long gap;
    private long looked;
    private boolean news;
    private boolean ended;

    /**
     * @param gap nanoseconds between two looks, so that no more frames are made than are asked for; those that end something come at once
     */
    Watching(long gap) {
        this.gap = gap;
        this.looked = System.nanoTime();
    }

    @Override
    public boolean isReady() {
        lock.lock();
        try {
            return !news && !ended && System.nanoTime() - looked >= gap;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void called() {
        wake(false);
    }

    /** Nobody waits any more. */
    void end() {
        wake(true);
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to look at, or it is ended.
     *
     * @return false when neither came in time
     */
    boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!news && !ended && left > 0) {
                left = called.awaitNanos(left);
            }
            boolean come = news || ended;
            news = false;
            looked = System.nanoTime();
            return come;
        } finally {
            lock.unlock();
        }
    }

    private void wake(boolean end) {
        lock.lock();
        try {
            news = true;
            ended |= end;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** So many a second. */
    static long gap(int perSecond) {
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
