package dev.nudge.compute;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a number was computed and how its gradient flows back: for showing the backward pass step by step. Steps stand in the order they were computed; the
 * backward pass goes through them from the last to the first.
 *
 * @param steps inputs before what uses them; the last is the result
 */
public record Trace(List<Step> steps) {
    /**
     * One tensor on the way.
     *
     * @param op what made it: {@code "mul"}; {@code "given"} or {@code "constant"} for where the computation starts
     * @param inputs numbers of the steps it was made from
     * @param value what was computed
     * @param gradient of the result with respect to this; null where none flows
     * @param locals for each input, the gradient with respect to it of the sum of this step's elements: the factor by which the step hands on what comes from
     *     above, where it works element by element; null where none flows
     */
    public record Step(
            String op,
            List<Integer> inputs,
            Tensor value,
            @Nullable Tensor gradient,
            List<@Nullable Tensor> locals) {}

    /**
     * The trace of a single number computed outside a program.
     *
     * @throws IllegalStateException if nothing it was computed from requires a gradient
     */
    public static Trace of(Tensor result) {
        if (!result.isTracked() || result.isRecorded()) {
            throw new IllegalStateException("trace: nothing this was computed from requires a gradient. Call"
                    + " requiresGrad() first, outside a program?");
        }
        return Tensor.noGrad(() -> new Trace(steps(result)));
    }

    private static List<Step> steps(Tensor result) {
        List<Tensor> order = Autograd.inputsFirst(List.of(result), false);
        List<Tensor> tracked = order.stream().filter(Tensor::isTracked).toList();
        List<Tensor> flowing = Autograd.gradients(result, Autograd.seed(result), tracked);
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        for (int i = 0; i < tracked.size(); i++) {
            gradients.put(tracked.get(i), flowing.get(i));
        }
        Map<Tensor, Integer> numbers = new IdentityHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Tensor tensor : order) {
            numbers.put(tensor, steps.size());
            List<Integer> inputs = new ArrayList<>();
            List<@Nullable Tensor> locals = new ArrayList<>();
            for (int i = 0; i < tensor.inputs().size(); i++) {
                Tensor input = tensor.inputs().get(i);
                inputs.add(numbers.getOrDefault(input, -1));
                Tensor ones = Tensor.ones(tensor.shape().toArray());
                locals.add(tensor.isTracked() && input.isTracked() ? Autograd.part(i, ones, tensor) : null);
            }
            steps.add(new Step(tensor.op().label(), inputs, tensor.detach(), gradients.get(tensor), locals));
        }
        return steps;
    }
}
