package dev.nudge.compute.tornado;

import dev.nudge.compute.Indexing;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Op;
import dev.nudge.compute.Program;
import dev.nudge.compute.Random;
import dev.nudge.compute.Shape;
import dev.nudge.compute.device.DeviceExecution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** A slot of a plan. Each call goes to the device's thread; a run goes there in slices, so that others get their turn. */
final class TornadoExecution implements DeviceExecution {
    private static final long SLICE_NANOS = 4_000_000;
    private static final int MOST_STEPS = 1 << 14;

    private final TornadoProgram owner;
    private final Program program;
    private final Plan plan;
    private final int slot;
    private final Operand faults;
    private final Map<Integer, SharedInput> shared = new LinkedHashMap<>();
    private int slice = 1;

    TornadoExecution(TornadoProgram owner, Plan plan, int slot) {
        this.owner = owner;
        this.program = owner.program();
        this.plan = plan;
        this.slot = slot;
        Storage storage = new Storage(Faults.SIZE, false);
        storage.placeAt(0);
        this.faults = new Operand(storage, Layout.rowMajor(Shape.of(Faults.SIZE)));
    }

    private <T> T onDevice(Callable<T> work) {
        return owner.thread().call(program.name(), work);
    }

    private Operand place(int node) {
        return Objects.requireNonNull(owner.layout().places().get(node), "not an input or output");
    }

    /** On the device's thread: inputs of this one, by their nodes, are those of the other from now on. */
    void share(TornadoExecution other, Map<Integer, Integer> nodes) {
        nodes.forEach((ours, theirs) -> shared.put(
                ours,
                other.shared.computeIfAbsent(theirs, node -> new SharedInput(new SharedInput.Copy(other, node)))));
    }

    private SharedInput.Copy copy(int node) {
        return new SharedInput.Copy(this, node);
    }

    /** On the device's thread: the numbers of this execution's own copy. */
    float[] get(int node) {
        return plan.read(slot, place(node));
    }

    /** On the device's thread: replaces the numbers of this execution's own copy. */
    void put(int node, float[] values) {
        plan.write(slot, place(node).storage().offset(), values);
    }

    @Override
    public void write(int node, float[] values) {
        onDevice(() -> {
            put(node, values);
            SharedInput common = shared.get(node);
            if (common != null) {
                common.changed(copy(node));
            }
            return true;
        });
    }

    @Override
    public void write(int node, double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        write(node, rounded);
    }

    @Override
    public float[] read(int node) {
        return onDevice(() -> {
            SharedInput common = shared.get(node);
            if (common != null) {
                common.renew(copy(node));
            }
            return get(node);
        });
    }

    @Override
    public double[] readDoubles(int node) {
        float[] values = read(node);
        double[] exact = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            exact[i] = values[i];
        }
        return exact;
    }

    /** {@inheritDoc} A step is one launch of a task graph, which TornadoVM cannot cut off. */
    @Override
    public long run(long steps, BooleanSupplier stop) {
        long done = 0;
        while (done < steps && !stop.getAsBoolean()) {
            int count = (int) Math.min(slice, steps - done);
            float[] refused = onDevice(() -> runSlice(count));
            if (refused[0] != 0) {
                refuse((int) refused[0] - 1, refused[1]);
            }
            done += count;
        }
        return done;
    }

    /** On the device's thread: does the steps, grows or shrinks the next slice, and says what was refused. */
    private float[] runSlice(int count) {
        shared.forEach((node, common) -> common.renew(copy(node)));
        long begin = System.nanoTime();
        plan.run(slot, count);
        program.updates().keySet().forEach(state -> {
            int node = Objects.requireNonNull(program.inputs().get(state));
            SharedInput common = shared.get(node);
            if (common != null) {
                common.changed(copy(node));
            }
        });
        float[] refused = new float[Faults.SIZE];
        if (owner.layout().mayFault()) {
            refused = plan.read(slot, faults);
            if (refused[0] != 0) {
                plan.write(slot, 0, new float[Faults.SIZE]);
            }
        }
        long took = System.nanoTime() - begin;
        if (took > SLICE_NANOS) {
            slice = Math.max(1, count / 2);
        } else if (took < SLICE_NANOS / 2 && count == slice) {
            slice = Math.min(MOST_STEPS, slice * 2);
        }
        return refused;
    }

    /** Throws what the definition of the op throws. */
    private void refuse(int node, float number) {
        Op op = program.graph().node(node).op();
        int x = program.graph().node(node).inputs().getFirst();
        switch (op) {
            case Indexing.Gather gather ->
                Indexing.check(
                        op.label(), number, program.graph().node(x).shape().dim(gather.dim()));
            case Indexing.ScatterAdd scatter ->
                Indexing.check(op.label(), number, scatter.shape().dim(scatter.dim()));
            default -> Random.seed(number);
        }
        throw new IllegalStateException(
                "program '" + program.name() + "': " + op.label() + " refused " + number + " on tornado.");
    }

    @Override
    public void close() {
        onDevice(() -> {
            shared.forEach((node, common) -> common.leave(copy(node)));
            owner.release(plan, slot);
            return true;
        });
    }
}
