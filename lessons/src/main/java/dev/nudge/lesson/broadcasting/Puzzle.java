package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A result to be produced by one expression from given tensors. In rising difficulty. */
enum Puzzle {
    BIAS("x + b", draw -> given("x", draw.wholes(3, 4), "b", draw.wholes(4))),
    ROWS("x + r[:, None]", draw -> given("x", draw.wholes(3, 4), "r", draw.wholes(3))),
    OUTER("a[:, None] + b", draw -> given("a", draw.wholes(3), "b", draw.wholes(4))),
    DIFFERENCES("v[:, None] - v", draw -> given("v", draw.wholes(4))),
    SHARES("x / x.sum(1, keepdim=True)", draw -> given("x", draw.wholes(3, 4))),
    CENTRE("x - x.mean(0)", draw -> given("x", draw.wholes(4, 3))),
    NORMALISE("(x - x.mean(0)) / x.std(0)", draw -> given("x", draw.wholes(4, 3))),
    ONEHOT("y[:, None] == arange(4)", draw -> given("y", draw.labels(5, 4))),
    MASK("x * (arange(4)[:, None] >= arange(4))", draw -> given("x", draw.wholes(4, 4))),
    CHANNELS("t * w[:, None]", draw -> given("t", draw.wholes(2, 3, 4), "w", draw.wholes(3))),
    DISTANCES("((p[:, None] - p)**2).sum(2).sqrt()", draw -> given("p", draw.wholes(4, 2))),
    DIGITS("((d - d.mean(0))**2).sum((1, 2)).sqrt()", draw -> given("d", draw.threes(6)));

    private final TensorExpression solution;
    private final Function<Draw, Map<String, Tensor>> given;

    Puzzle(String solution, Function<Draw, Map<String, Tensor>> given) {
        this.solution = TensorExpression.parse(solution);
        this.given = given;
    }

    private static Map<String, Tensor> given(String name, Tensor tensor) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        named.put(name, tensor);
        return named;
    }

    private static Map<String, Tensor> given(String first, Tensor one, String second, Tensor other) {
        Map<String, Tensor> named = given(first, one);
        named.put(second, other);
        return named;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Puzzle::id).toList();
    }

    static Puzzle named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Its name in links, and of the control for its answer. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one after it; empty after the last. */
    Optional<Puzzle> next() {
        return Arrays.stream(values()).skip(ordinal() + 1L).findFirst();
    }

    /** The given tensors, by name in the order they are shown; another seed gives others of the same shapes. */
    Map<String, Tensor> given(int seed) {
        return given.apply(new Draw(seed));
    }

    /** What is asked for. */
    Tensor wanted(Map<String, Tensor> from) {
        return solution.evaluate(from);
    }

    /** One answer of many. */
    TensorExpression solution() {
        return solution;
    }
}
