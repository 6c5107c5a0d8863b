package dev.nudge.allowance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/** How often each of many may do something: so often at once, and evenly after that. They are addresses as a rule. */
public final class Buckets {

    /** More addresses than a server of this size hears of; beyond them some are forgotten, which gives them their burst again. */
    private static final int ADDRESSES = 100_000;

    private final int burst;
    private final int evenly;
    private final Duration time;

    /** An address that was silent for this long has all of its burst again. */
    private final Cache<String, Bucket> buckets;

    /**
     * @param burst how often at once, at least 1
     * @param perMinute how often evenly, at least 1
     */
    public Buckets(int burst, int perMinute) {
        this(burst, perMinute, Duration.ofMinutes(1));
    }

    /**
     * @param most how often at once, at least 1
     * @param time after which all of that may be done again
     */
    public Buckets(int most, Duration time) {
        this(most, most, time);
    }

    private Buckets(int burst, int evenly, Duration time) {
        this.burst = burst;
        this.evenly = evenly;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(time.multipliedBy(1 + burst / evenly))
                .build();
    }

    /**
     * Takes one from what this address has left.
     *
     * @param address as {@link ClientAddress#of} has it
     * @return zero if there was one; else how long to wait for the next, and nothing was taken
     */
    public Duration take(String address) {
        ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** What {@link #take} would say now; nothing is taken. */
    public Duration wait(String address) {
        EstimationProbe probe = bucket(address).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String address) {
        return buckets.get(
                address,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(evenly, time))
                        .build());
    }
}
