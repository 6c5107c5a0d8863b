package dev.nudge.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a program in an order that can be run: inputs before what uses them. A device reads it, resolves views with {@link #source} and
 * {@link #layout}, and computes only the {@link Primitive} nodes.
 */
public final class Graph {
    /**
     * One step.
     *
     * @param op what is done
     * @param inputs numbers of the nodes it is applied to
     * @param shape of the result
     * @param dtype of the result
     */
    public record Node(Op op, List<Integer> inputs, Shape shape, DType dtype) {}

    private final List<Node> nodes;
    private final int[] sources;
    private final List<Layout> layouts = new ArrayList<>();

    Graph(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.sources = new int[nodes.size()];
        for (int i = 0; i < sources.length; i++) {
            Node node = nodes.get(i);
            if (node.op() instanceof View view) {
                int input = node.inputs().getFirst();
                sources[i] = sources[input];
                layouts.add(view.apply(layouts.get(input)));
            } else {
                sources[i] = i;
                layouts.add(Layout.rowMajor(node.shape()));
            }
        }
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Node node(int number) {
        return nodes.get(number);
    }

    /** The node whose storage this one reads: itself unless it is a view. */
    public int source(int number) {
        return sources[number];
    }

    /** Where the elements of this node lie in the storage of its {@link #source}. */
    public Layout layout(int number) {
        return layouts.get(number);
    }
}
