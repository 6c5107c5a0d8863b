package dev.nudge.compute.remote;

import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.remote.protocol.RunReply;
import dev.nudge.compute.remote.protocol.RunRequest;
import dev.nudge.compute.remote.protocol.Values;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An execution on the worker's device, for a caller elsewhere. Calls wait for one another, but for {@link #stop()}. */
final class HostedExecution {
    /** How often a long run tells of its progress. */
    private static final long PROGRESS_NANOS = 200_000_000;

    /** A run that takes less is done sooner than it is handed to another thread. */
    private static final double SHORT_NANOS = 50_000;

    private final String program;
    private final DeviceExecution device;
    private final long bytes;
    private final ReentrantLock lock;
    /** The latest run that is to end. */
    private final AtomicLong stopped = new AtomicLong();

    private double nanosPerStep = Double.POSITIVE_INFINITY;
    private boolean closed;

    HostedExecution(String program, DeviceExecution device, long bytes, ReentrantLock lock) {
        this.program = program;
        this.device = device;
        this.bytes = bytes;
        this.lock = lock;
    }

    String program() {
        return program;
    }

    long bytes() {
        return bytes;
    }

    DeviceExecution device() {
        return device;
    }

    /** What keeps executions that share from running at the same time. */
    ReentrantLock lock() {
        return lock;
    }

    void write(int node, boolean doubles, byte[] numbers) {
        lock.lock();
        try {
            requireOpen();
            java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(numbers);
            if (doubles) {
                device.write(node, Numbers.doubles(buffer));
            } else {
                device.write(node, Numbers.floats(buffer));
            }
        } finally {
            lock.unlock();
        }
    }

    double[] read(int node) {
        lock.lock();
        try {
            requireOpen();
            return device.readDoubles(node);
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #run}, but only if that neither waits nor takes long, by what the last run took.
     *
     * @return whether it was done
     */
    boolean runIfShort(RunRequest request, BooleanSupplier cancelled, Consumer<RunReply> out) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            boolean isShort = Math.max(1, request.getSteps()) * nanosPerStep < SHORT_NANOS
                    && request.getSnapshotBeforeCount() == 0;
            if (isShort) {
                run(request, cancelled, out);
            }
            return isShort;
        } finally {
            lock.unlock();
        }
    }

    /** Does what is asked; replies go to {@code out}, the last one too. */
    void run(RunRequest request, BooleanSupplier cancelled, Consumer<RunReply> out) {
        lock.lock();
        try {
            requireOpen();
            long start = System.nanoTime();
            for (Values values : request.getWritesList()) {
                if (values.getDoubles()) {
                    device.write(values.getNode(), Numbers.doubles(values));
                } else {
                    device.write(values.getNode(), Numbers.floats(values));
                }
            }
            snapshot(0, request.getSnapshotBeforeList(), out);
            long done = steps(request, () -> stopped.get() >= request.getRun() || cancelled.getAsBoolean(), out);
            nanosPerStep = (System.nanoTime() - start) / Math.max(1.0, done);
            RunReply.Builder last = RunReply.newBuilder().setDone(done).setFinished(true);
            if (done == request.getSteps()) {
                int bytes = 0;
                for (int node : request.getReadsList()) {
                    Values values = Numbers.exact(node, device.readDoubles(node));
                    bytes += values.getBytes().size();
                    last.addValues(values);
                    if (bytes > Numbers.CHUNK) {
                        out.accept(last.setFinished(false).build());
                        last.clearValues().setFinished(true);
                        bytes = 0;
                    }
                }
            }
            out.accept(last.build());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replays in slices of growing numbers of steps. A slice ends by its number of steps and never by {@code stop}, which might cut off a step that
     * takes longer than a slice should.
     */
    private long steps(RunRequest request, BooleanSupplier stop, Consumer<RunReply> out) {
        long steps = request.getSteps();
        long done = 0;
        long slice = 1;
        long told = System.nanoTime();
        long kept = told;
        while (done < steps) {
            long asked = Math.min(slice, steps - done);
            long start = System.nanoTime();
            long now = device.run(asked, stop);
            done += now;
            long end = System.nanoTime();
            if (now < asked) {
                return done;
            }
            slice = end - start < PROGRESS_NANOS / 4 ? 2 * slice : Math.max(1, slice / 2);
            boolean keep = request.getSnapshotDuringCount() > 0
                    && done < steps
                    && end - kept > 1_000_000L * request.getSnapshotMillis();
            if (keep) {
                snapshot(done, request.getSnapshotDuringList(), out);
                kept = System.nanoTime();
                told = kept;
            } else if (end - told > PROGRESS_NANOS && done < steps) {
                out.accept(RunReply.newBuilder().setDone(done).build());
                told = end;
            }
        }
        return done;
    }

    private void snapshot(long done, List<Integer> nodes, Consumer<RunReply> out) {
        if (nodes.isEmpty()) {
            return;
        }
        for (int node : nodes) {
            Values all = Numbers.exact(node, device.readDoubles(node));
            for (Values part : Numbers.parts(all)) {
                out.accept(RunReply.newBuilder().setDone(done).addSnapshot(part).build());
            }
        }
        out.accept(RunReply.newBuilder().setDone(done).setSnapshotWhole(true).build());
    }

    /** Ends a run after the step it is in, or before its first. One that has ended stays as it is, and later ones are none of it. */
    void stop(long run) {
        stopped.accumulateAndGet(run, Math::max);
    }

    /** Ends every run. */
    void stop() {
        stop(Long.MAX_VALUE);
    }

    void close() {
        stop();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                device.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the execution of '" + program + "' was closed; open it again.");
        }
    }
}
