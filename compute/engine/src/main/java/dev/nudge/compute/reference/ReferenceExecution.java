package dev.nudge.compute.reference;

import dev.nudge.compute.Graph;
import dev.nudge.compute.Leaf;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Program;
import dev.nudge.compute.Values;
import dev.nudge.compute.View;
import dev.nudge.compute.device.DeviceExecution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** One array a node, computed in order; outputs are copied before the updates apply. */
final class ReferenceExecution implements DeviceExecution {
    private final Program program;
    private final Graph graph;
    private final List<Values> values = new ArrayList<>();
    private final Map<Integer, double[]> outputs = new LinkedHashMap<>();

    /** @param shared storage of inputs that another execution has too, by their node */
    ReferenceExecution(Program program, Map<Integer, double[]> shared) {
        this.program = program;
        this.graph = program.graph();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.node(i);
            double[] data = switch (node.op()) {
                case View view -> values.get(graph.source(i)).data();
                case Leaf.Constant constant -> constant.values();
                case Leaf.Input input ->
                    shared.getOrDefault(i, new double[input.shape().size()]);
                default -> new double[node.shape().size()];
            };
            values.add(new Values(data, graph.layout(i)));
        }
        for (int node : program.outputs().values()) {
            outputs.put(node, new double[graph.node(node).shape().size()]);
        }
    }

    /** Storage of nodes of this program, by the numbers another program has for them. */
    Map<Integer, double[]> storage(Map<Integer, Integer> shared) {
        Map<Integer, double[]> storage = new LinkedHashMap<>();
        shared.forEach((theirs, ours) -> storage.put(theirs, values.get(ours).data()));
        return storage;
    }

    /** All arrays: of the nodes, and of the outputs once more. */
    static long bytes(Program program) {
        Graph graph = program.graph();
        long nodes = graph.nodes().stream()
                .filter(node -> !(node.op() instanceof View))
                .mapToLong(node -> 8L * node.shape().size())
                .sum();
        long outputs = program.outputs().values().stream()
                .distinct()
                .mapToLong(node -> 8L * graph.node(node).shape().size())
                .sum();
        return nodes + outputs;
    }

    @Override
    public long run(long steps, BooleanSupplier stop) {
        for (long step = 0; step < steps; step++) {
            if (stop.getAsBoolean()) {
                return step;
            }
            if (!step(stop)) {
                return step;
            }
        }
        return steps;
    }

    /** Ends an op in the middle. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Looks at {@code stop} before each node and within; outputs and state change only after the last. */
    private boolean step(BooleanSupplier stop) {
        Runnable look = () -> {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
        };
        try {
            for (int i = 0; i < values.size(); i++) {
                look.run();
                if (graph.node(i).op() instanceof Primitive op) {
                    List<Values> inputs =
                            graph.node(i).inputs().stream().map(values::get).toList();
                    Values out = values.get(i);
                    op.forward(new Values(out.data(), out.layout(), look), inputs);
                }
            }
        } catch (Stopped cutOff) {
            return false;
        }
        outputs.forEach((node, copy) -> System.arraycopy(elements(node), 0, copy, 0, copy.length));
        Map<String, double[]> updated = new LinkedHashMap<>();
        program.updates().forEach((state, node) -> updated.put(state, elements(node)));
        updated.forEach(
                (state, next) -> write(Objects.requireNonNull(program.inputs().get(state)), next));
        return true;
    }

    private double[] elements(int node) {
        Values from = values.get(node);
        double[] copy = new double[from.shape().size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = from.get(i);
        }
        return copy;
    }

    @Override
    public void write(int node, float[] given) {
        for (int i = 0; i < given.length; i++) {
            values.get(node).data()[i] = given[i];
        }
    }

    @Override
    public void write(int node, double[] given) {
        System.arraycopy(given, 0, values.get(node).data(), 0, given.length);
    }

    @Override
    public double[] readDoubles(int node) {
        double[] output = outputs.get(node);
        return output != null ? output.clone() : elements(node);
    }

    @Override
    public float[] read(int node) {
        double[] exact = readDoubles(node);
        float[] rounded = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) exact[i];
        }
        return rounded;
    }

    @Override
    public void close() {
        values.clear();
    }
}
