package dev.nudge.compute.tornado;

import dev.nudge.compute.Graph;
import dev.nudge.compute.Layout;
import dev.nudge.compute.Leaf;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Program;
import dev.nudge.compute.View;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a program's graph into instructions. Elementwise ops are fused; what only updates need comes last, so that the new value of a state can mostly be
 * written straight over the old one.
 */
final class Planner {
    /** What happens at one place in the order: one op, a fusion, or an input kept as it is for an update that needs it later. */
    private sealed interface Step {
        record One(int node) implements Step {}

        record Fused(Fusion fusion) implements Step {}

        record Kept(int node) implements Step {}
    }

    private final Program program;
    private final Graph graph;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Integer> stepOf = new HashMap<>();
    private final Map<Integer, Storage> storageOf = new HashMap<>();
    private final Map<Integer, Operand> kept = new HashMap<>();
    private final Map<Storage, float[]> constants = new LinkedHashMap<>();
    private final Set<Storage> states = new HashSet<>();
    private final Storage faults = new Storage(Faults.SIZE, false);
    private final boolean mayFault;
    private int firstLateStep;

    Planner(Program program) {
        this.program = program;
        this.graph = program.graph();
        this.mayFault = graph.nodes().stream().anyMatch(node -> Fusion.mayFault(node.op()));
    }

    MemoryPlan plan() {
        leaves();
        order();
        Map<Integer, Integer> direct = directUpdates();
        store(direct);
        Lowering lowering = new Lowering(faults);
        for (Step step : steps) {
            switch (step) {
                case Step.One(int node) -> lower(lowering, node);
                case Step.Fused(Fusion fusion) -> lowering.add(fusion.instruction(stored(fusion), this));
                case Step.Kept(int node) -> kept.put(node, lowering.copied(operand(node)));
            }
        }
        program.updates().forEach((state, node) -> {
            if (!direct.containsKey(node)
                    || !direct.get(node).equals(program.inputs().get(state))) {
                commit(lowering, state, kept.getOrDefault(node, operandOrNull(node)));
            }
        });
        Map<Integer, Operand> places = new LinkedHashMap<>();
        program.inputs().values().forEach(node -> places.put(node, operand(node)));
        program.outputs().values().forEach(node -> places.put(node, operand(node)));
        return MemoryPlan.of(lowering.instructions(), faults, constants, places, mayFault);
    }

