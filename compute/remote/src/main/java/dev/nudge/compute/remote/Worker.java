package dev.nudge.compute.remote;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** A worker that answers, until it is lost. */
final class Worker {
    private final RemoteDevice device;
    private final long process;
    private final Runnable end;
    private final AtomicInteger executions = new AtomicInteger();
    /** Suspects write, all others read. */
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);

    private final Set<Attempt> inFlight = new HashSet<>();
    private volatile boolean lost;

    /**
     * @param process its id; 0 on another machine
     * @param end kills its process, if it is a child
     */
    Worker(RemoteDevice device, long process, Runnable end) {
        this.device = device;
        this.process = process;
        this.end = end;
    }

    RemoteDevice device() {
        return device;
    }

    long process() {
        return process;
    }

    boolean isLost() {
        return lost;
    }

    /** How many executions of this process it holds, and how many calls it is busy with, which may become some. */
    int load() {
        synchronized (inFlight) {
            return executions.get() + inFlight.size();
        }
    }

    void opened() {
        executions.incrementAndGet();
    }

    void closed() {
        executions.decrementAndGet();
    }

    /**
     * Does {@code work}, which calls this worker, beside the work of others; alone, if the attempt is suspected.
     *
     * @throws WorkerLostException if the worker is lost meanwhile, or was before its turn came
     */
    <T> T answer(Attempt attempt, Supplier<T> work) {
        Lock turn = attempt.isSuspected() ? turns.writeLock() : turns.readLock();
        turn.lock();
        try {
            begin(attempt);
            return work.get();
        } catch (WorkerLostException gone) {
            blame();
            throw gone;
        } finally {
            synchronized (inFlight) {
                inFlight.remove(attempt);
            }
            turn.unlock();
        }
    }

    private void begin(Attempt attempt) {
        synchronized (inFlight) {
            if (lost) {
                throw new WorkerLostException("its process ended", null);
            }
            inFlight.add(attempt);
        }
    }

    /** Once: what is in flight now may be what it died of. */
    private void blame() {
        synchronized (inFlight) {
            if (!lost) {
                lost = true;
                inFlight.forEach(attempt -> attempt.workerLost(inFlight.size() == 1));
            }
        }
    }

    /** Kills it. Calls that wait for it end with {@link WorkerLostException}. */
    void end() {
        blame();
        end.run();
        device.close();
    }
}
