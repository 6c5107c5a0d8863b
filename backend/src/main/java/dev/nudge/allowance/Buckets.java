package dev.nudge.allowance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How often each address may ask: so often at once, and so often a minute. */
public final class Buckets {

    /** More addresses than a server of this size hears of; beyond them some are forgotten, which gives them their burst again. */
    private static final int ADDRESSES = 100_000;

    private final int burst;
    private final int perMinute;

    /** An address that was silent for this long has all of its burst again. */
    private final Cache<String, Bucket> buckets;

    /**
     * @param burst how often at once, at least 1
     * @param perMinute how often evenly, at least 1
     */
    public Buckets(int burst, int perMinute) {
        this.burst = burst;
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(1 + burst / perMinute))
                .build();
    }

    /**
     * Takes one from what this address has left.
     *
     * @param address as {@link ClientAddress#of} has it
     * @return zero if there was one; else how long to wait for the next, and nothing was taken
     */
    public Duration take(String address) {
        ConsumptionProbe probe = buckets.get(address, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
