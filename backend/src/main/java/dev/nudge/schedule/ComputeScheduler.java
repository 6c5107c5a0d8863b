package dev.nudge.schedule;

import dev.nudge.schedule.Work.Next;
import dev.nudge.schedule.Work.Priority;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Runs what is too long for a request, in slices of at most four milliseconds: interactive work before training, learner after learner, on a bounded number of
 * threads. Work that waits for a device in another process has threads of its own, so that one that hangs holds up nobody who computes here.
 */
@Component
public final class ComputeScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ComputeScheduler.class);

    /** As many slices may wait for other processes at once. */
    private static final int ELSEWHERE = 32;

    private final Clock clock;
    private final Timer slices;
    /** Guards all below, and the lanes. */
    private final Object lock = new Object();

    private final Lane here;
    private final Lane elsewhere;
    private volatile boolean closed;

    /** On the common pool, and a few threads for what waits. */
    @Autowired
    public ComputeScheduler(MeterRegistry meters) {
        this(Threads.common(), Threads.own("elsewhere", ELSEWHERE), meters);
    }

    /** On these threads, by the clock of {@code meters}. */
    public ComputeScheduler(Threads threads, MeterRegistry meters) {
        this(threads, threads, meters);
    }

    /**
     * On these threads, by the clock of {@code meters}.
     *
     * @param elsewhere for work that {@link Work#isElsewhere}
     */
    public ComputeScheduler(Threads here, Threads elsewhere, MeterRegistry meters) {
        this.here = new Lane(here);
        this.elsewhere = new Lane(elsewhere);
        this.clock = meters.config().clock();
        this.slices = Timer.builder("nudge.compute.slice")
                .description("Time one turn of a learner's work takes")
                .publishPercentileHistogram()
                .register(meters);
        for (Priority priority : Priority.values()) {
            Gauge.builder("nudge.compute.queue", this, scheduler -> scheduler.ready(priority))
                    .description("Pieces of work that wait for their turn")
                    .tag("priority", priority.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /**
     * Gives work its turns from now on.
     *
     * @param learner whose it is; compared by identity or its own {@code equals}
     */
    public Task start(Object learner, Priority priority, Work work) {
        Task task = new Task(learner, priority, work, this::forget);
        Lane lane = lane(work);
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("scheduler: it is closed and takes no more work");
            }
            lane.turns.add(task);
            lane.callThreads();
        }
        return task;
    }

    private Lane lane(Work work) {
        return work.isElsewhere() ? elsewhere : here;
    }

    /** How many pieces of work wait for their turn now. */
    public int ready(Priority priority) {
        synchronized (lock) {
            return here.turns.ready(priority) + elsewhere.turns.ready(priority);
        }
    }

    /** Ends all work, and waits for the slices that run. */
    @Override
    public void close() {
        boolean interrupted = false;
        synchronized (lock) {
            closed = true;
            here.turns.clear();
            elsewhere.turns.clear();
            while (here.turns.running() + elsewhere.turns.running() > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(Task task) {
        synchronized (lock) {
            here.turns.remove(task);
            elsewhere.turns.remove(task);
        }
    }

    /** Threads, and whose turn it is on them. */
    private final class Lane {
        private final Threads threads;
        private final Turns turns = new Turns();
        /** Threads that take turns, or are about to. */
        private int busy;
        /** When the earliest alarm rings that has not rung yet. */
        private long alarm = Long.MAX_VALUE;

        private Lane(Threads threads) {
            this.threads = threads;
        }

        /** As many threads as there is work for, up to the bound; each leaves when it finds none. */
        private void callThreads() {
            int wanted = Math.min(threads.count(), turns.running() + turns.ready());
            while (busy < wanted) {
                busy++;
                threads.run(this::takeTurn);
            }
            OptionalLong due = turns.nextDue();
            if (due.isPresent() && due.getAsLong() < alarm) {
                alarm = due.getAsLong();
                threads.runLater(this::wake, Math.max(0, alarm - clock.monotonicTime()));
            }
        }

        private void wake() {
            synchronized (lock) {
                alarm = Long.MAX_VALUE;
                if (!closed) {
                    turns.wake(clock.monotonicTime());
                    callThreads();
                }
            }
        }

        /** One slice; then the thread is given back, so that others who share it get theirs. */
        private void takeTurn() {
            Task task;
            synchronized (lock) {
                turns.wake(clock.monotonicTime());
                task = closed ? null : turns.next();
                if (task == null) {
                    busy--;
                    return;
                }
            }
            long start = clock.monotonicTime();
            Next next = Next.NEVER;
            Lane following = this;
            try {
                next = slice(task);
                following = lane(task.work());
            } finally {
                slices.record(clock.monotonicTime() - start, TimeUnit.NANOSECONDS);
                synchronized (lock) {
                    busy--;
                    turns.ended(task);
                    if (closed) {
                        lock.notifyAll();
                    } else {
                        if (!task.isCancelled()) {
                            switch (next) {
                                case Next.Soon() -> following.turns.add(task);
                                case Next.NotBefore(long nanoTime) -> following.turns.addAt(task, nanoTime);
                                case Next.Never() -> {}
                            }
                        }
                        callThreads();
                        following.callThreads();
                    }
                }
            }
        }
    }

    private Next slice(Task task) {
        if (task.isCancelled()) {
            return Next.NEVER;
        }
        try {
            return task.work().slice(new Slice(clock::monotonicTime, () -> closed || task.isCancelled()));
        } catch (RuntimeException reason) {
            LOG.error("A learner's work failed", reason);
            task.work().failed(reason);
            return Next.NEVER;
        }
    }
}
