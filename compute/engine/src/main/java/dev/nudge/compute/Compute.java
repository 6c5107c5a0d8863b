package dev.nudge.compute;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceSwitch;
import dev.nudge.compute.device.Placer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One owner's use of devices: opens programs within a {@link Budget}, and frees everything it opened when it is closed. Safe for use by several
 * threads; each {@link Execution} is for one at a time.
 */
public final class Compute implements AutoCloseable {
    private static final ScopedValue<Room> CURRENT = ScopedValue.newInstance();

    /** What a device keeps of each node of a program, at least. */
    private static final long BYTES_OF_A_NODE = 64;

    private final Placer placer;
    private final Budget budget;
    private final List<Execution> open = new ArrayList<>();
    private long bytesHeld;
    private long stepsTaken;
    private boolean closed;

    private Compute(Placer placer, Budget budget) {
        this.placer = placer;
        this.budget = budget;
    }

    /** An owner of work on {@code device}. */
    public static Compute on(Device device, Budget budget) {
        return on(program -> device, budget);
    }

    /** An owner of work that goes where {@code placer} says. */
    public static Compute on(Placer placer, Budget budget) {
        return new Compute(placer, budget);
    }

    /**
     * Makes a program ready to run, with its own data, scalars and state, all zero. An equal program that was opened before on its device is not compiled
     * again; compiling one holds up nobody but those who open the same.
     *
     * @throws BudgetException if a tensor has more elements, or all open executions together more bytes, than the budget allows
     */
    public Execution open(Program program) {
        return open(
                program,
                placer.place(program),
                Set.of(),
                (lease, bytes) -> Execution.alone(this, program, lease, bytes));
    }

    /**
     * Makes a program ready that shares with another: every data, scalar and state that both declare under one name with one shape is there once, and what
     * one execution writes or updates, the other sees. So a short last batch, a second program of its own size, goes on with the weights of the first:
     *
     * <pre>{@code
     * Execution full = compute.open(step(batches));
     * Execution last = compute.open(step(batches.last()), full);
     * batches.begin(full, epoch);
     * full.run(batches.perEpoch());
     * last.run(1);
     * }</pre>
     *
     * <p>Calls on executions that share wait for one another. They are closed in any order; what they share stays until the last is closed.
     *
     * @param sharing an open execution of this owner, which may share with others already
     * @throws BudgetException as {@link #open(Program)}; what is shared counts once
     * @throws IllegalArgumentException if they have nothing to share, or a state of one name differs in shape
     */
    public Execution open(Program program, Execution sharing) {
        if (!sharing.isOf(this)) {
            throw new IllegalArgumentException(
                    "open '" + program.name() + "': '" + sharing.program().name()
                            + "' was opened by another owner; only executions of one owner can share.");
        }
        Set<String> shared = SharedInput.between(program, sharing.program());
        return open(program, sharing.place(), shared, (lease, bytes) -> sharing.sharing(shared, program, lease, bytes));
    }

    /** Starts an execution of a compiled program, for which bytes are reserved. */
    private interface Start {
        Execution with(ProgramCache.Lease lease, long bytes);
    }

    private Execution open(Program program, Device device, Set<String> shared, Start start) {
        String operation = "open '" + program.name() + "'";
        requireElements(operation, program);
        requireBytes(operation, leastBytes(program, shared));
        ProgramCache.Lease lease = ProgramCache.of(device).lease(program);
        long reserved = 0;
        boolean opened = false;
        try {
            CompiledProgram compiled = lease.program();
            long saved = shared.stream()
                    .mapToLong(name -> compiled.bytesOfInput(program.node(name)))
                    .sum();
            reserved = reserve(operation, compiled.bytesPerExecution() - saved + constantBytes(program));
            Execution execution = start.with(lease, reserved);
            opened = true;
            keep(execution);
            return execution;
        } finally {
            if (!opened) {
                giveBack(reserved);
                lease.close();
            }
        }
    }

    private void requireElements(String operation, Program program) {
        for (Graph.Node node : program.graph().nodes()) {
            // Views too: a device may have to copy one, and reading an output does.
            if (node.shape().size() > budget.elements()) {
                throw BudgetException.elements(operation, node.shape().size(), budget.elements());
            }
        }
    }

    /** What tensors captured by the program take. Its executions have them in common, but each is charged: the last one open holds them. */
    private static long constantBytes(Program program) {
        long bytes = 0;
        for (Graph.Node node : program.graph().nodes()) {
            bytes += node.op() instanceof Leaf.Constant constant
                    ? 4L * constant.shape().size()
                    : 0;
        }
        return bytes;
    }

    /** Its inputs, constants and nodes take this much on every device, which is known before it is compiled. */
    private static long leastBytes(Program program, Set<String> shared) {
        return constantBytes(program)
                + BYTES_OF_A_NODE * program.graph().nodes().size()
                + program.inputs().keySet().stream()
                        .filter(name -> !shared.contains(name))
                        .mapToLong(name -> 4L * program.input(name).shape().size())
                        .sum();
    }

