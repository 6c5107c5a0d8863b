package dev.nudge.schedule;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The time work has until others want to go on. */
public final class Slice {

    /** Four milliseconds: a class of three hundred on a pair of cores all move in less than a second. */
    static final long NANOS = 4_000_000;

    private final LongSupplier nanoTime;
    private final BooleanSupplier cancelled;
    private final long end;

    Slice(LongSupplier nanoTime, BooleanSupplier cancelled) {
        this.nanoTime = nanoTime;
        this.cancelled = cancelled;
        this.end = nanoTime.getAsLong() + NANOS;
    }

    /** On the scheduler's clock. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** How much of it is left, in nanoseconds; at most 0 when it is over. */
    public long left() {
        return cancelled.getAsBoolean() ? 0 : end - nanoTime.getAsLong();
    }

    public boolean isOver() {
        return left() <= 0;
    }
}
