package dev.nudge.compute.tornado;

import dev.nudge.compute.Layout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import uk.ac.manchester.tornado.api.DataRange;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * A program's task graph with its memory, which stays on the device: constants once, then a slot for each execution. The host changes numbers in it through
 * {@link #write}, which sends them to a task graph of its own, and looks at them through {@link #read}, which fetches just that part. Only the device's one
 * thread may use it.
 */
final class Plan implements AutoCloseable {
    private static final int SMALL_INBOX = 1 << 12;
    private static final int LARGE_INBOX = 1 << 20;
    private static final int GROUP = 64;

    private final MemoryPlan layout;
    private final int slots;
    private final boolean together;
    private final List<Kernels.Launch> launches;
    private final FloatArray memory;
    private final IntArray frame = new IntArray(2);
    private final List<FloatArray> inboxes = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final TornadoExecutionPlan plan;
    private final int stepGraph;
    private TornadoExecutionResult latest;

    /**
     * Builds and compiles.
     *
     * @param together whether one kernel does everything
     */
    Plan(MemoryPlan layout, int slots, boolean together, TornadoDevice device) {
        this.layout = layout;
        this.slots = slots;
        this.together = together;
        this.launches = together && !layout.instructions().isEmpty()
                ? List.of(Kernels.together(layout.instructions()))
                : Kernels.apart(layout.instructions());
        memory = new FloatArray(layout.shared() + slots * layout.slot());
        layout.constants().forEach((storage, values) -> {
            for (int i = 0; i < values.length; i++) {
                memory.set(storage.offset() + i, values[i]);
            }
        });
        inboxes.add(new FloatArray(Math.min(SMALL_INBOX, layout.resident())));
        if (layout.resident() > SMALL_INBOX) {
            inboxes.add(new FloatArray(Math.min(LARGE_INBOX, layout.resident())));
        }
        stepGraph = inboxes.size();
        try {
            plan = build(device);
        } catch (RuntimeException | Error failed) {
            forgetKernels();
            throw failed;
        }
        try {
            latest = deliver(0, 0, 0);
            run(0, 1);
        } catch (RuntimeException | Error failed) {
            abandon(failed);
            throw failed;
        }
    }

    /** Frees what a plan that cannot be used has taken already. */
    private void abandon(Throwable why) {
        try {
            close();
        } catch (RuntimeException again) {
            why.addSuppressed(again);
        }
    }

    private TornadoExecutionPlan build(TornadoDevice device) {
        GridScheduler grid = new GridScheduler();
        KernelContext context = new KernelContext();
        List<uk.ac.manchester.tornado.api.ImmutableTaskGraph> graphs = new ArrayList<>();
        for (FloatArray inbox : inboxes) {
            String name = "inbox" + graphs.size();
            TaskGraph graph = new TaskGraph(name);
            if (graphs.isEmpty()) {
                graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, memory);
            } else {
                graph.consumeFromDevice("inbox0", memory);
            }
            graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, frame, inbox)
                    .task("deliver", Transfers::deliver, context, memory, frame, inbox);
            if (graphs.isEmpty()) {
                graph.persistOnDevice(memory);
            }
            schedule(grid, name + ".deliver", Math.ceilDiv(inbox.getSize(), GROUP) * GROUP, GROUP);
            graphs.add(graph.snapshot());
        }
        TaskGraph step = new TaskGraph("step")
                .consumeFromDevice("inbox0", memory)
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, frame);
        for (int i = 0; i < launches.size(); i++) {
            Kernels.Launch launch = launches.get(i);
            step.task("k" + i, launch.kernel().task(), context, memory, frame);
            schedule(grid, "step.k" + i, launch.items(), launch.group());
        }
        if (!launches.isEmpty()) {
            graphs.add(step.snapshot());
        }
        TornadoExecutionPlan built =
                new TornadoExecutionPlan(graphs.toArray(uk.ac.manchester.tornado.api.ImmutableTaskGraph[]::new));
        built.withDevice(device);
        built.withGridScheduler(grid);
        return built;
    }

    private static void schedule(GridScheduler grid, String task, int items, int group) {
        WorkerGrid1D worker = new WorkerGrid1D(items);
        worker.setLocalWork(group, 1, 1);
        grid.addWorkerGrid(task, worker);
    }

    /** What it holds on the device whether or not a slot is taken. */
    long bytes() {
        long numbers = memory.getSize() + frame.getSize();
        for (FloatArray inbox : inboxes) {
            numbers += inbox.getSize();
        }
        return 4 * numbers;
    }

    /** Takes a free slot, or gives -1. Its inputs, outputs and state are zero. */
    int take() {
        int slot = taken.nextClearBit(0);
        if (slot >= slots) {
            return -1;
        }
        taken.set(slot);
        write(slot, 0, new float[layout.resident()]);
        return slot;
    }

    void giveBack(int slot) {
        taken.clear(slot);
    }

    boolean isUnused() {
        return taken.isEmpty();
    }

    private int base(int slot) {
        return layout.shared() + slot * layout.slot();
    }

    /** Writes numbers from {@code offset} of a slot on, in as many parts as the inbox needs. */
    void write(int slot, int offset, float[] values) {
        int graph = values.length > SMALL_INBOX ? 1 : 0;
        FloatArray inbox = inboxes.get(graph);
        for (int done = 0; done < values.length; done += inbox.getSize()) {
            int count = Math.min(inbox.getSize(), values.length - done);
            for (int i = 0; i < count; i++) {
                inbox.set(i, values[done + i]);
            }
            latest = deliver(graph, base(slot) + offset + done, count);
        }
    }

    private TornadoExecutionResult deliver(int graph, int where, int count) {
        frame.set(0, where);
        frame.set(1, count);
        return plan.withGraph(graph).execute();
    }

    /** The elements of an operand in row-major order. */
    float[] read(int slot, Operand from) {
        Storage storage = from.storage();
        Layout elements = from.layout();
        float[] read = new float[elements.shape().size()];
        if (read.length == 0) {
            return read;
        }
        int start = storage.offset() + (storage.isShared() ? 0 : base(slot));
        if (!storage.isShared()) {
            latest.transferToHost(new DataRange(memory).withOffset(start).withSize(storage.size()));
        }
        for (int i = 0; i < read.length; i++) {
            read[i] = memory.get(start + elements.position(i));
        }
        return read;
    }

    /** Does steps of the execution in this slot. */
    void run(int slot, int steps) {
        if (launches.isEmpty()) {
            return;
        }
        frame.set(0, base(slot));
        frame.set(1, steps);
        for (int i = 0; i < (together ? 1 : steps); i++) {
            latest = plan.withGraph(stepGraph).execute();
        }
    }

    /** Whether many steps cost one launch. */
    boolean runsManyStepsAtOnce() {
        return together;
    }

    @Override
    public void close() {
        // What is freed is what is selected: after a step, its graph alone.
        plan.withAllGraphs().freeDeviceMemory();
        try {
            plan.close();
        } catch (TornadoExecutionPlanException failed) {
            throw new IllegalStateException("a plan could not be closed", failed);
        } finally {
            forgetKernels();
        }
    }

    private void forgetKernels() {
        launches.forEach(launch -> launch.kernel().close());
    }
}