    private synchronized void requireBytes(String operation, long bytes) {
        requireOpen();
        if (bytes > budget.bytes() - bytesHeld) {
            throw BudgetException.bytes(operation, bytes, budget.bytes() - bytesHeld);
        }
    }

    private synchronized long reserve(String operation, long bytes) {
        requireBytes(operation, bytes);
        bytesHeld += bytes;
        return bytes;
    }

    private synchronized void giveBack(long bytes) {
        bytesHeld -= bytes;
    }

    /** Remembers an execution to be closed with this owner, which may have been closed meanwhile. */
    private void keep(Execution execution) {
        boolean late;
        synchronized (this) {
            open.add(execution);
            late = closed;
        }
        if (late) {
            execution.close();
            requireOpen();
        }
    }

    /**
     * Closes the programs kept compiled for a device. A device calls this when it is closed; those still in use are closed when their last
     * execution is.
     */
    public static void forget(Device device) {
        ProgramCache.forget(device);
    }

    /**
     * Runs {@code work}, whose tensors computed at once keep within this owner's budget too: each in its elements, and all that are made, whether they are still
     * needed or not, together in bytes, beside what open executions hold and what other threads do within the budget. The bytes are given back when the work is
     * done. Work within the work of another owner keeps within both budgets. A thread that the work starts itself is not part of it.
     *
     * @throws BudgetException from {@code work}, before a tensor that exceeds the budget is made
     */
    public <T> T within(Supplier<T> work) {
        requireOpen();
        Room around = CURRENT.isBound() ? CURRENT.get() : null;
        if (around != null && around.isOf(this)) {
            return work.get();
        }
        Room room = new Room(this, around, new AtomicLong());
        try {
            return ScopedValue.where(CURRENT, room).call(work::get);
        } finally {
            giveBack(room.taken().get());
        }
    }

    /** Work done at once within an owner's budget, what it took so far, and the work of another owner around it. */
    private record Room(Compute owner, @Nullable Room around, AtomicLong taken) {
        boolean isOf(Compute compute) {
            return owner == compute || around != null && around.isOf(compute);
        }

        void requireElements(String operation, long elements) {
            if (elements > owner.budget.elements()) {
                throw BudgetException.elements(operation, elements, owner.budget.elements());
            }
            if (around != null) {
                around.requireElements(operation, elements);
            }
        }

        void requireBytes(String operation, long bytes) {
            owner.requireBytes(operation, bytes);
            if (around != null) {
                around.requireBytes(operation, bytes);
            }
        }

        void take(String operation, long bytes) {
            taken.addAndGet(owner.reserve(operation, bytes));
            if (around != null) {
                around.take(operation, bytes);
            }
        }
    }

    /** Whether this is part of work that has a budget. */
    static boolean isLimited() {
        return CURRENT.isBound();
    }

    /** Takes the room for a tensor from the budget of the work this is part of, or refuses. */
    static void requireRoom(String operation, long elements) {
        if (CURRENT.isBound()) {
            Room room = CURRENT.get();
            room.requireElements(operation, elements);
            room.requireBytes(operation, 4 * elements);
            room.take(operation, 4 * elements);
        }
    }

    /** Refuses an op that needs more room on the way, in floats, than is left in the budget of the work this is part of. */
    static void requireScratch(String operation, long floats) {
        if (CURRENT.isBound()) {
            CURRENT.get().requireBytes(operation, 4 * floats);
        }
    }

    /** Bytes held on devices by open executions, and by work that goes on {@link #within} the budget. */
    public synchronized long bytesHeld() {
        return bytesHeld;
    }

    /** Whether one of the open executions computes in another process now, so that running it is waiting. */
    public synchronized boolean isElsewhere() {
        return open.stream().anyMatch(Execution::isElsewhere);
    }

    /** Where open executions went on upon another device than they were placed on, and why. */
    public List<DeviceSwitch> switches() {
        List<Execution> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        return all.stream().flatMap(execution -> execution.switches().stream()).toList();
    }

    /** Takes steps from the budget, or refuses. */
    synchronized void takeSteps(String program, long steps) {
        requireOpen();
        if (countsSteps()) {
            if (steps > budget.steps() - stepsTaken) {
                throw BudgetException.steps("run '" + program + "'", steps, budget.steps() - stepsTaken);
            }
            stepsTaken += steps;
        }
    }

    /** Gives back steps that were taken but not run. */
    synchronized void returnSteps(long steps) {
        if (countsSteps()) {
            stepsTaken -= steps;
        }
    }

    /** Without a limit nothing is counted: neither an endless run that fails nor two at once use it up. */
    private boolean countsSteps() {
        return budget.steps() < Long.MAX_VALUE;
    }

    synchronized void release(Execution execution, long bytes) {
        if (open.remove(execution)) {
            bytesHeld -= bytes;
        }
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this owner was closed and everything it held is freed; open a new one.");
        }
    }

    /** Frees everything this owner opened. Runs that go on end after the step they are in, or within a long one. */
    @Override
    public void close() {
        List<Execution> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open);
        }
        all.forEach(Execution::endRuns);
        all.forEach(Execution::close);
    }
}
