package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.Meeting;
import dev.nudge.lesson.tensor.ShapeLine;
import dev.nudge.lesson.tensor.Sizes;
import dev.nudge.lesson.tensor.TensorExpression;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The tensors of a typed line that meet element by element.
 *
 * @param all two or three; one where nothing meets, which is what is in memory of the line's tensor; none if there is no tensor
 * @param operator what brings two of them together, as a {@link Meeting} calls it; empty where nothing meets
 * @param rule the same on the engine, from the left
 * @param shape what they stretch to; empty if they do not fit
 * @param made what comes of it, where numbers are known
 * @param end what the line gives where its last operation met nothing
 * @param fault why there is no result; empty if there is one
 */
record Operands(
        List<Operand> all,
        String operator,
        BinaryOperator<Tensor> rule,
        Optional<Sizes> shape,
        Optional<Tensor> made,
        Optional<Tensor> end,
        Optional<Message> fault) {

    /** Each shape counts in steps of its own, so that a sum shows where it came from. */
    private static final float[] STEPS = {1, 10, 100};

    static Operands of(String line) {
        return ShapeLine.isIn(line) ? ofShapes(ShapeLine.parse(line)) : ofExpression(TensorExpression.parse(line));
    }

    private static Operands ofShapes(List<Sizes> shapes) {
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            all.add(Operand.typed(shapes.get(i), STEPS[i]));
        }
        Sizes shape = shapes.getFirst();
        for (Sizes next : shapes.subList(1, shapes.size())) {
            Optional<Sizes> both = shape.broadcast(next);
            if (both.isEmpty()) {
                return new Operands(
                        all,
                        "+",
                        Tensor::add,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(clash(shape, next)));
            }
            shape = both.get();
        }
        Optional<Tensor> made = shape.isWithin(Sheets.MOST_CELLS) && isAllInNumbers(all)
                ? all.stream().flatMap(one -> one.numbers().stream()).reduce(Tensor::add)
                : Optional.empty();
        return new Operands(all, "+", Tensor::add, Optional.of(shape), made, Optional.empty(), Optional.empty());
    }

    /** As the engine says it, of shapes that may be larger than its own. */
    private static Message clash(Sizes left, Sizes right) {
        int dimension = left.clash(right).orElseThrow();
        return Message.of(
                "shapes.clash",
                left.toString(),
                right.toString(),
                dimension,
                Integer.toString(left.fromEnd(dimension).orElseThrow()),
                Integer.toString(right.fromEnd(dimension).orElseThrow()));
    }

    private static boolean isAllInNumbers(List<Operand> all) {
        return all.stream().allMatch(one -> one.numbers().isPresent());
    }

    /** The last two that met. What failed later than that is a fault, too. */
    private static Operands ofExpression(TensorExpression expression) {
        TensorExpression.Outcome outcome = expression.follow(Map.of());
        Optional<Message> fault = outcome.fault().map(refusal -> refusal.reason());
        if (outcome.meetings().isEmpty()) {
            return new Operands(
                    outcome.result().map(Operand::storedCells).stream().toList(),
                    "",
                    Tensor::add,
                    outcome.result().map(tensor -> Sizes.of(tensor.shape())),
                    Optional.empty(),
                    outcome.result(),
                    fault);
        }
        Meeting last = outcome.meetings().getLast();
        List<Operand> both = List.of(
                Operand.of(last.left().tensor()), Operand.of(last.right().tensor()));
        return new Operands(
                both,
                last.operator(),
                last.rule(),
                both.get(0).sizes().broadcast(both.get(1).sizes()),
                last.made(),
                outcome.result().filter(result -> last.made().stream().noneMatch(made -> made == result)),
                fault);
    }

    /** Whether nothing meets, and the line gives a tensor all the same. */
    boolean isAlone() {
        return all.size() == 1;
    }

    /** The dimensions of the longest. */
    int rank() {
        return all.stream().mapToInt(one -> one.sizes().rank()).max().orElse(0);
    }

    /** Whether a tensor has to stretch. */
    boolean isStretched(Operand operand) {
        return shape.isPresent() && !operand.sizes().equals(shape.get());
    }

    /** How many have to. */
    int stretched() {
        return (int) all.stream().filter(this::isStretched).count();
    }

    /** A tensor as it looks to the others. */
    Operand stretch(Operand operand) {
        return shape.map(operand::stretchedTo).orElse(operand);
    }

    /** What copies of those that stretch would take in memory, at full size. */
    BigInteger copies() {
        return all.stream()
                .filter(this::isStretched)
                .map(one -> Operand.bytes(stretch(one).sizes()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What they take as they are. */
    BigInteger stored() {
        return all.stream().map(Operand::bytes).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What stretching them takes on top. */
    BigInteger extra() {
        return all.stream()
                .map(one -> stretch(one).bytes().subtract(one.bytes()).max(BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What the result takes: every number of it, unless it is only a view. */
    BigInteger result() {
        return isAlone() ? stored() : shape.map(Operand::bytes).orElse(BigInteger.ZERO);
    }
}
