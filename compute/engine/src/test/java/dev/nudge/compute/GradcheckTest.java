package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Gradcheck.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every op's gradient, and the gradient of its gradient, agrees with differences. An op without a sample fails. */
class GradcheckTest {
    /** A use of an op: a function that applies it, and inputs away from kinks. */
    record Sample(Function<List<Tensor>, Tensor> function, List<Input> inputs) {}

    @TestFactory
    Stream<DynamicTest> everyOpsGradientAgreesWithDifferences() {
        return ops().stream()
                .map(op -> DynamicTest.dynamicTest(op, () -> {
                    Sample sample = Objects.requireNonNull(samples().get(op), "no gradcheck sample for " + op);
                    assertThat(Gradcheck.disagreement(sample.function, sample.inputs))
                            .isNull();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOpsSecondDerivativeAgreesWithDifferences() {
        return samples().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Sample sample = entry.getValue();
                    for (int i = 0; i < sample.inputs.size(); i++) {
                        assertThat(Gradcheck.disagreement(Gradcheck.gradientOf(sample.function, i), sample.inputs))
                                .isNull();
                    }
                }));
    }

    @Test
    void catchesAWrongGradient() {
        // x² computed with one factor cut off from the gradient: its gradient comes out as x, half of what it is.
        Function<List<Tensor>, Tensor> wrong =
                x -> x.getFirst().mul(x.getFirst().detach());
        assertThat(Gradcheck.disagreement(wrong, List.of(Input.between(1, 2, 3))))
                .contains("difference");
    }

    @Test
    void refusesASampleForAnOpThatDoesNotExist() {
        assertThat(ops()).containsAll(samples().keySet());
    }

    /** Every op by name: each enum constant, and each record of the sealed hierarchy. */
    private static List<String> ops() {
        List<String> names = new ArrayList<>();
        collect(Op.class, names);
        return names;
    }

    private static void collect(Class<?> type, List<String> names) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                names.add(constant.toString());
            }
        } else if (type.isRecord()) {
            if (!Leaf.class.isAssignableFrom(type)) {
                names.add(type.getSimpleName());
            }
        } else {
            for (Class<?> part : type.getPermittedSubclasses()) {
                collect(part, names);
            }
        }
    }

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Unary op : Unary.values()) {
            boolean positive = op == Unary.LOG || op == Unary.LOG1P || op == Unary.SQRT || op == Unary.RECIPROCAL;
            samples.put(
                    op.name(),
                    new Sample(
                            x -> Tensor.apply(op, x.getFirst()), List.of(Input.between(positive ? 0.5 : -2, 2, 13))));
        }
        for (Binary op : Binary.values()) {
            samples.put(
                    op.name(),
                    new Sample(
                            x -> Tensor.apply(op, x.get(0), x.get(1)),
                            List.of(Input.between(0.5, 2, 7), Input.between(0.55, 1.7, 7))));
        }
        for (Compare op : Compare.values()) {
            samples.put(
                    op.name(),
                    new Sample(
                            x -> x.getFirst().mul(Tensor.apply(op, x.get(0), x.get(1))),
                            List.of(Input.between(-1, 1, 7), Input.between(-0.9, 0.8, 7))));
        }
        Input matrix = Input.between(-1, 1, 3, 4);
        samples.put(
                "Where",
                new Sample(
                        x -> Tensor.where(x.get(0).gt(0), x.get(1), x.get(2)),
                        List.of(Input.between(-1, 1, 5), Input.between(1, 2, 5), Input.between(3, 5, 5))));
        samples.put(
                "MatMul",
                new Sample(
                        x -> x.get(0).matmul(x.get(1)),
                        List.of(Input.between(-1, 1, 2, 1, 3, 4), Input.between(-2, 1, 3, 4, 2))));
        samples.put(
                "Reduce",
                new Sample(
                        x -> x.getFirst()
                                .sum(0)
                                .mul(x.getFirst().max(1).sum())
                                .mul(x.getFirst().min(0))
                                .add(x.getFirst().mean()),
                        List.of(matrix)));
        samples.put("CumSum", new Sample(x -> x.getFirst().cumsum(0).square(), List.of(matrix)));
        samples.put(
                "Gather",
                new Sample(
                        x -> x.getFirst()
                                .indexSelect(0, Tensor.indices(2, 0, 2))
                                .square(),
                        List.of(matrix)));
        samples.put(
                "ScatterAdd",
                new Sample(
                        x -> Tensor.apply(
                                        new Indexing.ScatterAdd(Shape.of(5), 0), x.getFirst(), Tensor.indices(1, 4, 1))
                                .square(),
                        List.of(Input.between(-1, 1, 3))));
        samples.put("ArgMax", new Sample(x -> x.getFirst().mul(x.getFirst().argmax(0)), List.of(matrix)));
        samples.put("ArgSort", new Sample(x -> x.getFirst().topk(2, 1).square(), List.of(matrix)));
        samples.put(
                "Cat",
                new Sample(
                        x -> Tensor.cat(1, x.get(0), x.get(1)).square(), List.of(matrix, Input.between(1, 2, 3, 2))));
        samples.put(
                "Pad",
                new Sample(
                        x -> Tensor.apply(new Joining.Pad(0, 6, -2, 7), x.getFirst())
                                .square(),
                        List.of(matrix)));
        samples.put(
                "Copy",
                new Sample(x -> x.getFirst().transpose(0, 1).contiguous().square(), List.of(matrix)));
        samples.put(
                "Random",
                new Sample(
                        x -> x.getFirst()
                                .mul(Tensor.apply(
                                        new Random(Random.Kind.NORMAL, Shape.of(3, 4), 1, false),
                                        Tensor.scalar(5),
                                        Tensor.scalar(9),
                                        Tensor.scalar(0))),
                        List.of(matrix)));
        samples.put("Permute", new Sample(x -> x.getFirst().permute(1, 0).square(), List.of(matrix)));
        samples.put("Reshape", new Sample(x -> x.getFirst().reshape(2, -1).square(), List.of(matrix)));
        samples.put("Unsqueeze", new Sample(x -> x.getFirst().unsqueeze(1).square(), List.of(matrix)));
        samples.put(
                "Squeeze", new Sample(x -> x.getFirst().squeeze(1).square(), List.of(Input.between(-1, 1, 3, 1, 2))));
        samples.put(
                "Expand", new Sample(x -> x.getFirst().expand(2, 3, 4).square(), List.of(Input.between(-1, 1, 3, 1))));
        samples.put("Slice", new Sample(x -> x.getFirst().slice(1, 3, 0, -2).square(), List.of(matrix)));
        samples.put("Detach", new Sample(x -> x.getFirst().mul(Tensor.ones(3, 4).detach()), List.of(matrix)));
        return samples;
    }
}
