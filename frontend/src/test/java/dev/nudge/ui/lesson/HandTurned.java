package dev.nudge.ui.lesson;

import dev.nudge.schedule.Threads;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The scheduler's thread and clock, both turned by hand. */
final class HandTurned implements Threads, Clock {

    private record Later(long due, Runnable task) {}

    final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this);

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Later> later = new ArrayList<>();
    private long now;
    private long tick;

    /** How long every look at the clock takes. */
    void setTick(long nanos) {
        tick = nanos;
    }

    /** Lets time pass, and does what falls due. */
    void pass(long milliseconds) {
        for (long i = 0; i < milliseconds; i++) {
            now += 1_000_000;
            for (Later each : List.copyOf(later)) {
                if (each.due <= now) {
                    later.remove(each);
                    each.task.run();
                }
            }
            for (int turns = tasks.size(); turns > 0; turns--) {
                tasks.remove().run();
            }
        }
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public void run(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void runLater(Runnable task, long nanos) {
        later.add(new Later(now + nanos, task));
    }

    @Override
    public long wallTime() {
        return now / 1_000_000;
    }

    @Override
    public long monotonicTime() {
        now += tick;
        return now;
    }
}
