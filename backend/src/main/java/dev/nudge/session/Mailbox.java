package dev.nudge.session;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What one page is told of a session that goes on by itself: a slot for one picture, the newest. The next is delivered when the browser has acknowledged the one
 * before, so a slow browser gets fewer pictures and never old ones.
 */
public final class Mailbox implements Onlooker, AutoCloseable {

    /** After this long an acknowledgement is taken for lost. */
    private static final long LOST = 5_000_000_000L;

    private final Executor executor;
    private final Runnable delivery;
    private final LongSupplier nanoTime;
    private boolean waiting;
    private boolean onItsWay;
    private long sent;
    private boolean closed;

    /**
     * @param executor where {@code delivery} runs; not the caller's thread, which is the scheduler's
     * @param delivery shows the page {@link LearnerSession#look what there is}, and asks it to {@link #acknowledge}
     */
    public Mailbox(Executor executor, Runnable delivery, LongSupplier nanoTime) {
        this.executor = executor;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized boolean isReady() {
        return !closed && !waiting && isFree();
    }

    @Override
    public synchronized void called() {
        waiting = true;
        deliver();
    }

    /** The browser has shown what was delivered last. */
    public synchronized void acknowledge() {
        onItsWay = false;
        deliver();
    }

    /** The page has gone; nothing is delivered any more. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private boolean isFree() {
        return !onItsWay || nanoTime.getAsLong() - sent > LOST;
    }

    private void deliver() {
        if (!closed && waiting && isFree()) {
            waiting = false;
            onItsWay = true;
            sent = nanoTime.getAsLong();
            executor.execute(delivery);
        }
    }
}
