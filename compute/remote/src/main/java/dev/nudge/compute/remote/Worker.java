package dev.nudge.compute.remote;

import java.util.concurrent.atomic.AtomicInteger;

/** A worker that answers, until it is lost. */
final class Worker {
    private final RemoteDevice device;
    private final long process;
    private final Runnable end;
    private final AtomicInteger executions = new AtomicInteger();
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

    /** How many executions of this process it holds. */
    int load() {
        return executions.get();
    }

    void opened() {
        executions.incrementAndGet();
    }

    void closed() {
        executions.decrementAndGet();
    }

    /** Kills it. Calls that wait for it end with {@link WorkerLostException}. */
    void end() {
        lost = true;
        end.run();
        device.close();
    }
}
