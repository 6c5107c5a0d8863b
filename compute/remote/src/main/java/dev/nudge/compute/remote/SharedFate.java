package dev.nudge.compute.remote;

import dev.nudge.compute.device.CompiledProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Executions that share inputs, or one alone: they are on one worker, lost together and brought back together. */
final class SharedFate {
    private final List<RecoveringExecution> members = new ArrayList<>();
    private final Journal journal = new Journal();
    private @Nullable Worker worker;
    private boolean placed;

    Journal journal() {
        return journal;
    }

    List<RecoveringExecution> members() {
        return members;
    }

    /** Null before they are placed, and on the device of this process. */
    @Nullable Worker worker() {
        return worker;
    }

    /** Whether they are anywhere; not, after every place failed. */
    boolean isPlaced() {
        return placed;
    }

    boolean isLocal() {
        return placed && worker == null;
    }

    void add(RecoveringExecution member) {
        members.add(member);
    }

    /** One that could not join. */
    void remove(RecoveringExecution member) {
        members.remove(member);
    }

    /** Starts all of them anew on a worker, or null for this process, and brings them to where they were. Where that fails they are nowhere, as before. */
    void start(@Nullable Worker on, Function<RecoveringDevice.Recovering, CompiledProgram> compiled) {
        try {
            members.forEach(member -> member.startOn(compiled.apply(member.program())));
            journal.replay();
            members.forEach(RecoveringExecution::endIfClosed);
            placed = true;
        } finally {
            if (!placed) {
                end(on);
            }
        }
        worker = on;
        if (on == null) {
            journal.clear();
        } else {
            on.opened();
        }
    }

    /** What a lost worker held is gone without being told. */
    private void end(@Nullable Worker on) {
        members.forEach(on != null && on.isLost() ? RecoveringExecution::forget : RecoveringExecution::end);
    }

    /** They are nowhere any more. */
    void leave() {
        if (worker != null) {
            worker.closed();
        }
        end(worker);
        worker = null;
        placed = false;
    }

    /** One of them was closed; with the last, all are gone. */
    void closed() {
        if (members.stream().allMatch(RecoveringExecution::isClosed)) {
            leave();
        }
    }
}
