package dev.nudge.schedule;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where slices run. */
public interface Threads {

    /** How many slices may run at once, at least 1. */
    int count();

    void run(Runnable task);

    void runLater(Runnable task, long nanos);

    /**
     * The common pool, whose threads the engine splits large work over too: so both together never use more than it has, which is a core less than the machine.
     * That core is the requests'.
     */
    static Threads common() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        return of(pool, Math.max(1, pool.getParallelism()));
    }

    /** Threads that nobody else uses; they end with the process. */
    static Threads own(String name, int count) {
        return of(
                new ScheduledThreadPoolExecutor(
                        count, Thread.ofPlatform().daemon().name(name + "-", 1).factory()),
                count);
    }

    private static Threads of(ScheduledExecutorService pool, int count) {
        return new Threads() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void run(Runnable task) {
                pool.execute(task);
            }

            @Override
            public void runLater(Runnable task, long nanos) {
                var unused = pool.schedule(task, nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
