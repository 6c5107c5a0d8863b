package dev.nudge.schedule;

import dev.nudge.schedule.Work.Priority;
import java.util.function.Consumer;

/** Work that has its turns until it is done or cancelled. */
public final class Task {

    private final Object learner;
    private final Priority priority;
    private final Work work;
    private final Consumer<Task> forget;
    private volatile boolean cancelled;

    Task(Object learner, Priority priority, Work work, Consumer<Task> forget) {
        this.learner = learner;
        this.priority = priority;
        this.work = work;
        this.forget = forget;
    }

    /** No further slice begins, and one that runs is over at once; does not wait for it. */
    public void cancel() {
        cancelled = true;
        forget.accept(this);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    Object learner() {
        return learner;
    }

    Priority priority() {
        return priority;
    }

    Work work() {
        return work;
    }
}
