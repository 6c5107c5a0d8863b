package dev.nudge.compute.remote;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceSwitch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device that may die, and whoever computes on it never notices but by the clock. Executions are spread over its workers. When a worker is lost, its
 * executions go on upon another one, or the same one started again, from a snapshot and a replay of what came after: with the same numbers. Where no
 * worker is to be had in time, one call took two workers with it, or the device fails at a program, they go on upon a device of this process, and say so in
 * {@link RecoveringExecution#switches}.
 */
final class RecoveringDevice implements Device {
    private static final int REMEMBERED = 100;

    private final String name;
    private final Workers workers;
    private final Device local;
    private final Duration patience;
    private final List<DeviceSwitch> switches = new ArrayList<>();
    private final Bars bars = new Bars(System::nanoTime);
    private @Nullable Description described;

    /**
     * @param name by which this device is chosen
     * @param local goes on where no worker can
     * @param patience how long learners wait for a worker
     */
    RecoveringDevice(String name, Workers workers, Device local, Duration patience) {
        this.name = name;
        this.workers = workers;
        this.local = local;
        this.patience = patience;
    }

    @Override
    public synchronized Description describe() {
        if (described == null) {
            try {
                Description there = workers.await(patience).device().describe();
                described = new Description(name, there.kind(), there.text() + ", in a process of its own");
            } catch (WorkerLostException | WorkerRefusedException none) {
                Description here = local.describe();
                return new Description(
                        here.name(),
                        here.kind(),
                        here.text() + "; '" + name + "' does not answer: " + none.getMessage());
            }
        }
        return described;
    }

    @Override
    public boolean isReady() {
        return !workers.ready().isEmpty();
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    @Override
    public CompiledProgram compile(Program program) {
        Recovering compiled = new Recovering(program);
        Attempt attempt = new Attempt();
        while (true) {
            Chosen chosen = choose(List.of(compiled));
            Worker worker = chosen.worker();
            if (worker == null) {
                compiled.local();
                return compiled;
            }
            try {
                worker.answer(attempt, () -> compiled.on(worker));
                return compiled;
            } catch (DeviceFailedException failed) {
                failed(worker, compiled, attempt, failed);
            }
        }
    }

    /** @param worker null for the device of this process, with the reason why */
    private record Chosen(@Nullable Worker worker, String reason) {}

    private Chosen choose(List<Recovering> programs) {
        for (Recovering program : programs) {
            String barred = bars.reason(program.key);
            if (barred != null) {
                return new Chosen(null, barred);
            }
        }
        try {
            return new Chosen(workers.leastLoaded(patience), "");
        } catch (WorkerLostException | WorkerRefusedException none) {
            return new Chosen(null, String.valueOf(none.getMessage()));
        }
    }

    /** Ends a worker that is lost. Keeps a program away that kills them, or at which their device fails. */
    private void failed(Worker worker, Recovering program, Attempt attempt, DeviceFailedException why) {
        if (why instanceof WorkerLostException || why instanceof WorkerRefusedException) {
            workers.lost(worker, String.valueOf(why.getMessage()));
            if (attempt.isGuilty()) {
                bars.add(
                        program.key,
                        "'" + program.program.name() + "' took two processes of '" + name
                                + "' with it, and is kept away for " + Bars.LENGTH.toMinutes() + " minutes");
            }
        } else {
            bars.add(program.key, String.valueOf(why.getMessage()));
        }
    }

    /** Puts executions on a worker, if that can be had, and brings them to where they should be. */
    void place(SharedFate fate, Recovering caller, Attempt attempt) {
        while (true) {
            Chosen chosen = choose(
                    fate.members().stream().map(RecoveringExecution::program).toList());
            Worker worker = chosen.worker();
            if (worker == null) {
                fate.start(null, Recovering::local);
                for (RecoveringExecution member : fate.members()) {
                    note(member.switched(local.describe(), chosen.reason()));
                }
                return;
            }
            try {
                worker.answer(attempt, () -> {
                    fate.start(worker, program -> program.on(worker));
                    return fate;
                });
                return;
            } catch (DeviceFailedException failed) {
                failed(worker, caller, attempt, failed);
            }
        }
    }

    /** Finds another place for executions, one of which called a worker that failed. */
    void replace(SharedFate fate, Recovering caller, Attempt attempt, DeviceFailedException why) {
        Worker worker = fate.worker();
        if (worker == null) {
            throw why;
        }
        failed(worker, caller, attempt, why);
        fate.leave();
        place(fate, caller, attempt);
    }

    private void note(DeviceSwitch happened) {
        synchronized (switches) {
            switches.add(happened);
            if (switches.size() > REMEMBERED) {
                switches.removeFirst();
            }
        }
    }

    /** The latest executions that went on upon the device of this process. */
    List<DeviceSwitch> switches() {
        synchronized (switches) {
            return List.copyOf(switches);
        }
    }

    @Override
    public void close() {
        Compute.forget(this);
        workers.close();
        local.close();
    }

    /** A program, compiled on whichever workers it was started on. */
    final class Recovering implements CompiledProgram {
        private final Program program;
        private final ByteBuffer key;
        private final Map<Worker, CompiledProgram> compiled = new HashMap<>();
        private @Nullable CompiledProgram local;
        private long bytes;
        private long bytesPerExecution;
        private final Map<Integer, Long> bytesOfInputs = new HashMap<>();

        private Recovering(Program program) {
            this.program = program;
            this.key = ByteBuffer.wrap(program.toBytes());
        }

        Program program() {
            return program;
        }

        synchronized CompiledProgram on(Worker worker) {
            compiled.keySet().removeIf(Worker::isLost);
            return compiled.computeIfAbsent(worker, w -> weighed(w.device().compile(program)));
        }

        synchronized CompiledProgram local() {
            CompiledProgram there = local == null ? weighed(RecoveringDevice.this.local.compile(program)) : local;
            local = there;
            return there;
        }

        private CompiledProgram weighed(CompiledProgram weighed) {
            bytes = weighed.bytes();
            bytesPerExecution = weighed.bytesPerExecution();
            program.inputs().values().forEach(node -> bytesOfInputs.put(node, weighed.bytesOfInput(node)));
            return weighed;
        }

        @Override
        public synchronized long bytes() {
            return bytes;
        }

        @Override
        public synchronized long bytesPerExecution() {
            return bytesPerExecution;
        }

        @Override
        public synchronized long bytesOfInput(int node) {
            return bytesOfInputs.getOrDefault(node, 0L);
        }

        @Override
        public DeviceExecution start() {
            return new RecoveringExecution(RecoveringDevice.this, this, null, Map.of());
        }

        @Override
        public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
            return new RecoveringExecution(RecoveringDevice.this, this, (RecoveringExecution) other, shared);
        }

        @Override
        public synchronized void close() {
            compiled.forEach((worker, there) -> {
                if (!worker.isLost()) {
                    there.close();
                }
            });
            compiled.clear();
            if (local != null) {
                local.close();
                local = null;
            }
        }
    }
}
