package dev.nudge.compute.tornado;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Instructions, and where in memory everything lies: constants once at the start, then one slot for each execution. In a slot, what the host reads and writes
 * comes first; behind it, numbers that are needed only for a while share room with others that are not needed at the same time.
 *
 * @param instructions in the order they run
 * @param shared elements of the constants
 * @param resident elements at the start of a slot that stay from step to step
 * @param slot elements of a slot
 * @param constants the contents of shared storage
 * @param places where inputs and outputs lie, by their node
 * @param mayFault whether kernels may refuse a number
 */
record MemoryPlan(
        List<Instruction> instructions,
        int shared,
        int resident,
        int slot,
        Map<Storage, float[]> constants,
        Map<Integer, Operand> places,
        boolean mayFault) {
    /** Everything begins at a multiple of this many elements, as memory is read: 128 bytes. */
    private static final int ALIGNMENT = 32;

    static MemoryPlan of(
            List<Instruction> instructions,
            Storage faults,
            Map<Storage, float[]> constants,
            Map<Integer, Operand> places,
            boolean mayFault) {
        long shared = 0;
        for (Storage constant : constants.keySet()) {
            constant.placeAt(Math.toIntExact(shared));
            shared += aligned(constant.size());
        }
        Set<Storage> residents = new HashSet<>();
        faults.placeAt(0);
        residents.add(faults);
        long resident = aligned(faults.size());
        for (Operand place : places.values()) {
            if (!place.storage().isShared() && residents.add(place.storage())) {
                place.storage().placeAt(Math.toIntExact(resident));
                resident += aligned(place.storage().size());
            }
        }
        long slot = shareRoom(instructions, residents, resident);
        return new MemoryPlan(
                List.copyOf(instructions),
                Math.toIntExact(shared),
                Math.toIntExact(resident),
                Math.toIntExact(slot),
                constants,
                places,
                mayFault);
    }

    /** Places what is needed only for a while, each at the first gap that is free as long as it is needed; returns where the last one ends. */
    private static long shareRoom(List<Instruction> instructions, Set<Storage> residents, long begin) {
        Map<Storage, Integer> last = new HashMap<>();
        for (int i = 0; i < instructions.size(); i++) {
            for (Storage storage : touched(instructions.get(i))) {
                last.put(storage, i);
            }
        }
        TreeMap<Long, Storage> used = new TreeMap<>();
        long end = begin;
        for (int i = 0; i < instructions.size(); i++) {
            int now = i;
            used.values().removeIf(storage -> last.getOrDefault(storage, now) < now);
            for (Storage storage : touched(instructions.get(i))) {
                if (storage.isShared() || residents.contains(storage) || used.containsValue(storage)) {
                    continue;
                }
                long at = begin;
                for (Map.Entry<Long, Storage> taken : used.entrySet()) {
                    if (at + aligned(storage.size()) <= taken.getKey()) {
                        break;
                    }
                    at = taken.getKey() + aligned(taken.getValue().size());
                }
                storage.placeAt(Math.toIntExact(at));
                used.put(at, storage);
                end = Math.max(end, at + aligned(storage.size()));
            }
        }
        return end;
    }

    private static List<Storage> touched(Instruction instruction) {
        List<Storage> touched = new ArrayList<>(instruction.reads());
        touched.addAll(instruction.writes());
        return touched;
    }

    private static long aligned(int size) {
        return Math.max(1, Math.ceilDiv(size, ALIGNMENT)) * (long) ALIGNMENT;
    }
}
