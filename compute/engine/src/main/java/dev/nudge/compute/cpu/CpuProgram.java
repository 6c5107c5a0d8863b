package dev.nudge.compute.cpu;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.DeviceExecution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A program as a list of instructions over numbered arrays. Arrays of numbers that are needed only for a while are shared by those that are never
 * needed at the same time.
 *
 * @param instructions in the order they run
 * @param commit the first instruction that changes a state; those from there on run to the end
 * @param isLong whether a step is worth cutting off when a run is to stop
 * @param capacities the size of each array
 * @param constants contents of arrays that never change; shared by all executions
 * @param inputs nodes that come from outside or stay from step to step
 * @param places where the numbers of inputs and outputs lie, by their node
 */
record CpuProgram(
        List<Instruction> instructions,
        int commit,
        boolean isLong,
        List<Integer> capacities,
        Map<Integer, float[]> constants,
        Set<Integer> inputs,
        Map<Integer, Place> places)
        implements CompiledProgram {
    /**
     * Elements in one of the numbered arrays.
     *
     * @param array its number
     * @param layout of the elements in it
     */
    record Place(int array, Layout layout) {}

    /** An op on numbered arrays. */
    record Instruction(Primitive op, Place out, List<Place> in) {
        private long scratchBytes() {
            return Kernels.scratchBytes(
                    op, out.layout(), in.stream().map(Place::layout).toList());
        }
    }

    static CpuProgram plan(Program program) {
        return new Planner(program).plan();
    }

    @Override
    public long bytes() {
        long code = 256L * instructions.size();
        return code
                + constants.values().stream()
                        .mapToLong(values -> 4L * values.length)
                        .sum();
    }

    @Override
    public long bytesPerExecution() {
        long bytes = 128L * instructions.size()
                + instructions.stream().mapToLong(Instruction::scratchBytes).sum();
        for (int array = 0; array < capacities.size(); array++) {
            bytes += constants.containsKey(array) ? 0 : 4L * capacities.get(array);
        }
        return bytes;
    }

    @Override
    public long bytesOfInput(int node) {
        return 4L * capacities.get(place(node).array());
    }

    Place place(int node) {
        return Objects.requireNonNull(places.get(node), "not an input or output");
    }

    @Override
    public DeviceExecution start() {
        return new CpuExecution(this, Map.of());
    }

    @Override
    public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
        Map<Integer, float[]> arrays = new HashMap<>();
        shared.forEach((ours, theirs) -> arrays.put(place(ours).array(), ((CpuExecution) other).array(theirs)));
        return new CpuExecution(this, arrays);
    }

    @Override
    public void close() {
        // Holds only memory.
    }
}
