package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** For how long a program is kept away from workers. */
class BarsTest {
    private static final ByteBuffer BAD = ByteBuffer.wrap(new byte[] {1, 2});
    private static final ByteBuffer GOOD = ByteBuffer.wrap(new byte[] {1, 3});

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Bars bars = new Bars(now::get);

    @Test
    void aProgramIsTriedAgainAfterTenMinutes() {
        bars.add(BAD, "it kills");
        assertThat(bars.reason(GOOD)).isNull();
        now.addAndGet(Bars.LENGTH.toNanos() - 1);
        assertThat(bars.reason(BAD)).isEqualTo("it kills");
        now.incrementAndGet();
        assertThat(bars.reason(BAD)).isNull();
    }

    @Test
    void theLatestReasonCountsFromItsOwnTimeOn() {
        bars.add(BAD, "it kills");
        now.addAndGet(Bars.LENGTH.toNanos() - 1);
        bars.add(BAD, "it kills again");
        now.addAndGet(Bars.LENGTH.toNanos() - 1);
        assertThat(bars.reason(BAD)).isEqualTo("it kills again");
    }
}
