package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Shape;
import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.Meeting;
import dev.nudge.lesson.tensor.ShapeLine;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The tensors of a typed line that meet element by element.
 *
 * @param tensors two or three, or none if nothing meets
 * @param rule what brings two of them together, from the left
 * @param shape what they stretch to; empty if they do not fit, or nothing meets
 * @param fault why there is no result; empty if there is one
 * @param alone the shape of the result where nothing meets
 */
record Operands(
        List<Tensor> tensors,
        BinaryOperator<Tensor> rule,
        Optional<Shape> shape,
        Optional<Message> fault,
        Optional<Shape> alone) {

    /** Each shape counts in steps of its own, so that a sum shows where it came from. */
    private static final float[] STEPS = {1, 10, 100};

    static Operands of(String line) {
        return ShapeLine.isIn(line) ? ofShapes(ShapeLine.parse(line)) : ofExpression(TensorExpression.parse(line));
    }

    private static Operands ofShapes(List<Shape> shapes) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            tensors.add(counting(shapes.get(i), STEPS[i]));
        }
        return stretched(tensors, Tensor::add, Optional.empty());
    }

    /** The last two that met. What failed later than that is a fault, too. */
    private static Operands ofExpression(TensorExpression expression) {
        TensorExpression.Outcome outcome = expression.follow(Map.of());
        Optional<Message> fault = outcome.fault().map(refusal -> refusal.reason());
        if (outcome.meetings().isEmpty()) {
            return new Operands(
                    List.of(),
                    Tensor::add,
                    Optional.empty(),
                    fault,
                    outcome.result().map(Tensor::shape));
        }
        Meeting last = outcome.meetings().getLast();
        return stretched(List.of(last.left().tensor(), last.right().tensor()), last.rule(), fault);
    }

    private static Operands stretched(List<Tensor> tensors, BinaryOperator<Tensor> rule, Optional<Message> fault) {
        Shape shape = tensors.getFirst().shape();
        try {
            for (Tensor next : tensors.subList(1, tensors.size())) {
                shape = Shape.broadcast("broadcast", shape, next.shape());
            }
            return new Operands(tensors, rule, Optional.of(shape), fault, Optional.empty());
        } catch (ShapeException refused) {
            Message reason = fault.orElseGet(() -> Message.of("tensors.engine", String.valueOf(refused.getMessage())));
            return new Operands(tensors, rule, Optional.empty(), Optional.of(reason), Optional.empty());
        }
    }

    private static Tensor counting(Shape shape, float step) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = step * (i + 1);
        }
        return Tensor.of(values, shape);
    }

    /** The dimensions of the longest. */
    int rank() {
        return tensors.stream().mapToInt(Tensor::rank).max().orElse(0);
    }

    /** Whether a tensor has to stretch. */
    boolean isStretched(Tensor tensor) {
        return shape.isPresent() && !tensor.shape().equals(shape.get());
    }

    /** A tensor as it looks to the others: a view, if it has to stretch. */
    Tensor stretch(Tensor tensor) {
        return shape.map(to -> tensor.expand(to.toArray())).orElse(tensor);
    }

    /** All of them brought together, from the left. */
    Tensor together(List<Tensor> instead) {
        return instead.stream().reduce(rule).orElseThrow();
    }
}
