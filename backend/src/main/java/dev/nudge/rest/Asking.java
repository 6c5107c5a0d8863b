package dev.nudge.rest;

import dev.nudge.allowance.Buckets;
import dev.nudge.allowance.ClientAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How often one address may ask for something. */
public final class Asking {

    private final Buckets buckets;
    private final int burst;
    private final int perMinute;

    Asking(int burst, int perMinute) {
        this.buckets = new Buckets(burst, perMinute);
        this.burst = burst;
        this.perMinute = perMinute;
    }

    /**
     * Counts one more.
     *
     * @param peer of the connection
     * @throws Problem that says when to come again, if this address has nothing left
     */
    public void count(@Nullable String peer) {
        Duration wait = buckets.take(ClientAddress.of(peer));
        if (!wait.isZero()) {
            throw Problem.later(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many requests",
                    "Your address may send " + perMinute + " requests a minute, " + burst
                            + " at once. Wait as long as Retry-After says; keep answers, and ask with If-None-Match.",
                    wait);
        }
    }
}
