package dev.nudge.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.allowance.ClientAddress;
import dev.nudge.classroom.ClassroomRefusedException.Reason;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How often each address may still do something. Addresses are in memory only, and forgotten. */
final class Attempts {

    private final Cache<String, Bucket> buckets;
    private final int most;
    private final Duration time;

    /**
     * @param most at once
     * @param time after which all of these may be done again
     */
    Attempts(int most, Duration time) {
        this.most = most;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(time)
                .build();
    }

    private Bucket bucket(String address) {
        return buckets.get(
                ClientAddress.of(address),
                of -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                        .build());
    }

    /** @throws ClassroomRefusedException if nothing is left */
    void require(String address) {
        if (bucket(address).getAvailableTokens() < 1) {
            throw new ClassroomRefusedException(Reason.TOO_OFTEN, most);
        }
    }

    /** @throws ClassroomRefusedException if nothing is left */
    void take(String address) {
        if (!bucket(address).tryConsume(1)) {
            throw new ClassroomRefusedException(Reason.TOO_OFTEN, most);
        }
    }
}
