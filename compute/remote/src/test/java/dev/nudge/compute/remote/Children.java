package dev.nudge.compute.remote;

import java.time.Duration;

/** Workers of this build that host the CPU. */
final class Children {
    static final WorkerCommand CPU = WorkerCommand.ofThisProcess("cpu", "512m");
    static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2));

    private Children() {}

    /** A child that nobody restarts; it ends with this process. */
    static Worker start(WorkerCommand command) {
        return WorkerProcess.start(command, SHORT, died -> {});
    }
}
