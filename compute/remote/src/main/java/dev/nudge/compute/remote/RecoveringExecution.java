package dev.nudge.compute.remote;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceSwitch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An execution that outlives its worker: what it went through is kept in a {@link Journal} and replayed elsewhere. */
final class RecoveringExecution implements DeviceExecution {
    private final RecoveringDevice device;
    private final RecoveringDevice.Recovering program;
    private final @Nullable RecoveringExecution sharing;
    private final Map<Integer, Integer> shared;
    private final SharedFate fate;
    private final List<Integer> changing;
    private final List<DeviceSwitch> switches = new ArrayList<>();
    private final Map<Integer, double[]> outputsBefore = new HashMap<>();
    private @Nullable DeviceExecution there;
    private boolean replayed;
    private boolean closed;
    private long done;

    RecoveringExecution(
            RecoveringDevice device,
            RecoveringDevice.Recovering program,
            @Nullable RecoveringExecution sharing,
            Map<Integer, Integer> shared) {
        this.device = device;
        this.program = program;
        this.sharing = sharing;
        this.shared = Map.copyOf(shared);
        this.fate = sharing == null ? new SharedFate() : sharing.fate;
        this.changing = program.program().updates().keySet().stream()
                .map(state -> Objects.requireNonNull(program.program().inputs().get(state)))
                .toList();
        fate.add(this);
        boolean started = false;
        try {
            if (sharing == null || !fate.isPlaced()) {
                device.place(fate, program, new Attempt());
            } else {
                join(sharing.there());
            }
            started = true;
        } finally {
            if (!started) {
                fate.remove(this);
            }
        }
    }

    /** Starts beside the one it shares with. */
    private void join(DeviceExecution other) {
        Worker worker = fate.worker();
        if (worker == null) {
            there = program.local().start(other, shared);
            return;
        }
        Attempt attempt = new Attempt();
        try {
            there = worker.answer(attempt, () -> program.on(worker).start(other, shared));
        } catch (DeviceFailedException failed) {
            device.replace(fate, program, attempt, failed);
        }
    }

    RecoveringDevice.Recovering program() {
        return program;
    }

