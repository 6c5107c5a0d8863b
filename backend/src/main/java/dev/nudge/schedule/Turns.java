package dev.nudge.schedule;

import dev.nudge.schedule.Work.Priority;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: interactive work before training; within each, learner after learner, however much each of them wants; nobody twice at once. Knows no
 * threads and no clock.
 */
final class Turns {

    /** Work that waits until a time. */
    private record Waiting(long due, long serial, Task task) {}

    /** Learners in the order of their turns, each with work that is ready. */
    private final Map<Priority, LinkedHashMap<Object, Deque<Task>>> ready = new EnumMap<>(Priority.class);

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::serial));
    private final Set<Object> running = new HashSet<>();
    private long serial;

    Turns() {
        for (Priority priority : Priority.values()) {
            ready.put(priority, new LinkedHashMap<>());
        }
    }

    /** Ready now, behind all others of its priority. */
    void add(Task task) {
        learners(task.priority())
                .computeIfAbsent(task.learner(), learner -> new ArrayDeque<>())
                .add(task);
    }

    /** Ready at {@code due}. */
    void addAt(Task task, long due) {
        waiting.add(new Waiting(due, serial++, task));
    }

    /** Forgets it, if it waits. */
    void remove(Task task) {
        waiting.removeIf(each -> each.task == task);
        Map<Object, Deque<Task>> learners = learners(task.priority());
        Deque<Task> own = learners.get(task.learner());
        if (own != null) {
            own.removeIf(each -> each == task);
            if (own.isEmpty()) {
                learners.remove(task.learner());
            }
        }
    }

    /** What was due by now is ready. */
    void wake(long now) {
        while (!waiting.isEmpty() && waiting.element().due - now <= 0) {
            add(waiting.remove().task);
        }
    }

    /** Takes whose turn it is; null when it is nobody's. {@link #ended} must follow. */
    @Nullable Task next() {
        for (LinkedHashMap<Object, Deque<Task>> learners : ready.values()) {
            for (Iterator<Map.Entry<Object, Deque<Task>>> each =
                            learners.entrySet().iterator();
                    each.hasNext(); ) {
                Map.Entry<Object, Deque<Task>> learner = each.next();
                if (running.contains(learner.getKey())) {
                    continue;
                }
                Deque<Task> own = learner.getValue();
                Task task = own.remove();
                each.remove();
                if (!own.isEmpty()) {
                    learners.put(task.learner(), own);
                }
                running.add(task.learner());
                return task;
            }
        }
        return null;
    }

    /** The slice of this task is over. */
    void ended(Task task) {
        running.remove(task.learner());
    }

    /** How much is ready and waits for its turn. */
    int ready(Priority priority) {
        return learners(priority).values().stream().mapToInt(Deque::size).sum();
    }

    int ready() {
        return ready.values().stream()
                .flatMap(learners -> learners.values().stream())
                .mapToInt(Deque::size)
                .sum();
    }

    /** How many have their turn now. */
    int running() {
        return running.size();
    }

    OptionalLong nextDue() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.element().due);
    }

    void clear() {
        ready.values().forEach(Map::clear);
        waiting.clear();
    }

    private LinkedHashMap<Object, Deque<Task>> learners(Priority priority) {
        LinkedHashMap<Object, Deque<Task>> learners = ready.get(priority);
        if (learners == null) {
            throw new IllegalStateException("turns: no learners for " + priority);
        }
        return learners;
    }
}
