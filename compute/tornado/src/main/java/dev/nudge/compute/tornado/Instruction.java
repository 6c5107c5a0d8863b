package dev.nudge.compute.tornado;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan: independent work items, each of which writes its own part of the result.
 *
 * @param label for people
 * @param items how many
 * @param work of one item, roughly, in multiplications
 * @param reads what the items look at
 * @param writes what they change
 * @param item writes the code of one item
 * @param groups another form of the same step in which work groups share local memory; used where the step has a launch of its own
 */
record Instruction(
        String label,
        int items,
        int work,
        List<Storage> reads,
        List<Storage> writes,
        Consumer<KernelCode> item,
        @Nullable Groups groups) {

    Instruction(
            String label, int items, int work, List<Storage> reads, List<Storage> writes, Consumer<KernelCode> item) {
        this(label, items, work, reads, writes, item, null);
    }

    /**
     * A step of whole work groups.
     *
     * @param count of work groups
     * @param threads in each
     * @param code of one work item
     */
    record Groups(int count, int threads, Consumer<KernelCode> code) {}

    Instruction with(Groups other) {
        return new Instruction(label, items, work, reads, writes, item, other);
    }

    long totalWork() {
        return (long) items * work;
    }
}
