package dev.nudge.compute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chain rule. From the result back to its inputs, every op turns the gradient of its output into gradients of its inputs; where a tensor was
 * used twice, the two parts are added.
 */
final class Autograd {
    private Autograd() {}

    /** The gradient of a single number with respect to itself: 1. */
    static Tensor seed(Tensor result) {
        if (result.size() != 1) {
            throw new ShapeException(
                    "gradient",
                    "only a single number has gradients, this is " + result.shape()
                            + ". Take its mean or sum first, or give a weight for each element to backward?");
        }
        Leaf.Constant one = new Leaf.Constant(Shape.SCALAR, DType.FLOAT32, 1);
        return (result.isRecorded() ? Tensor.recorded(one) : Tensor.scalar(1)).expand(result.shape());
    }

    static void backward(Tensor result, Tensor upstream) {
        if (!result.isTracked() || result.isRecorded()) {
            throw new IllegalStateException(
                    result.isRecorded()
                            ? "backward: inside a program, ask for gradients(…) and use them in updates."
                            : "backward: nothing this was computed from requires a gradient. Call requiresGrad() first?");
        }
        List<Tensor> leaves = tracked(result).stream().filter(Tensor::isLeaf).toList();
        List<Tensor> gradients = Tensor.noGrad(() -> gradients(result, upstream, leaves));
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).addGrad(gradients.get(i));
        }
    }

    static List<Tensor> gradients(Tensor result, Tensor upstream, List<Tensor> with) {
        if (!upstream.shape().equals(result.shape())) {
            throw new ShapeException(
                    "gradient",
                    "result is " + result.shape() + ", its weights are " + upstream.shape() + "; both must be equal.");
        }
        List<Tensor> order = tracked(result);
        Set<Tensor> dependent = dependents(order, with);
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        if (dependent.contains(result)) {
            gradients.put(result, upstream);
        }
        for (Tensor output : order.reversed()) {
            Tensor gradient = gradients.get(output);
            if (gradient == null || output.isLeaf()) {
                continue;
            }
            for (int i = 0; i < output.inputs().size(); i++) {
                Tensor input = output.inputs().get(i);
                Tensor part = dependent.contains(input) ? part(i, gradient, output) : null;
                if (part != null) {
                    gradients.merge(input, part, Tensor::add);
                }
            }
        }
        return with.stream()
                .map(tensor -> gradients.getOrDefault(
                        tensor, Tensor.zeros(tensor.shape().toArray())))
                .toList();
    }

    /** The part of an op's gradient that goes to one input. */
    static @Nullable Tensor part(int input, Tensor upstream, Tensor output) {
        return switch (output.op()) {
            case Primitive op -> op.gradient(input, upstream, output, output.inputs());
            case View op -> op.gradient(upstream, output.inputs().getFirst());
            case Leaf leaf -> null;
        };
    }

    /** Everything {@code result} was computed from that gradients flow through, inputs before what uses them. */
    static List<Tensor> tracked(Tensor result) {
        return inputsFirst(List.of(result), true);
    }

    /** Everything the results were computed from, inputs before what uses them; with {@code onlyTracked} only where gradients flow. */
    static List<Tensor> inputsFirst(List<Tensor> results, boolean onlyTracked) {
        List<Tensor> order = new ArrayList<>();
        Set<Tensor> seen = identitySet();
        Deque<Tensor> open = new ArrayDeque<>(results.reversed());
        Set<Tensor> entered = identitySet();
        while (!open.isEmpty()) {
            Tensor tensor = open.peek();
            if (seen.contains(tensor) || onlyTracked && !tensor.isTracked()) {
                open.pop();
            } else if (entered.add(tensor)) {
                if (!onlyTracked || !tensor.isLeaf()) {
                    tensor.inputs().reversed().forEach(open::push);
                }
            } else {
                open.pop();
                seen.add(tensor);
                order.add(tensor);
            }
        }
        return order;
    }

    /** Those of {@code order} that are, or were computed from, one of {@code sources}. */
    private static Set<Tensor> dependents(List<Tensor> order, List<Tensor> sources) {
        Set<Tensor> dependents = identitySet();
        dependents.addAll(sources);
        for (Tensor tensor : order) {
            if (!tensor.isLeaf() && tensor.inputs().stream().anyMatch(dependents::contains)) {
                dependents.add(tensor);
            }
        }
        return dependents;
    }

    private static Set<Tensor> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
