package dev.nudge.compute.tornado;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The kernels of a plan, in one of two forms. A small program is one kernel in one work group, which does many steps in one launch: its threads share the
 * items of each instruction and wait for one another where the next needs what they wrote. A large one has a kernel for each instruction.
 */
final class Kernels {
    /** A kernel and how many work items run it, in groups of how many. */
    record Launch(String label, WrittenKernel kernel, int items, int group) {}

    private static final int GROUP = 256;

    /** Above this a single work group would be slower than a launch for each instruction. */
    private static final long SMALL_WORK = 1L << 18;

    private static final int SMALL_CODE = 400;

    private Kernels() {}

    /** Whether one work group does all of a step. */
    static boolean isSmall(MemoryPlan plan) {
        long work =
                plan.instructions().stream().mapToLong(Instruction::totalWork).sum();
        return work <= SMALL_WORK && plan.instructions().size() <= SMALL_CODE;
    }

    /** One kernel for all instructions; {@code frame[1]} says how many steps it does. */
    static Launch together(List<Instruction> instructions) {
        int widest = instructions.stream().mapToInt(Instruction::items).max().orElse(1);
        int threads = Math.clamp(Integer.highestOneBit(Math.max(1, widest - 1)) * 2, 32, GROUP);
        WrittenKernel kernel = new WrittenKernel(code -> {
            int thread = code.local();
            int left = code.local();
            code.thread("localIdx").code().istore(thread);
            code.frame(1).code().istore(left);
            Label end = code.code().newLabel();
            Label again = code.code().newBoundLabel();
            code.code().iload(left).ifle(end);
            Set<Storage> touched = new LinkedHashSet<>();
            Set<Storage> written = new LinkedHashSet<>();
            for (Instruction instruction : instructions) {
                if (clash(instruction.reads(), written) || clash(instruction.writes(), touched)) {
                    code.barrier();
                    touched.clear();
                    written.clear();
                }
                code.forEachItem(
                        instruction.items(),
                        thread,
                        threads,
                        () -> instruction.item().accept(code));
                touched.addAll(instruction.reads());
                touched.addAll(instruction.writes());
                written.addAll(instruction.writes());
            }
            code.barrier();
            code.code().iinc(left, -1).goto_(again).labelBinding(end);
        });
        return new Launch("step", kernel, threads, threads);
    }

    /** Whether any of these lies where one of those does: rooms are reused. */
    private static boolean clash(List<Storage> these, Set<Storage> those) {
        return these.stream().anyMatch(a -> those.stream().anyMatch(b -> overlap(a, b)));
    }

    private static boolean overlap(Storage a, Storage b) {
        return a.isShared() == b.isShared() && a.offset() < b.offset() + b.size() && b.offset() < a.offset() + a.size();
    }

    /** A kernel for each instruction. */
    static List<Launch> apart(List<Instruction> instructions) {
        List<Launch> launches = new ArrayList<>();
        for (Instruction instruction : instructions) {
            Instruction.Groups groups = instruction.groups();
            if (groups != null) {
                launches.add(new Launch(
                        instruction.label(),
                        new WrittenKernel(groups.code()),
                        Math.multiplyExact(groups.count(), groups.threads()),
                        groups.threads()));
            } else {
                int group = instruction.items() <= 64 ? 64 : GROUP;
                launches.add(new Launch(
                        instruction.label(),
                        new WrittenKernel(code -> {
                            int thread = code.local();
                            code.thread("globalIdx").code().istore(thread);
                            code.forEachItem(
                                    instruction.items(),
                                    thread,
                                    Integer.MAX_VALUE,
                                    () -> instruction.item().accept(code));
                        }),
                        Math.ceilDiv(instruction.items(), group) * group,
                        group));
            }
        }
        return launches;
    }
}
