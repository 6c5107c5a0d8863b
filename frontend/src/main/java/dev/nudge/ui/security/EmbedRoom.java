package dev.nudge.ui.security;

import dev.nudge.allowance.Buckets;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The room there is for sessions of embeds. */
final class EmbedRoom {

    /** Sessions in which no page lives are gone after a minute. */
    private static final Duration UNTIL_SOME_END = Duration.ofMinutes(1);

    private final Buckets buckets;
    private final Semaphore free;

    EmbedRoom(EmbedLimits limits) {
        this.buckets = new Buckets(limits.burst(), limits.perMinute());
        this.free = new Semaphore(limits.sessions());
    }

    /** Whether a session may begin. */
    sealed interface Entry {

        /** This address has begun as many as it may for now. */
        record TooOften(Duration delay) implements Entry {}

        /** There are as many as there may be. */
        record Full(Duration delay) implements Entry {}

        /** A session's place; it is given back when the session that holds it ends. */
        final class Place implements Entry, HttpSessionBindingListener {

            private final Semaphore free;
            private final AtomicBoolean left = new AtomicBoolean();

            private Place(Semaphore free) {
                this.free = free;
            }

            @Override
            public void valueUnbound(HttpSessionBindingEvent ended) {
                if (left.compareAndSet(false, true)) {
                    free.release();
                }
            }
        }
    }

    /** @param address as {@link dev.nudge.allowance.ClientAddress#of} has it */
    Entry enter(String address) {
        if (!free.tryAcquire()) {
            return new Entry.Full(UNTIL_SOME_END);
        }
        Duration wait = buckets.take(address);
        if (wait.isZero()) {
            return new Entry.Place(free);
        }
        free.release();
        return new Entry.TooOften(wait);
    }
}
