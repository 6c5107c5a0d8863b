package dev.nudge.compute;

import dev.nudge.compute.device.DeviceExecution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A program made ready on a device, with its own data, scalars and state. Calls wait for one another, but for {@link #stop()} and
 * {@link #close()}, which may come from any thread at any time and end a run after the step it is in.
 */
public final class Execution implements AutoCloseable {
    private final Compute owner;
    private final Program program;
    private final ProgramCache.Lease lease;
    private final DeviceExecution device;
    private final BooleanSupplier stopped = this::isStopped;
    private final long bytes;
    private volatile boolean stopRequested;
    private volatile boolean closing;
    private boolean closed;

    Execution(Compute owner, Program program, ProgramCache.Lease lease, DeviceExecution device, long bytes) {
        this.owner = owner;
        this.program = program;
        this.lease = lease;
        this.device = device;
        this.bytes = bytes;
    }

    public Program program() {
        return program;
    }

    /**
     * Replaces the numbers of data, a state or a scalar.
     *
     * @param values in row-major order; as many as the shape has elements
     */
    public synchronized void write(String name, float... values) {
        device.write(writable(name, values.length), values);
    }

    /** As {@link #write(String, float...)}; a device that computes in float32 rounds. */
    public synchronized void write(String name, double[] values) {
        device.write(writable(name, values.length), values);
    }

    /** Sets a scalar: the learning rate, say. */
    public void set(String name, double value) {
        write(name, new double[] {value});
    }

    private int writable(String name, int length) {
        requireOpen();
        Leaf.Input input = program.input(name);
        if (input.shape().size() != length) {
            throw new ShapeException(
                    "write",
                    "'" + name + "' is " + input.shape() + " and takes "
                            + input.shape().size() + " numbers, " + length + " were given.");
        }
        return number(name);
    }

    /** A copy of an output, a state or other input in row-major order. */
    public synchronized float[] read(String name) {
        requireOpen();
        return device.read(number(name));
    }

    /** As {@link #read}, with all digits of a device that computes in double precision. */
    public synchronized double[] readDoubles(String name) {
        requireOpen();
        return device.readDoubles(number(name));
    }

    private int number(String name) {
        Integer number = program.inputs().getOrDefault(name, program.outputs().get(name));
        if (number == null) {
            throw new IllegalArgumentException("program '" + program.name() + "' has no input or output '" + name
                    + "'; it has " + program.inputs().keySet() + " and "
                    + program.outputs().keySet() + ".");
        }
        return number;
    }

    /**
     * Replays the program. Builds no graph; on the CPU, once warm and on one thread, allocates nothing.
     *
     * @return how many steps were done: {@code steps}, or fewer after a {@link #stop()} or when this thread was interrupted
     * @throws BudgetException if the owner's budget has fewer steps left
     */
    public synchronized long run(long steps) {
        requireOpen();
        owner.takeSteps(program.name(), steps);
        long done = 0;
        try {
            done = device.run(steps, stopped);
        } finally {
            stopRequested = false;
            owner.returnSteps(steps - done);
        }
        return done;
    }

    /** Ends the run after the step it is in; without one, the next run, before its first step. Each request ends one run. */
    public void stop() {
        stopRequested = true;
    }

    private boolean isStopped() {
        return closing || stopRequested || Thread.currentThread().isInterrupted();
    }

    /** The state as it is now. */
    public synchronized Snapshot snapshot() {
        Map<String, double[]> state = new LinkedHashMap<>();
        program.inputs().forEach((name, node) -> {
            if (program.input(name).kind() == Leaf.Kind.STATE) {
                state.put(name, readDoubles(name));
            }
        });
        return new Snapshot(state);
    }

    /** Puts back the state; data and scalars stay as they are. */
    public synchronized void restore(Snapshot snapshot) {
        snapshot.names().forEach(name -> write(name, snapshot.values(name)));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the execution of '" + program.name() + "' was closed; open it again.");
        }
    }

    /** Ends the run that goes on, and all later ones. */
    void endRuns() {
        closing = true;
    }

    /** Frees its data and state, after the step it is in. The compiled program stays with the device for others. */
    @Override
    public void close() {
        endRuns();
        free();
    }

    private synchronized void free() {
        if (!closed) {
            closed = true;
            try {
                device.close();
            } finally {
                lease.close();
                owner.release(this, bytes);
            }
        }
    }
}
