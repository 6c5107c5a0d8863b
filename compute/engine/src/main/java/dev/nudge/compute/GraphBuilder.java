package dev.nudge.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns recorded tensors into a graph. On the way it computes equal steps once and drops multiplications by 1, which changes no digit, and computes
 * steps on constants now, in double precision: a float32 device then rounds once where it would have rounded at every step.
 */
final class GraphBuilder {
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final Map<Graph.Node, Integer> known = new HashMap<>();
    private final Map<Tensor, Integer> numbers = new IdentityHashMap<>();
    private final String program;

    /** A graph on the inputs that a program declares. */
    GraphBuilder(String program, Collection<Tensor> inputs) {
        this.program = program;
        inputs.forEach(input -> numbers.put(input, node(input.op(), List.of(), input)));
    }

    /**
     * Adds everything the results were computed from.
     *
     * @throws IllegalArgumentException if that includes an input of another program
     */
    void add(List<Tensor> results) {
        for (Tensor tensor : Autograd.inputsFirst(results, false)) {
            if (!numbers.containsKey(tensor)) {
                numbers.put(tensor, number(tensor));
            }
        }
    }

    /** The number of a tensor's node. */
    int of(Tensor tensor) {
        Integer number = numbers.get(tensor);
        if (number == null) {
            throw new IllegalStateException(tensor + " was not added to this graph");
        }
        return number;
    }

    /** The graph of everything added that the results need. Numbers of {@link #of} are final after this. */
    Graph build(Collection<Tensor> results) {
        BitSet needed = new BitSet();
        results.forEach(tensor -> needed.set(of(tensor)));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (needed.get(i)) {
                nodes.get(i).inputs().forEach(needed::set);
            }
        }
        List<Graph.Node> kept = new ArrayList<>();
        int[] renumbered = new int[nodes.size()];
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            Graph.Node node = nodes.get(i);
            List<Integer> inputs =
                    node.inputs().stream().map(input -> renumbered[input]).toList();
            renumbered[i] = kept.size();
            kept.add(new Graph.Node(node.op(), inputs, node.shape(), node.dtype()));
        }
        numbers.replaceAll((tensor, number) -> renumbered[number]);
        return new Graph(kept);
    }

    private int number(Tensor tensor) {
        if (tensor.op() instanceof Leaf.Input foreign) {
            throw new IllegalArgumentException("program '" + program + "': '" + foreign.name() + "' " + foreign.shape()
                    + " was declared while another program was recorded; each program computes with inputs of its own."
                    + " Declare it here too, and open the two so that they share?");
        }
        boolean given = !tensor.isRecorded()
                && !(tensor.op() instanceof View && !tensor.inputs().isEmpty());
        if (given && !(tensor.op() instanceof Leaf.Constant)) {
            float[] values = tensor.toArray();
            double[] captured = new double[values.length];
            Arrays.setAll(captured, i -> values[i]);
            return node(new Leaf.Constant(tensor.shape(), tensor.dtype(), captured), List.of(), tensor);
        }
        List<Integer> inputs = tensor.inputs().stream().map(this::of).toList();
        if (isIdentity(tensor.op(), inputs)) {
            return inputs.getFirst();
        }
        OptionalDouble folded = fold(tensor.op(), inputs);
        if (folded.isPresent() && tensor.size() > 0) {
            Leaf.Constant constant = new Leaf.Constant(Shape.SCALAR, tensor.dtype(), folded.getAsDouble());
            int one = node(constant, List.of(), Shape.SCALAR, tensor.dtype());
            return tensor.rank() == 0 ? one : node(new View.Expand(tensor.shape()), List.of(one), tensor);
        }
        return node(tensor.op(), inputs, tensor);
    }

    private int node(Op op, List<Integer> inputs, Tensor like) {
        return node(op, inputs, like.shape(), like.dtype());
    }

    private int node(Op op, List<Integer> inputs, Shape shape, DType dtype) {
        Graph.Node node = new Graph.Node(op, inputs, shape, dtype);
        return known.computeIfAbsent(node, added -> {
            nodes.add(added);
            return nodes.size() - 1;
        });
    }

    /** x * 1 and x / 1, but for a view: its numbers may lie apart, those of the product never do, and a reshape that follows relies on it. */
    private boolean isIdentity(Op op, List<Integer> inputs) {
        return (op == Binary.MUL || op == Binary.DIV)
                && !(nodes.get(inputs.getFirst()).op() instanceof View)
                && uniform(inputs.get(1)).equals(OptionalDouble.of(1))
                && nodes.get(inputs.getFirst()).dtype() == DType.FLOAT32;
    }

    private OptionalDouble fold(Op op, List<Integer> inputs) {
        if (!(op instanceof Unary || op instanceof Binary)) {
            return OptionalDouble.empty();
        }
        List<OptionalDouble> values = inputs.stream().map(this::uniform).toList();
        if (values.isEmpty() || values.stream().anyMatch(OptionalDouble::isEmpty)) {
            return OptionalDouble.empty();
        }
        double first = values.getFirst().getAsDouble();
        return switch (op) {
            case Unary unary -> OptionalDouble.of(unary.apply(first));
            case Binary binary ->
                OptionalDouble.of(binary.apply(first, values.get(1).getAsDouble()));
            default -> OptionalDouble.empty();
        };
    }

    /** The number that every element of this node is, if it is a stretched constant. */
    private OptionalDouble uniform(int number) {
        Graph.Node node = nodes.get(number);
        while (node.op() instanceof View) {
            node = nodes.get(node.inputs().getFirst());
        }
        return node.op() instanceof Leaf.Constant constant && constant.shape().size() == 1
                ? OptionalDouble.of(constant.values()[0])
                : OptionalDouble.empty();
    }
}
