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
    private int deaths;

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

    boolean isLocal() {
        return placed && worker == null;
    }

    void add(RecoveringExecution member) {
        members.add(member);
    }

    /** Starts all of them anew on a worker, or null for this process, and brings them to where they were. */
    void start(@Nullable Worker on, Function<RecoveringDevice.Recovering, CompiledProgram> compiled) {
        members.forEach(member -> member.startOn(compiled.apply(member.program())));
        journal.replay();
        members.forEach(RecoveringExecution::closeIfNotNeeded);
        worker = on;
        placed = true;
        if (on == null) {
            journal.clear();
        } else {
            on.opened();
        }
    }

    /** A worker was lost during the call that goes on; returns how many were. */
    int died() {
        return ++deaths;
    }

    /** A call was answered. */
    void answered() {
        deaths = 0;
    }

    /** They are on no worker any more. */
    void leave() {
        if (worker != null) {
            worker.closed();
            worker = null;
        }
        placed = false;
    }

    /** One of them was closed; with the last, all are gone. */
    void closed() {
        if (members.stream().allMatch(RecoveringExecution::isClosed)) {
            leave();
        }
    }
}
