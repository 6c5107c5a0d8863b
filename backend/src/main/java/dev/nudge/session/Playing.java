package dev.nudge.session;

import dev.nudge.lesson.Stage.Stroke;
import java.time.Duration;
import java.util.Optional;

/** Which steps of a walk that plays are due. Times are nanoseconds of one clock. Used by one thread at a time. */
final class Playing {

    /** While a hand drags, steps wait for this long after one another, so that a trail has room for a long drag. */
    static final long HELD = 100_000_000;

    private final long began;
    private Pace pace;
    private long due;
    private long stepped;
    private long changed;
    private Stroke stroke = Stroke.NEW;
    private long left;

    /** The first step is due at once. */
    Playing(Pace pace, long now) {
        this(pace, Long.MAX_VALUE, now);
    }

    /** @param most how many steps to take */
    Playing(Pace pace, long most, long now) {
        this.left = most;
        this.began = now;
        this.pace = pace;
        this.due = now;
        this.stepped = now - HELD;
        this.changed = now - HELD;
    }

    Pace pace() {
        return pace;
    }

    void setPace(Pace pace, long now) {
        this.pace = pace;
        due = now;
    }

    /** A setting changed under way, perhaps by a hand that still drags. */
    void changed(long now) {
        changed = now;
    }

    /** Of all its steps only the first begins an act. */
    Stroke stroke() {
        return stroke;
    }

    /** How many steps to take now. Who is late by more than a quarter of a second does not catch up. */
    int due(long now) {
        if (now - next(now) < 0) {
            return 0;
        }
        if (pace.gap() == 0) {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
        long most = Math.min(left, Math.max(1, pace.stepsPerSecond() / 4));
        return (int) Math.min(most, 1 + (now - due) / pace.gap());
    }

    /** Whether it may take steps yet. */
    boolean hasSteps() {
        return left > 0;
    }

    void took(int steps, long now) {
        stroke = Stroke.CONTINUED;
        left -= steps;
        stepped = now;
        due += steps * pace.gap();
        if (now - due > 0) {
            due = now;
        }
    }

    /** Whether any of the time is left that this walk may play. */
    boolean hasLeft(Duration time, long now) {
        return now - (began + time.toNanos()) < 0;
    }

    /** When there is something to do next: a step, or the end of the time to play. */
    long next(Optional<Duration> time, long now) {
        long step = next(now);
        long end = began + time.map(Duration::toNanos).orElse(0L);
        return time.isPresent() && end - step < 0 ? end : step;
    }

    /** When the next step is due; not after {@code now} if one is. */
    long next(long now) {
        boolean held = now - changed < HELD;
        return held ? Math.max(due, stepped + HELD) : due;
    }
}
