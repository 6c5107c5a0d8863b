package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import dev.nudge.ui.play.Bulletin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a page up with its class. What costs little is shown at every news, which come at most four times a second; what costs more once a second at most, and once
 * more when it has become quiet.
 */
final class ClassNews implements AutoCloseable {

    private static final long SLOW_NANOS = 1_000_000_000L;

    private final Bulletin bulletin;
    private final Runnable quick;
    private final Runnable slow;
    private long shown;
    private volatile boolean later;

    /**
     * @param page attached
     */
    ClassNews(Component page, Runnable quick, Runnable slow) {
        this.quick = quick;
        this.slow = slow;
        this.shown = System.nanoTime() - SLOW_NANOS;
        this.bulletin = new Bulletin(page, this::show);
    }

    /** There are news; on any thread. */
    void come() {
        bulletin.mailbox().called();
    }

    /** With the page's lock. */
    private void show() {
        quick.run();
        long now = System.nanoTime();
        if (now - shown >= SLOW_NANOS) {
            shown = now;
            slow.run();
        } else if (!later) {
            later = true;
            CompletableFuture.delayedExecutor(SLOW_NANOS - (now - shown), TimeUnit.NANOSECONDS)
                    .execute(this::comeLater);
        }
    }

    private void comeLater() {
        later = false;
        come();
    }

    @Override
    public void close() {
        bulletin.close();
    }
}