    private void leaves() {
        for (int node = 0; node < graph.nodes().size(); node++) {
            if (graph.node(node).op() instanceof Leaf.Constant constant) {
                double[] exact = constant.values();
                Storage storage = new Storage(exact.length, true);
                float[] values = new float[exact.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) exact[i];
                }
                constants.put(storage, values);
                storageOf.put(node, storage);
            } else if (graph.node(node).op() instanceof Leaf) {
                Storage storage = new Storage(graph.node(node).shape().size(), false);
                storageOf.put(node, storage);
            }
        }
        program.updates().keySet().forEach(name -> states.add(storage(input(name))));
    }

    private int input(String name) {
        return Objects.requireNonNull(program.inputs().get(name));
    }

    private Storage storage(int node) {
        return Objects.requireNonNull(storageOf.get(node));
    }

    /** Puts every op into a step after those of its inputs; what only updates need goes last. */
    private void order() {
        Set<Integer> late = onlyForUpdates();
        for (int node = 0; node < graph.nodes().size(); node++) {
            if (graph.node(node).op() instanceof Primitive && !late.contains(node)) {
                place(node);
            }
        }
        program.updates().values().forEach(node -> {
            if (graph.node(graph.source(node)).op() instanceof Leaf.Input) {
                steps.add(new Step.Kept(node));
            }
        });
        firstLateStep = steps.size();
        late.stream().sorted().forEach(this::place);
    }

    /** Ops that can be fused and that nothing but updates, and others of these, asks for. */
    private Set<Integer> onlyForUpdates() {
        Set<Integer> needed = new HashSet<>();
        program.outputs().values().forEach(node -> needed.add(graph.source(node)));
        Set<Integer> late = new HashSet<>();
        for (int node = graph.nodes().size() - 1; node >= 0; node--) {
            Graph.Node each = graph.node(node);
            if (!(each.op() instanceof View) && !needed.contains(node) && Fusion.takes(each.op())) {
                late.add(node);
            } else if (!(each.op() instanceof View)) {
                each.inputs().forEach(input -> needed.add(graph.source(input)));
            }
        }
        return late;
    }

    private void place(int node) {
        int last = -1;
        for (int input : graph.node(node).inputs()) {
            last = Math.max(last, stepOf.getOrDefault(graph.source(input), -1));
        }
        int step = Fusion.takes(graph.node(node).op()) ? fusionFor(node, last) : -1;
        if (step < 0) {
            step = steps.size();
            if (Fusion.takes(graph.node(node).op())) {
                steps.add(new Step.Fused(
                        new Fusion(graph, graph.node(node).shape().size())));
            } else {
                steps.add(new Step.One(node));
            }
        }
        if (steps.get(step) instanceof Step.Fused(Fusion fusion)) {
            fusion.add(node);
        }
        stepOf.put(node, step);
    }

    /** A fusion that a node may join: the one that makes its last input, if all is read in place, or a later one; -1 if there is none. */
    private int fusionFor(int node, int last) {
        for (int step = Math.max(last, firstLateStep); step < steps.size(); step++) {
            if (steps.get(step) instanceof Step.Fused(Fusion fusion) && fusion.hasRoomFor(node)) {
                boolean inPlace = true;
                for (int input = 0; input < graph.node(node).inputs().size(); input++) {
                    int source = graph.source(graph.node(node).inputs().get(input));
                    inPlace &= !fusion.has(source) || fusion.readsInPlace(node, input);
                }
                if (inPlace) {
                    return step;
                }
            }
        }
        return -1;
    }

    /** Updates whose new value may be written straight over the state, by the node of the value: no later step reads the old one. */
    private Map<Integer, Integer> directUpdates() {
        Set<Integer> outputs = new HashSet<>();
        program.outputs().values().forEach(node -> outputs.add(graph.source(node)));
        Map<Integer, Integer> direct = new HashMap<>();
        program.updates().forEach((name, node) -> {
            int state = input(name);
            Integer step = stepOf.get(node);
            if (step != null
                    && steps.get(step) instanceof Step.Fused(Fusion fusion)
                    && !outputs.contains(node)
                    && !direct.containsKey(node)
                    && isFree(state, step, fusion)) {
                direct.put(node, state);
            }
        });
        return direct;
    }

    private boolean isFree(int state, int from, Fusion fusion) {
        for (Map.Entry<Integer, Integer> reader : stepOf.entrySet()) {
            List<Integer> inputs = graph.node(reader.getKey()).inputs();
            for (int input = 0; input < inputs.size(); input++) {
                if (graph.source(inputs.get(input)) == state) {
                    boolean before = reader.getValue() < from;
                    boolean beside = reader.getValue() == from && fusion.readsInPlace(reader.getKey(), input);
                    if (!before && !beside) {
                        return false;
                    }
                }
            }
        }
        return steps.subList(from, steps.size()).stream()
                .noneMatch(step -> step instanceof Step.Kept(int node) && graph.source(node) == state);
    }

    /** Gives storage to everything that another step, the host or an update reads. */
    private void store(Map<Integer, Integer> direct) {
        Set<Integer> needed = new HashSet<>();
        stepOf.forEach((node, step) -> graph.node(node).inputs().forEach(input -> {
            if (!step.equals(stepOf.get(graph.source(input)))) {
                needed.add(graph.source(input));
            }
        }));
        program.outputs().values().forEach(node -> needed.add(graph.source(node)));
        program.updates().values().forEach(node -> needed.add(graph.source(node)));
        stepOf.forEach((node, step) -> {
            Integer state = direct.get(node);
            if (state != null) {
                storageOf.put(node, storage(state));
            } else if (needed.contains(node) || steps.get(step) instanceof Step.One) {
                storageOf.put(node, new Storage(graph.node(node).shape().size(), false));
            }
        });
    }

    private Map<Integer, Storage> stored(Fusion fusion) {
        Map<Integer, Storage> stored = new LinkedHashMap<>();
        for (int node : fusion.members()) {
            Storage storage = storageOf.get(node);
            if (storage != null) {
                stored.put(node, storage);
            }
        }
        return stored;
    }

    private void lower(Lowering lowering, int node) {
        if (graph.node(node).op() instanceof Primitive op) {
            List<Operand> in =
                    graph.node(node).inputs().stream().map(this::operand).toList();
            lowering.lower(node, op, operand(node), in);
        }
    }

    private void commit(Lowering lowering, String state, @Nullable Operand from) {
        Operand value = Objects.requireNonNull(from);
        Storage to = storage(input(state));
        Walk walk = value.walk();
        lowering.add(new Instruction(
                "update " + state,
                to.size(),
                2,
                List.of(value.storage()),
                List.of(to),
                code -> unlessFaulty(
                        code,
                        to,
                        () -> code.memory()
                                .position(
                                        to,
                                        Walk.of(Layout.rowMajor(value.layout().shape())))
                                .read(value.storage(), walk)
                                .set())));
    }

    /** Where the kernels of this program report numbers that they refuse. */
    Storage faults() {
        return faults;
    }

    /** The number that every position of this node reads, if it is known now. */
    @Nullable Float literal(int node) {
        return graph.node(graph.source(node)).op() instanceof Leaf.Constant constant
                        && constant.values().length > 0
                        && Arrays.stream(constant.values()).allMatch(value -> value == constant.values()[0])
                ? Float.valueOf((float) constant.values()[0])
                : null;
    }

    Operand operand(int node) {
        return Objects.requireNonNull(operandOrNull(node));
    }

    private @Nullable Operand operandOrNull(int node) {
        Storage storage = storageOf.get(graph.source(node));
        return storage == null ? null : new Operand(storage, graph.layout(node));
    }

    /** Writes {@code body}; into a state only as long as nothing was refused. */
    void unlessFaulty(KernelCode code, Storage to, Runnable body) {
        if (!mayFault || !states.contains(to)) {
            body.run();
            return;
        }
        Label end = code.code().newLabel();
        code.memory().start(faults, 0).get();
        code.code().fconst_0().fcmpl().ifne(end);
        body.run();
        code.code().labelBinding(end);
    }
}
