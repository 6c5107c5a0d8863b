package dev.nudge.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.allowance.ClientAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How much of the places where frames are computed one address may take; what it asks beyond that waits for its turn. */
@Component
public final class FrameShares {

    private final RestLimits limits;

    /** Of those who compute or wait; others are forgotten. */
    private final Cache<String, Semaphore> shares =
            Caffeine.newBuilder().weakValues().build();

    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("rest-share").factory());

    FrameShares(RestLimits limits) {
        this.limits = limits;
    }

    /**
     * Asks once this address has a place, which it keeps until there is an answer. For what is kept already there is no need.
     *
     * @param peer of the connection
     * @return the answer; fails with a {@link Problem} where this address has no place for as long as a frame may take
     */
    public <T> CompletableFuture<T> of(@Nullable String peer, Supplier<CompletableFuture<T>> asking) {
        Semaphore share = shares.get(ClientAddress.of(peer), first -> new Semaphore(limits.framesPerAddress(), true));
        return CompletableFuture.supplyAsync(
                () -> {
                    enter(share);
                    try {
                        return asking.get().join();
                    } finally {
                        share.release();
                    }
                },
                threads);
    }

    private void enter(Semaphore share) {
        try {
            if (share.tryAcquire(limits.frameTime().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
        throw Problem.later(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many frames at once",
                limits.framesPerAddress()
                        + " frames are computed for your address, as many as may, and those before this one"
                        + " took all of " + limits.frameTime().toMillis()
                        + " ms. Wait, then send the request again; take fewer steps, or start a run.",
                limits.frameTime());
    }
}
