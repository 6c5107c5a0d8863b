package dev.nudge.compute.remote;

import dev.nudge.compute.device.DeviceFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What executions went through since a moment at which all their inputs are known. Programs are deterministic: put the same numbers into fresh
 * executions, replay the same steps, and they are where the lost ones were, to the last bit on the same device.
 *
 * <p>The moment moves on with each snapshot of the state, so that no more than about a second of work is ever replayed. It never moves past the last step
 * that was done, so that replaying also brings the outputs back.
 */
final class Journal {
    /** How much work may be replayed before the next snapshot is due. */
    static final Duration WORK = Duration.ofMillis(500);

    private static final int ENTRIES = 64;
    private static final long BYTES = 16 << 20;

    /** Where the numbers of an input lie; executions that share an input have one in common. */
    record Cell(RecoveringExecution execution, int node) {}

    private sealed interface Entry {
        void replay();
    }

    private record Floats(Cell cell, float... values) implements Entry {
        @Override
        public void replay() {
            cell.execution().there().write(cell.node(), values);
        }
    }

    private record Doubles(Cell cell, double... values) implements Entry {
        @Override
        public void replay() {
            cell.execution().there().write(cell.node(), values);
        }
    }

    /** @param refused whether the device threw within these steps, as it will again */
    private record Run(RecoveringExecution execution, long steps, boolean refused) implements Entry {
        @Override
        public void replay() {
            try {
                execution.there().run(steps, () -> false);
            } catch (DeviceFailedException failed) {
                throw failed;
            } catch (RuntimeException again) {
                if (!refused) {
                    throw again;
                }
            }
        }
    }

    private final Map<Cell, Entry> start = new LinkedHashMap<>();
    private final List<Entry> since = new ArrayList<>();
    private long work;
    private long bytes;

    void wrote(Cell cell, float[] values) {
        bytes += 4L * values.length;
        wrote(cell, new Floats(cell, values.clone()));
    }

    void wrote(Cell cell, double[] values) {
        bytes += 8L * values.length;
        wrote(cell, new Doubles(cell, values.clone()));
    }

    /** What was written counts no more when it is written again before a run. */
    private void wrote(Cell cell, Entry entry) {
        for (int i = since.size() - 1; i >= 0 && !(since.get(i) instanceof Run); i--) {
            if (cell.equals(cell(since.get(i)))) {
                since.remove(i);
                break;
            }
        }
        since.add(entry);
    }

    private static @org.jspecify.annotations.Nullable Cell cell(Entry entry) {
        return switch (entry) {
            case Floats floats -> floats.cell();
            case Doubles doubles -> doubles.cell();
            case Run run -> null;
        };
    }

    /** @param pure whether the steps change no state, so that the last one alone tells all */
    void ran(RecoveringExecution execution, long steps, boolean refused, boolean pure, long nanos) {
        work += nanos;
        if (!pure) {
            since.add(new Run(execution, steps, refused));
        } else if (!refused) {
            since.removeIf(entry -> entry instanceof Run run && run.execution() == execution);
            if (since.stream().noneMatch(Run.class::isInstance)) {
                begin();
            }
            since.add(new Run(execution, Math.min(1, steps), false));
        }
    }

    /** Whether a snapshot is due before the next run. */
    boolean isLong() {
        return work > WORK.toNanos() || since.size() > ENTRIES || bytes > BYTES;
    }

    /** Whether others than {@code execution} have run since the start. */
    boolean hasRunsOfOthers(RecoveringExecution execution) {
        return since.stream().anyMatch(entry -> entry instanceof Run run && run.execution() != execution);
    }

    /** What changes is known to be this now; a step follows. */
    void snapshot(Map<Cell, double[]> state) {
        begin();
        state.forEach((cell, values) -> start.put(cell, new Doubles(cell, values)));
    }

    private void begin() {
        for (Entry entry : since) {
            Cell cell = cell(entry);
            if (cell != null) {
                start.put(cell, entry);
            }
        }
        since.clear();
        work = 0;
        bytes = 0;
    }

    /** Nothing has to be replayed any more. */
    void clear() {
        begin();
        start.clear();
    }

    /** Brings fresh executions to where the lost ones were. */
    void replay() {
        start.values().forEach(Entry::replay);
        since.forEach(Entry::replay);
    }
}
