package dev.nudge.ui.security;

import dev.nudge.allowance.Buckets;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The room there is for sessions of embeds. */
final class EmbedRoom {

    /** Sessions in which no page lives are gone after a minute. */
    private static final Duration UNTIL_SOME_END = Duration.ofMinutes(1);

    private final EmbedLimits limits;
    private final Buckets buckets;

    /** How many sessions each address has now; one that has none is not in it. */
    private final Map<String, Integer> held = new HashMap<>();

    private int all;

    EmbedRoom(EmbedLimits limits) {
        this.limits = limits;
        this.buckets = new Buckets(limits.burst(), limits.perMinute());
    }

    /** Whether a session may begin. */
    sealed interface Entry {

        /** This address has begun, or has, as many as it may for now. */
        record TooOften(Duration delay) implements Entry {}

        /** There are as many as there may be. */
        record Full(Duration delay) implements Entry {}

        /** A session's place; it is given back when the session that holds it ends. */
        final class Place implements Entry, HttpSessionBindingListener {

            private final Runnable leave;
            private final AtomicBoolean left = new AtomicBoolean();

            private Place(Runnable leave) {
                this.leave = leave;
            }

            @Override
            public void valueUnbound(HttpSessionBindingEvent ended) {
                if (left.compareAndSet(false, true)) {
                    leave.run();
                }
            }
        }
    }

    /** @param address as {@link dev.nudge.allowance.ClientAddress#of} has it */
    synchronized Entry enter(String address) {
        if (all >= limits.sessions()) {
            return new Entry.Full(UNTIL_SOME_END);
        }
        if (held.getOrDefault(address, 0) >= limits.burst()) {
            return new Entry.TooOften(UNTIL_SOME_END);
        }
        Duration wait = buckets.take(address);
        if (!wait.isZero()) {
            return new Entry.TooOften(wait);
        }
        all++;
        held.merge(address, 1, Integer::sum);
        return new Entry.Place(() -> leave(address));
    }

    private synchronized void leave(String address) {
        all--;
        held.computeIfPresent(address, (one, count) -> count == 1 ? null : count - 1);
    }
}
