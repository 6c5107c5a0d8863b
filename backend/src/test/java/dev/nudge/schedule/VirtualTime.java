package dev.nudge.schedule;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Threads that are turned by hand, and a clock that only moves when told to, or a little with every look at it. */
public final class VirtualTime implements Threads, Clock {

    private record Later(long due, Runnable task) {}

    public final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this);

    private final int count;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Later> later = new ArrayList<>();
    private long now = 1_000_000_000;
    private long tick;

    public VirtualTime(int count) {
        this.count = count;
    }

    /** Every look at the clock takes this long from now on. */
    public void setTick(long nanos) {
        tick = nanos;
    }

    /** Time passes; nothing runs meanwhile. */
    public void pass(long nanos) {
        now += nanos;
    }

    /** Runs one thread for one turn; false when there is none to run. */
    public boolean turn() {
        for (Later each : List.copyOf(later)) {
            if (each.due <= now) {
                later.remove(each);
                each.task.run();
            }
        }
        Runnable task = tasks.poll();
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    /** Runs whatever is due, without time passing but by ticks; at most so many turns. */
    public int turns(int most) {
        int turns = 0;
        while (turns < most && turn()) {
            turns++;
        }
        return turns;
    }

    /** Runs all that falls due while this much time passes, a millisecond after the other. */
    public void run(long nanos) {
        long end = now + nanos;
        while (now < end) {
            while (now < end && turn()) {}
            now = Math.min(end, now + 1_000_000);
        }
        turns(1);
    }

    /** Threads that are called and have not begun. */
    public int called() {
        return tasks.size();
    }

    @Override
    public int count() {
        return count;
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
