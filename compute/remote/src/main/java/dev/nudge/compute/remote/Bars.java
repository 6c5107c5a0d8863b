package dev.nudge.compute.remote;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Programs that are kept away from workers, and why: for ten minutes, since a driver or a machine may have become better by then. */
final class Bars {
    static final Duration LENGTH = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Bar> bars = new HashMap<>();

    private record Bar(String reason, long since) {}

    Bars(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param program its canonical bytes */
    synchronized void add(ByteBuffer program, String reason) {
        bars.put(program, new Bar(reason, nanoTime.getAsLong()));
    }

    /** Why a program is kept away; null if it is not. */
    synchronized @Nullable String reason(ByteBuffer program) {
        long now = nanoTime.getAsLong();
        bars.values().removeIf(bar -> now - bar.since() >= LENGTH.toNanos());
        Bar bar = bars.get(program);
        return bar == null ? null : bar.reason();
    }
}
