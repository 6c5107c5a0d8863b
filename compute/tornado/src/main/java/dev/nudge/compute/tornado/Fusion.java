package dev.nudge.compute.tornado;

import dev.nudge.compute.Binary;
import dev.nudge.compute.Compare;
import dev.nudge.compute.Copy;
import dev.nudge.compute.Graph;
import dev.nudge.compute.Indexing;
import dev.nudge.compute.Op;
import dev.nudge.compute.Random;
import dev.nudge.compute.Unary;
import dev.nudge.compute.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A chain of ops that compute element by element, as one kernel: what one of them computes stays in a register for the next, and only what others need
 * is written to memory. Gathers and random draws take part: they too make each element by itself.
 */
final class Fusion {
    /** Longer chains would run out of registers. */
    private static final int LONGEST = 48;

    private final Graph graph;
    private final int items;
    private final Set<Integer> members = new LinkedHashSet<>();

    Fusion(Graph graph, int items) {
        this.graph = graph;
        this.items = items;
    }

    /** Whether an op can be part of one. */
    static boolean takes(Op op) {
        return op instanceof Unary
                || op instanceof Binary
                || op instanceof Compare
                || op instanceof Where
                || op instanceof Copy
                || op instanceof Random
                || op instanceof Indexing.Gather;
    }

    /** Whether an op's kernel may find that a number it was given is not allowed. */
    static boolean mayFault(Op op) {
        return op instanceof Random || op instanceof Indexing.Gather || op instanceof Indexing.ScatterAdd;
    }

    boolean has(int node) {
        return members.contains(node);
    }

    Set<Integer> members() {
        return members;
    }

    /** Whether a node of this size still fits. */
    boolean hasRoomFor(int node) {
        return graph.node(node).shape().size() == items && members.size() < LONGEST;
    }

    void add(int node) {
        members.add(node);
    }

    /** Whether a node reads this input only at the element it computes, so that it may find it in a register. */
    boolean readsInPlace(int node, int input) {
        Op op = graph.node(node).op();
        int read = graph.node(node).inputs().get(input);
        boolean elementwise = !(op instanceof Random) && !(op instanceof Indexing.Gather && input == 0);
        return elementwise
                && graph.layout(read).isRowMajor()
                && graph.node(graph.source(read)).shape().size() == items;
    }

    /**
     * The kernel.
     *
     * @param stores where members go that others need
     * @param plan finds everything else
     */
    Instruction instruction(Map<Integer, Storage> stores, Planner plan) {
        Set<Storage> reads = new LinkedHashSet<>();
        Set<Storage> writes = new LinkedHashSet<>(stores.values());
        for (int node : members) {
            for (int input : graph.node(node).inputs()) {
                if (!has(graph.source(input)) && plan.literal(input) == null) {
                    reads.add(plan.operand(input).storage());
                }
            }
            if (mayFault(graph.node(node).op())) {
                writes.add(plan.faults());
            }
        }
        String label = String.join(
                " ", members.stream().map(node -> graph.node(node).op().label()).toList());
        return new Instruction(
                label,
                items,
                4 * members.size(),
                List.copyOf(reads),
                List.copyOf(writes),
                code -> new Writer(code, plan).write(stores));
    }

    /** Writes the kernel of one item. */
    private final class Writer {
        private final KernelCode code;
        private final Planner plan;
        private final Map<Integer, Integer> registers = new LinkedHashMap<>();

        Writer(KernelCode code, Planner plan) {
            this.code = code;
            this.plan = plan;
        }

        void write(Map<Integer, Storage> stores) {
            for (int node : members) {
                compute(node);
                int register = code.local();
                code.code().fstore(register);
                registers.put(node, register);
            }
            // Last, since a state may be written over that a member reads.
            new ArrayList<>(stores.entrySet()).forEach(store -> {
                Storage to = store.getValue();
                plan.unlessFaulty(code, to, () -> {
                    code.memory().position(to, new Walk(0, new int[] {items}, new int[] {1}));
                    code.code().fload(register(store.getKey()));
                    code.set();
                });
            });
        }

        private int register(int node) {
            return Objects.requireNonNull(registers.get(node));
        }

        private void compute(int node) {
            switch (graph.node(node).op()) {
                case Copy copy -> load(node, 0);
                case Random random -> draw(node, random);
                case Indexing.Gather gather -> gather(node, gather.dim());
                case Op op -> {
                    for (int input = 0; input < graph.node(node).inputs().size(); input++) {
                        load(node, input);
                    }
                    code.call(ElementRules.class, op.label());
                }
            }
        }

        private void load(int node, int input) {
            int read = graph.node(node).inputs().get(input);
            Float literal = plan.literal(read);
            if (literal != null) {
                code.code().loadConstant(literal);
            } else if (has(graph.source(read))) {
                code.code().fload(register(graph.source(read)));
            } else {
                Operand operand = plan.operand(read);
                code.read(operand.storage(), operand.walk());
            }
        }

        private void draw(int node, Random op) {
            List<Integer> inputs = graph.node(node).inputs();
            int copies = op.copies();
            int copy = code.local();
            code.index(KernelCode.ITEM, 1, copies).code().istore(copy);
            code.memory().start(plan.faults(), 0).constant(node);
            number(inputs.get(0), copy);
            code.call(Faults.class, "seed");
            number(inputs.get(1), copy);
            number(inputs.get(2), copy);
            code.call(RandomRules.class, "step").constant(op.stream());
            code.index(KernelCode.ITEM, copies, 0);
            code.call(RandomRules.class, op.kind() == Random.Kind.UNIFORM ? "uniform" : "normal");
        }

        private void number(int input, int item) {
            Float literal = plan.literal(input);
            if (literal != null) {
                code.code().loadConstant(literal);
            } else {
                Operand operand = plan.operand(input);
                code.read(operand.storage(), operand.walk(), item);
            }
        }

        private void gather(int node, int dim) {
            Operand x = plan.operand(graph.node(node).inputs().getFirst());
            Walk walk = x.walk();
            int[] reached = graph.node(node).shape().toArray();
            Walk others = new Walk(walk.offset(), reached, walk.strides()).with(dim, reached[dim], 0);
            code.memory().position(x.storage(), others);
            code.memory().start(plan.faults(), 0).constant(node);
            load(node, 1);
            code.constant(walk.sizes()[dim]).call(Faults.class, "index");
            code.constant(walk.strides()[dim]).code().imul().iadd();
            code.get();
        }
    }
}
