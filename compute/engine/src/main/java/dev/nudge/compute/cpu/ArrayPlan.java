package dev.nudge.compute.cpu;

import dev.nudge.compute.cpu.CpuProgram.Instruction;
import dev.nudge.compute.cpu.CpuProgram.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrays of a program being planned: first one for each result, then as few as will do. */
final class ArrayPlan {
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Boolean> resident = new ArrayList<>();

    /** An array that is never reused: inputs, constants, outputs. */
    int resident(int size) {
        sizes.add(size);
        resident.add(true);
        return sizes.size() - 1;
    }

    /** An array that is needed from the instruction that writes it to the last that reads it. */
    int temporary(int size) {
        int array = resident(size);
        resident.set(array, false);
        return array;
    }

    /** Makes a temporary array last. */
    void keep(int array) {
        resident.set(array, true);
    }

    /** Lets arrays that are never needed at the same time share one. */
    CpuProgram assign(
            List<Instruction> instructions,
            int commit,
            boolean isLong,
            Map<Integer, float[]> constants,
            Set<Integer> inputs,
            Map<Integer, Place> places) {
        Map<Integer, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < instructions.size(); i++) {
            for (Place place : instructions.get(i).in()) {
                lastUse.put(place.array(), i);
            }
            lastUse.putIfAbsent(instructions.get(i).out().array(), i);
        }
        int[] shared = new int[sizes.size()];
        List<Integer> capacities = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (int array = 0; array < shared.length; array++) {
            shared[array] = resident.get(array) ? add(capacities, sizes.get(array)) : -1;
        }
        List<Instruction> assigned = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            List<Integer> done = ending(instruction, i, lastUse);
            List<Place> in = instruction.in().stream()
                    .map(place -> new Place(shared[place.array()], place.layout()))
                    .toList();
            boolean overwrites =
                    instruction.in().stream().allMatch(place -> Kernels.mayOverwrite(instruction.op(), place.layout()));
            if (overwrites) {
                done.forEach(array -> free.add(shared[array]));
            }
            int out = instruction.out().array();
            if (shared[out] == -1) {
                shared[out] = take(free, capacities, sizes.get(out));
            }
            if (!overwrites) {
                done.forEach(array -> free.add(shared[array]));
            }
            if (!resident.get(out) && lastUse.getOrDefault(out, i) == i) {
                free.add(shared[out]);
            }
            assigned.add(new Instruction(
                    instruction.op(), new Place(shared[out], instruction.out().layout()), in));
        }
        Map<Integer, float[]> contents = new HashMap<>();
        constants.forEach((array, values) -> contents.put(shared[array], values));
        Map<Integer, Place> found = new HashMap<>();
        places.forEach((node, place) -> found.put(node, new Place(shared[place.array()], place.layout())));
        return new CpuProgram(List.copyOf(assigned), commit, isLong, List.copyOf(capacities), contents, inputs, found);
    }

    /** Temporary inputs read here for the last time. */
    private List<Integer> ending(Instruction instruction, int number, Map<Integer, Integer> lastUse) {
        return instruction.in().stream()
                .map(Place::array)
                .distinct()
                .filter(array -> !resident.get(array) && lastUse.getOrDefault(array, number) == number)
                .toList();
    }

    private static int add(List<Integer> capacities, int size) {
        capacities.add(size);
        return capacities.size() - 1;
    }

    /** The smallest free array that is large enough, or a new one. */
    private static int take(List<Integer> free, List<Integer> capacities, int size) {
        Integer best = null;
        for (Integer candidate : free) {
            boolean fits = capacities.get(candidate) >= size;
            if (fits && (best == null || capacities.get(candidate) < capacities.get(best))) {
                best = candidate;
            }
        }
        if (best == null) {
            return add(capacities, size);
        }
        free.remove(best);
        return best;
    }
}
