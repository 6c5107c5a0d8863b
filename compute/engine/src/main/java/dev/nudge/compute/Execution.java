package dev.nudge.compute;

import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceSwitch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A program made ready on a device, with its own data, scalars and state. Calls wait for one another, but for {@link #stop()} and
 * {@link #close()}, which may come from any thread at any time and end a run after the step it is in, or within it if the step takes more than a few
 * milliseconds: such a step is cut off, does not count, and leaves the state as it was before it. Executions that {@link Compute#open(Program, Execution) share} wait for one another too.
 */
public final class Execution implements AutoCloseable {
    private final Compute owner;
    private final Program program;
    private final ProgramCache.Lease lease;
    private final DeviceExecution device;
    private final BooleanSupplier stopped = this::isStopped;
    /** One for all executions that share: none of them runs, reads or writes while another does. */
    private final Object lock;

    private final Map<String, SharedInput> shared;
    private long bytes;
    private volatile boolean stopRequested;
    private volatile boolean closing;
    private boolean closed;

    private Execution(
            Compute owner,
            Program program,
            ProgramCache.Lease lease,
            DeviceExecution device,
            long bytes,
            Object lock,
            Map<String, SharedInput> shared) {
        this.owner = owner;
        this.program = program;
        this.lease = lease;
        this.device = device;
        this.bytes = bytes;
        this.lock = lock;
        this.shared = shared;
    }

    /** With all inputs its own. */
    static Execution alone(Compute owner, Program program, ProgramCache.Lease lease, long bytes) {
        DeviceExecution device = lease.program().start();
        return new Execution(owner, program, lease, device, bytes, new Object(), new HashMap<>());
    }

    /** Another program, with the inputs of these names in common with this. */
    Execution sharing(Set<String> names, Program other, ProgramCache.Lease otherLease, long otherBytes) {
        synchronized (lock) {
            requireOpen();
            Map<Integer, Integer> nodes = new HashMap<>();
            names.forEach(name -> nodes.put(other.node(name), program.node(name)));
            DeviceExecution started = otherLease.program().start(device, nodes);
            Map<String, SharedInput> held = new HashMap<>();
            names.forEach(name -> held.put(name, shared.computeIfAbsent(name, this::firstShared)));
            held.values().forEach(SharedInput::join);
            return new Execution(owner, other, otherLease, started, otherBytes, lock, held);
        }
    }

    /** Bytes it holds on its device, with all of what it shares with others. */
    public long bytes() {
        synchronized (lock) {
            return bytes
                    + shared.values().stream().mapToLong(SharedInput::bytes).sum();
        }
    }

    private SharedInput firstShared(String name) {
        SharedInput input = new SharedInput(lease.program().bytesOfInput(program.node(name)));
        bytes -= input.bytes();
        return input;
    }

    /** The device this was opened on. */
    Device place() {
        return lease.device();
    }

    /** The device this was opened on, for people: cores, vector width, memory. */
    public String where() {
        return lease.device().describe().text();
    }

    /** Whether the device this was opened on is a GPU. */
    public boolean isOnGpu() {
        return lease.device().describe().kind() == Description.Kind.GPU;
    }

    /** Whether it computes in another process now. */
    boolean isElsewhere() {
        return lease.device().isElsewhere() && device.switches().isEmpty();
    }

    boolean isOf(Compute compute) {
        return owner == compute;
    }

    public Program program() {
        return program;
    }

    /**
     * Replaces the numbers of data, a state or a scalar.
     *
     * @param values in row-major order; as many as the shape has elements
     * @throws IllegalArgumentException for an index or label that is no whole number up to 2^24 in size, and for a {@link Recorder#SEED seed} that is none
     *     below 2^24; nothing is written
     */
    public void write(String name, float... values) {
        synchronized (lock) {
            Leaf.Input input = writable(name, values.length);
            if (mustBeWhole(input)) {
                for (float value : values) {
                    requireWhole(input, value);
                }
            }
            device.write(program.node(name), values);
        }
    }

    /** As {@link #write(String, float...)}; a device that computes in float32 rounds. */
    public void write(String name, double[] values) {
        synchronized (lock) {
            Leaf.Input input = writable(name, values.length);
            if (mustBeWhole(input)) {
                for (double value : values) {
                    requireWhole(input, value);
                }
            }
            device.write(program.node(name), values);
        }
    }

    private static boolean mustBeWhole(Leaf.Input input) {
        return input.dtype() == DType.INT32 || input.name().equals(Recorder.SEED);
    }

    private static void requireWhole(Leaf.Input input, double value) {
        if (input.dtype() == DType.INT32) {
            DType.requireWhole("write '" + input.name() + "'", value);
        } else {
            Random.seed(value);
        }
    }

    /** Sets a scalar: the learning rate, say. */
    public void set(String name, double value) {
        write(name, new double[] {value});
    }

    /** Writes one number everywhere: the learning rate of all {@link Program#copies copies}, say. */
    public void fill(String name, double value) {
        double[] all = new double[program.input(name).shape().size()];
        Arrays.fill(all, value);
        write(name, all);
    }

    private Leaf.Input writable(String name, int length) {
        requireOpen();
        Leaf.Input input = program.input(name);
        if (input.shape().size() != length) {
            throw new ShapeException(
                    "write",
                    "'" + name + "' is " + input.shape() + " and takes "
                            + input.shape().size() + " numbers, " + length + " were given.");
        }
        return input;
    }

    /**
     * A copy of an output, a state or other input in row-major order.
     *
     * @throws IllegalStateException for an output, if the last step was cut off and the device holds no whole one
     */
    public float[] read(String name) {
        synchronized (lock) {
            requireOpen();
            return device.read(number(name));
        }
    }

    /** As {@link #read}, with all digits of a device that computes in double precision. */
    public double[] readDoubles(String name) {
        synchronized (lock) {
            requireOpen();
            return device.readDoubles(number(name));
        }
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
     * @param steps 0 or more
     * @return how many whole steps were done: {@code steps}, or fewer after a {@link #stop()} or when this thread was interrupted
     * @throws BudgetException if the owner's budget has fewer steps left; a run that fails has taken all of its steps from it
     */
    public long run(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("run '" + program.name() + "': " + steps
                    + " steps; a program runs forwards only. Give 0 or more, or restore a snapshot to go back?");
        }
        synchronized (lock) {
            requireOpen();
            owner.takeSteps(program.name(), steps);
            long done = steps;
            try {
                done = device.run(steps, stopped);
            } finally {
                stopRequested = false;
                owner.returnSteps(steps - done);
            }
            return done;
        }
    }

    /** Ends the run after the step it is in, or within a long one; without a run, the next run, before its first step. Each request ends one run. */
    public void stop() {
        stopRequested = true;
    }

    private boolean isStopped() {
        return closing || stopRequested || Thread.currentThread().isInterrupted();
    }

    /** When its device died and another went on, and why, oldest first; empty while it is where it was opened. */
    public List<DeviceSwitch> switches() {
        return device.switches();
    }

    /** The state as it is now. */
    public Snapshot snapshot() {
        synchronized (lock) {
            Map<String, double[]> state = new LinkedHashMap<>();
            program.inputs().forEach((name, node) -> {
                if (program.input(name).kind() == Leaf.Kind.STATE) {
                    state.put(name, readDoubles(name));
                }
            });
            return new Snapshot(state);
        }
    }

    /**
     * Puts back the state; data and scalars stay as they are.
     *
     * @throws IllegalArgumentException if the snapshot holds what is no state of this program
     * @throws ShapeException if a state has another number of elements here; in both cases nothing is put back
     */
    public void restore(Snapshot snapshot) {
        synchronized (lock) {
            snapshot.names().forEach(name -> requireState(name, snapshot.values(name).length));
            snapshot.names().forEach(name -> write(name, snapshot.values(name)));
        }
    }

    private void requireState(String name, int length) {
        Leaf.Input input = writable(name, length);
        if (input.kind() != Leaf.Kind.STATE) {
            throw new IllegalArgumentException("restore: the snapshot holds a state '" + name + "', which is "
                    + input.kind() + " of the program '" + program.name()
                    + "'; only states are put back. Was it taken of another program?");
        }
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

    /** Frees its data and state, but for what it shares with others still open, after the step it is in or within a long one. The compiled program stays with the device for others. */
    @Override
    public void close() {
        endRuns();
        free();
    }

    private void free() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                device.close();
            } finally {
                lease.close();
                long freed =
                        shared.values().stream().mapToLong(SharedInput::leave).sum();
                owner.release(this, bytes + freed);
            }
        }
    }
}
