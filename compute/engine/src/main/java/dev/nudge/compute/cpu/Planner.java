package dev.nudge.compute.cpu;

import dev.nudge.compute.Copy;
import dev.nudge.compute.Graph;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Leaf;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Program;
import dev.nudge.compute.Work;
import dev.nudge.compute.cpu.CpuProgram.Instruction;
import dev.nudge.compute.cpu.CpuProgram.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Turns a program's graph into instructions. Views become layouts of what they look at; where a kernel cannot read a layout, a copy goes before it. The
 * new values of states are written last, straight into the state where nothing else still needs the old value.
 */
final class Planner {
    private final Program program;
    private final Graph graph;
    private final ArrayPlan arrays = new ArrayPlan();
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Integer> arrayOf = new HashMap<>();
    private final Map<Place, Place> copies = new HashMap<>();
    private final Map<Integer, float[]> constants = new HashMap<>();

    Planner(Program program) {
        this.program = program;
        this.graph = program.graph();
    }

    CpuProgram plan() {
        Map<Integer, Integer> direct = directUpdates();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.node(i);
            if (node.op() instanceof Leaf.Constant constant) {
                addConstant(i, constant);
            } else if (node.op() instanceof Leaf) {
                arrayOf.put(i, arrays.resident(node.shape().size()));
            } else if (node.op() instanceof Primitive op && !direct.containsKey(i)) {
                compute(i, op, arrays.temporary(node.shape().size()));
            }
        }
        Map<Integer, Place> places = new LinkedHashMap<>();
        program.inputs().values().forEach(node -> places.put(node, place(node)));
        for (int node : program.outputs().values()) {
            places.put(node, place(node));
            arrays.keep(place(node).array());
        }
        int commit = update(direct);
        return arrays.assign(
                instructions,
                commit,
                isLong(),
                constants,
                Set.copyOf(program.inputs().values()),
                places);
    }

    private void addConstant(int node, Leaf.Constant constant) {
        double[] exact = constant.values();
        float[] values = new float[exact.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) exact[i];
        }
        int array = arrays.resident(values.length);
        arrayOf.put(node, array);
        constants.put(array, values);
    }

    private Place place(int node) {
        return new Place(Objects.requireNonNull(arrayOf.get(graph.source(node))), graph.layout(node));
    }

    private void compute(int node, Primitive op, int array) {
        List<Place> in = graph.node(node).inputs().stream()
                .map(input -> readable(op, place(input)))
                .toList();
        instructions.add(new Instruction(op, new Place(array, graph.layout(node)), in));
        arrayOf.put(node, array);
    }

    /** The place, or a row-major copy of it where the op cannot read its layout. */
    private Place readable(Primitive op, Place place) {
        return Kernels.accepts(op, place.layout()) ? place : copies.computeIfAbsent(place, this::copy);
    }

    private Place copy(Place place) {
        Layout plain = Layout.rowMajor(place.layout().shape());
        Place copy = new Place(arrays.temporary(plain.shape().size()), plain);
        instructions.add(new Instruction(new Copy(), copy, List.of(place)));
        return copy;
    }

    /**
     * Updates that may be written straight into their state, by the node of the new value: made by an elementwise op that nothing else uses, whose state
     * no other update computed this late reads.
     */
    private Map<Integer, Integer> directUpdates() {
        Map<Integer, Integer> uses = new HashMap<>();
        graph.nodes().forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        program.outputs().values().forEach(node -> uses.merge(node, 1, Integer::sum));
        program.updates().values().forEach(node -> uses.merge(node, 1, Integer::sum));
        Map<Integer, Integer> direct = new LinkedHashMap<>();
        program.updates().forEach((name, node) -> {
            boolean elementwise = graph.node(node).op() instanceof Primitive op && Kernels.mayOverwrite(op);
            if (elementwise && Objects.equals(uses.get(node), 1)) {
                direct.put(node, Objects.requireNonNull(program.inputs().get(name)));
            }
        });
        // Written one after the other at the end: none may read a state that another one writes, nor its own other than
        // in place.
        direct.entrySet()
                .removeIf(entry -> program.updates().values().stream()
                        .anyMatch(other -> disturbs(other, other.equals(entry.getKey()), entry.getValue())));
        return direct;
    }

    private boolean disturbs(int update, boolean own, int state) {
        List<Integer> readers = graph.node(update).op() instanceof Primitive
                ? graph.node(update).inputs()
                : List.of(update);
        return readers.stream()
                .anyMatch(read -> graph.source(read) == state
                        && !(own && graph.layout(read).isRowMajor()));
    }

    /** About two milliseconds a step: shorter ones are not worth cutting off. */
    private boolean isLong() {
        Work work = Work.of(program);
        return work.flops() / 50e9 + work.bytes() / 6e9 > 2e-3;
    }

    /** Returns the first instruction that changes a state. */
    private int update(Map<Integer, Integer> direct) {
        // Indirect ones first take copies of what they need, since it may be a state that is written below.
        Map<Integer, Place> indirect = new LinkedHashMap<>();
        program.updates().forEach((name, node) -> {
            if (!direct.containsKey(node)) {
                boolean computed = graph.node(graph.source(node)).op() instanceof Primitive;
                indirect.put(
                        Objects.requireNonNull(program.inputs().get(name)), computed ? place(node) : copy(place(node)));
            }
        });
        int commit = instructions.size();
        direct.forEach((node, state) -> {
            if (graph.node(node).op() instanceof Primitive op) {
                compute(node, op, place(state).array());
            }
        });
        indirect.forEach((state, from) -> instructions.add(new Instruction(new Copy(), place(state), List.of(from))));
        return commit;
    }
}