    DeviceExecution there() {
        return Objects.requireNonNull(there);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public List<DeviceSwitch> switches() {
        synchronized (switches) {
            return List.copyOf(switches);
        }
    }

    DeviceSwitch switched(Description to, String reason) {
        DeviceSwitch happened = new DeviceSwitch(done, to, reason);
        synchronized (switches) {
            switches.add(happened);
        }
        return happened;
    }

    /** Begins anew, all zero but for what it shares. */
    void startOn(CompiledProgram compiled) {
        there = sharing == null ? compiled.start() : compiled.start(sharing.there(), shared);
        replayed = true;
    }

    /** One that was closed is only started again for what others share with it. */
    void endIfClosed() {
        if (closed) {
            end();
        }
    }

    /** Frees it where it is, if it is anywhere. */
    void end() {
        if (there != null) {
            there.close();
        }
        forget();
    }

    /** It is nowhere any more. */
    void forget() {
        there = null;
    }

    /** The same for every execution that shares this input. */
    private Journal.Cell cell(int node) {
        Integer other = shared.get(node);
        return other == null || sharing == null ? new Journal.Cell(this, node) : sharing.cell(other);
    }

    /** Does {@code work}, as often as devices fail meanwhile. Doing it twice must do no more than doing it once. */
    private <T> T surely(Function<DeviceExecution, T> work) {
        Attempt attempt = new Attempt();
        while (true) {
            try {
                Worker worker = worker(attempt);
                return worker == null ? work.apply(there()) : worker.answer(attempt, () -> work.apply(there()));
            } catch (DeviceFailedException failed) {
                device.replace(fate, program, attempt, failed);
            }
        }
    }

    /** Where it is now, null for this process; is placed again where the last time failed. */
    private @Nullable Worker worker(Attempt attempt) {
        if (!fate.isPlaced()) {
            device.place(fate, program, attempt);
        }
        return fate.worker();
    }

    @Override
    public void write(int node, float[] values) {
        if (!fate.isLocal()) {
            fate.journal().wrote(cell(node), values);
        }
        surely(execution -> {
            execution.write(node, values);
            return node;
        });
    }

    @Override
    public void write(int node, double[] values) {
        if (!fate.isLocal()) {
            fate.journal().wrote(cell(node), values);
        }
        surely(execution -> {
            execution.write(node, values);
            return node;
        });
    }

    @Override
    public float[] read(int node) {
        double[] before = before(node);
        if (before == null) {
            return surely(execution -> execution.read(node));
        }
        float[] rounded = new float[before.length];
        for (int i = 0; i < before.length; i++) {
            rounded[i] = (float) before[i];
        }
        return rounded;
    }

    @Override
    public double[] readDoubles(int node) {
        double[] before = before(node);
        return before == null ? surely(execution -> execution.readDoubles(node)) : before.clone();
    }

    /** An output from before a snapshot that no replay has computed again. */
    private double @Nullable [] before(int node) {
        return replayed ? outputsBefore.get(node) : null;
    }

    @Override
    public long run(long steps, BooleanSupplier stop) {
        long total = 0;
        Attempt attempt = new Attempt();
        while (true) {
            Kept kept = new Kept();
            long start = System.nanoTime();
            long left = steps - total;
            try {
                Worker worker = worker(attempt);
                long now = worker == null
                        ? there().run(left, stop)
                        : worker.answer(attempt, () -> {
                            snapshotOfOthers();
                            return ((RemoteExecution) there()).run(left, stop, kept);
                        });
                forgetOutputs(now);
                if (worker != null) {
                    fate.journal().ran(this, now - kept.at, false, changing.isEmpty(), System.nanoTime() - start);
                }
                done += now;
                return total + now;
            } catch (DeviceFailedException failed) {
                total += kept.at;
                done += kept.at;
                device.replace(fate, program, attempt, failed);
            } catch (RuntimeException refused) {
                if (!fate.isLocal()) {
                    fate.journal().ran(this, left - kept.at, true, changing.isEmpty(), System.nanoTime() - start);
                }
                throw refused;
            }
        }
    }

    private void forgetOutputs(long steps) {
        if (steps > 0) {
            outputsBefore.clear();
        }
    }

    /** When others that share have run too, everything is read before this one runs, so that its own snapshots tell all. */
    private void snapshotOfOthers() {
        if (!fate.journal().hasRunsOfOthers(this)) {
            return;
        }
        Map<Journal.Cell, double[]> state = new HashMap<>();
        for (RecoveringExecution member : fate.members()) {
            if (!member.closed) {
                member.changing.forEach(
                        node -> state.put(member.cell(node), member.there().readDoubles(node)));
                member.keepOutputs();
            }
        }
        fate.journal().snapshot(state);
    }

    private void keepOutputs() {
        program.program().outputs().values().forEach(node -> {
            try {
                outputsBefore.put(node, there().readDoubles(node));
            } catch (DeviceFailedException failed) {
                throw failed;
            } catch (IllegalStateException cutOff) {
                outputsBefore.remove(node);
            }
        });
    }

    /** The snapshots of one run, put into the journal as they come. */
    private final class Kept implements RemoteExecution.Snapshots {
        private long at;

        @Override
        public List<Integer> before() {
            return fate.journal().isLong() ? changing : List.of();
        }

        @Override
        public List<Integer> during() {
            return changing;
        }

        @Override
        public int everyMillis() {
            return (int) Journal.WORK.toMillis();
        }

        @Override
        public void taken(long steps, Map<Integer, double[]> state) {
            at = steps;
            Map<Journal.Cell, double[]> cells = new HashMap<>();
            state.forEach((node, values) -> cells.put(cell(node), values));
            fate.journal().snapshot(cells);
        }
    }

    @Override
    public void close() {
        closed = true;
        Worker worker = fate.worker();
        if (worker != null && worker.isLost()) {
            forget();
        } else {
            end();
        }
        fate.closed();
    }
}
