package dev.nudge.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts upon a device in another process, one after the other on a thread of their own. Such a device may be silent for long, and whoever asks holds the lock of
 * a page: it waits a little, and is told later.
 */
final class Errands {

    private final Queue<Errand> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** Whether one is not done yet. */
    synchronized boolean areUnderWay() {
        return underWay;
    }

    /**
     * Does {@code act} after those that wait already, and waits for it.
     *
     * @param patience how long
     * @param left run when patience ends, before {@code late} can be
     * @param late told of the end of an act that was not waited for: with what it threw, or null
     * @return whether it is done
     * @throws RuntimeException what the act threw
     */
    boolean run(Runnable act, Duration patience, Runnable left, Consumer<@Nullable RuntimeException> late) {
        Errand errand = new Errand(act, late);
        synchronized (this) {
            waiting.add(errand);
            if (!underWay) {
                underWay = true;
                Thread.ofVirtual().name("errands").start(this::goOn);
            }
        }
        return errand.await(patience, left);
    }

    private void goOn() {
        for (Errand next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized @Nullable Errand next() {
        Errand next = waiting.poll();
        underWay = next != null;
        return next;
    }

    private static final class Errand {
        private final Runnable act;
        private final Consumer<@Nullable RuntimeException> late;
        private @Nullable RuntimeException failure;
        private boolean ended;
        private boolean isLeft;

        private Errand(Runnable act, Consumer<@Nullable RuntimeException> late) {
            this.act = act;
            this.late = late;
        }

        private void run() {
            RuntimeException thrown = null;
            try {
                act.run();
            } catch (RuntimeException failed) {
                thrown = failed;
            } catch (Error failed) {
                thrown = new IllegalStateException("an act upon a device in another process failed", failed);
            }
            synchronized (this) {
                failure = thrown;
                ended = true;
                notifyAll();
                if (!isLeft) {
                    return;
                }
            }
            late.accept(thrown);
        }

        private synchronized boolean await(Duration patience, Runnable left) {
            long end = System.nanoTime() + patience.toNanos();
            boolean interrupted = false;
            for (long nanos = patience.toNanos(); !ended && nanos > 0; nanos = end - System.nanoTime()) {
                try {
                    wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
                } catch (InterruptedException now) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (!ended) {
                isLeft = true;
                left.run();
            } else if (failure != null) {
                throw failure;
            }
            return ended;
        }
    }
}
