package dev.nudge.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a program so that it computes many copies of itself side by side. The copies are counted by a new last dimension: dimensions that ops name stay
 * what they are, and neighbouring copies lie next to one another in memory.
 */
final class Copies {
    private final Program program;
    private final Shape copies;
    private final Set<String> shared;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final List<Tensor> lifted = new ArrayList<>();

    Copies(Program program, int copies, Set<String> shared) {
        this.program = program;
        this.copies = Shape.of(copies);
        this.shared = shared;
        for (String name : shared) {
            if (program.input(name).kind() != Leaf.Kind.DATA) {
                throw new IllegalArgumentException("copies: '" + name + "' is no data; only data can be shared.");
            }
        }
    }

    Program program() {
        for (Graph.Node node : program.graph().nodes()) {
            Tensor[] from = node.inputs().stream().map(lifted::get).toArray(Tensor[]::new);
            lifted.add(
                    switch (node.op()) {
                        case Leaf.Input input -> input(input);
                        case Leaf leaf -> stretch(Tensor.recorded(leaf));
                        case View view -> view(view, from[0]);
                        case Primitive primitive -> Tensor.apply(lift(primitive), from);
                    });
        }
        return Recorder.finish(
                program.name() + ", " + copies.size() + " copies",
                inputs,
                named(program.outputs()),
                named(program.updates()));
    }

    private Map<String, Tensor> named(Map<String, Integer> nodes) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        nodes.forEach((name, node) -> named.put(name, lifted.get(node)));
        return named;
    }

    private Tensor input(Leaf.Input input) {
        if (shared.contains(input.name())) {
            Tensor one = Tensor.recorded(input);
            inputs.put(input.name(), one);
            return stretch(one);
        }
        // A scalar of one copy is a row of numbers for all.
        Leaf.Kind kind = input.kind() == Leaf.Kind.SCALAR ? Leaf.Kind.DATA : input.kind();
        Tensor all =
                Tensor.recorded(new Leaf.Input(kind, input.name(), input.shape().concat(copies), input.dtype()));
        inputs.put(input.name(), all);
        return all;
    }

    /** The same numbers for every copy, stored once. */
    private Tensor stretch(Tensor one) {
        return one.unsqueeze(-1).expand(one.shape().concat(copies));
    }

    private Tensor view(View view, Tensor input) {
        return switch (view) {
            case View.Reshape reshape -> input.reshape(reshape.shape().concat(copies));
            case View.Unsqueeze unsqueeze -> Tensor.view(unsqueeze, input);
            case View.Squeeze squeeze -> Tensor.view(squeeze, input);
            case View.Expand expand -> input.expand(expand.shape().concat(copies));
            case View.Permute permute -> {
                List<Integer> order = new ArrayList<>(permute.order());
                order.add(order.size());
                yield Tensor.view(new View.Permute(List.copyOf(order)), input);
            }
            case View.Slice slice -> Tensor.view(slice, input);
            case View.Detach detach -> Tensor.view(detach, input);
        };
    }

    private Primitive lift(Primitive op) {
        return switch (op) {
            case MatMul product -> new MatMul(requireSingle(product.lanes()));
            case Random random ->
                new Random(
                        random.kind(), random.shape().concat(copies), random.stream(), requireSingle(random.lanes()));
            case Indexing.ScatterAdd scatter ->
                new Indexing.ScatterAdd(scatter.shape().concat(copies), scatter.dim());
            default -> op;
        };
    }

    private boolean requireSingle(boolean lanes) {
        if (lanes) {
            throw new IllegalArgumentException(program + " already is many copies of a program; copy the single one.");
        }
        return true;
    }
}
