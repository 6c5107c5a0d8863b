package dev.nudge.compute.tornado;

import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.DeviceExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * A program and the plans that run it. The first plan is compiled at once and kept; its memory has slots for several executions of a small program. When all are
 * taken, another plan is compiled, with twice the slots, and goes when its last execution closes.
 */
final class TornadoProgram implements CompiledProgram {
    private static final int FIRST_ELEMENTS = 1 << 16;
    private static final int MOST_ELEMENTS = 1 << 24;
    private static final int MOST_SLOTS = 1024;

    /** What TornadoVM and a driver keep for a kernel, roughly: source, binary, and Java objects around it. */
    private static final long BYTES_PER_KERNEL = 16 << 10;

    private final Program program;
    private final MemoryPlan layout;
    private final boolean together;
    private final DeviceThread thread;
    private final TornadoDevice device;
    private final List<Plan> plans = new ArrayList<>();
    private final Plan firstPlan;

    TornadoProgram(Program program, boolean small, DeviceThread thread, TornadoDevice device) {
        this.program = program;
        this.thread = thread;
        this.device = device;
        this.layout = new Planner(program).plan();
        this.together = small && Kernels.isSmall(layout);
        this.firstPlan = thread.call(program.name(), this::another);
    }

    /** On the device's thread. */
    private Plan another() {
        int most = Math.max(1, MOST_ELEMENTS / layout.slot());
        int wished = Math.max(1, FIRST_ELEMENTS / layout.slot()) << Math.min(plans.size(), 10);
        Plan plan = new Plan(layout, Math.min(Math.min(wished, most), MOST_SLOTS), together, device);
        plans.add(plan);
        return plan;
    }

    Program program() {
        return program;
    }

    MemoryPlan layout() {
        return layout;
    }

    DeviceThread thread() {
        return thread;
    }

    @Override
    public long bytes() {
        int kernels = together ? 1 : layout.instructions().size();
        return firstPlan.bytes() + BYTES_PER_KERNEL * kernels;
    }

    @Override
    public long bytesPerExecution() {
        return 4L * layout.slot();
    }

    /** Nothing: plans cannot share memory, so an execution that shares an input keeps a copy of it. */
    @Override
    public long bytesOfInput(int node) {
        return 0;
    }

    @Override
    public DeviceExecution start() {
        return thread.call(program.name(), this::fresh);
    }

    /** As the device's contract says; see {@link SharedInput}. */
    @Override
    public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
        return thread.call(program.name(), () -> {
            TornadoExecution execution = fresh();
            execution.share((TornadoExecution) other, shared);
            return execution;
        });
    }

    private TornadoExecution fresh() {
        for (Plan plan : plans) {
            int slot = plan.take();
            if (slot >= 0) {
                return new TornadoExecution(this, plan, slot);
            }
        }
        Plan plan = another();
        return new TornadoExecution(this, plan, plan.take());
    }

    /** On the device's thread: the slot is free again. */
    void release(Plan plan, int slot) {
        plan.giveBack(slot);
        if (plan.isUnused() && plan != firstPlan) {
            plans.remove(plan);
            plan.close();
        }
    }

    @Override
    public void close() {
        thread.call(program.name(), () -> {
            plans.forEach(Plan::close);
            plans.clear();
            return true;
        });
    }
}
