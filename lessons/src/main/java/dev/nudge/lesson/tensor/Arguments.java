package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call was given, by the names of the parameters. */
final class Arguments {

    /**
     * An argument.
     *
     * @param keyword empty if it stands by its place
     * @param position where it is written
     * @param text as it is written
     */
    record Given(String keyword, Datum value, int position, String text) {}

    /** What NumPy calls them, and PyTorch understands. */
    private static final Map<String, String> ALIASES = Map.of("axis", "dim", "keepdims", "keepdim");

    private final Function function;
    private final int position;
    private final Map<String, Given> bound;

    private Arguments(Function function, int position, Map<String, Given> bound) {
        this.function = function;
        this.position = position;
        this.bound = bound;
    }

    /**
     * Gives each argument to its parameter.
     *
     * @param position of the function's name
     * @param receiver the tensor before the point, if there is one
     */
    static Arguments bind(Function function, int position, @Nullable Given receiver, List<Given> given) {
        Map<String, Given> bound = new HashMap<>();
        List<String> parameters = new ArrayList<>(function.parameters());
        if (receiver != null) {
            parameters.remove(Function.RECEIVER);
            bound.put(Function.RECEIVER, receiver);
        }
        int next = 0;
        for (int i = 0; i < given.size(); i++) {
            Given argument = given.get(i);
            String parameter;
            if (!argument.keyword().isEmpty()) {
                parameter = function.parameters().stream()
                        .filter(one -> plain(one).equals(ALIASES.getOrDefault(argument.keyword(), argument.keyword())))
                        .findFirst()
                        .orElseThrow(() -> new TensorException(
                                argument.position(), "tensors.keyword", function.signature(), argument.keyword()));
            } else if (next < parameters.size()) {
                parameter = parameters.get(next++);
                if (parameter.startsWith("*") && !(argument.value() instanceof Datum.Sequence)) {
                    List<Datum> rest = new ArrayList<>();
                    for (; i < given.size() && given.get(i).keyword().isEmpty(); i++) {
                        rest.add(given.get(i).value());
                    }
                    i--;
                    bound.put(
                            plain(parameter),
                            new Given("", new Datum.Sequence(rest), argument.position(), argument.text()));
                    continue;
                }
            } else {
                throw new TensorException(argument.position(), "tensors.many", function.signature());
            }
            if (bound.put(plain(parameter), argument) != null) {
                throw new TensorException(argument.position(), "tensors.twice", plain(parameter));
            }
        }
        for (String parameter : function.parameters()) {
            if (!parameter.endsWith("?") && !parameter.startsWith("*") && !bound.containsKey(parameter)) {
                throw new TensorException(position, "tensors.few", function.signature(), parameter);
            }
        }
        return new Arguments(function, position, bound);
    }

    private static String plain(String parameter) {
        return parameter.replaceAll("[*?]", "");
    }

    String functionName() {
        return function.name();
    }

    /** Where the function's name stands. */
    int position() {
        return position;
    }

    private Optional<Given> given(String parameter) {
        return Optional.ofNullable(bound.get(parameter)).filter(one -> !(one.value() instanceof Datum.None));
    }

    boolean has(String parameter) {
        return given(parameter).isPresent();
    }

    private Given require(String parameter) {
        return given(parameter)
                .orElseThrow(() -> new TensorException(position, "tensors.few", function.signature(), parameter));
    }

    Datum datum(String parameter) {
        return require(parameter).value();
    }

    int place(String parameter) {
        return require(parameter).position();
    }

    /** A tensor, or a number as one, with the text it was written as. */
    Meeting.Side side(String parameter) {
        return new Meeting.Side(require(parameter).text(), choice(parameter));
    }

    Tensor tensor(String parameter) {
        Given argument = require(parameter);
        if (argument.value() instanceof Datum.Tensor(Tensor tensor)) {
            return tensor;
        }
        throw new TensorException(
                argument.position(),
                "tensors.wants",
                function.name(),
                argument.value().kind());
    }

    /** A tensor, or a number as one. */
    Tensor choice(String parameter) {
        return datum(parameter) instanceof Datum.Number number ? Arithmetic.tensor(number) : tensor(parameter);
    }

    double number(String parameter) {
        return scalar(parameter).value();
    }

    /** A number that is no tensor. */
    Datum.Number scalar(String parameter) {
        Given argument = require(parameter);
        if (argument.value() instanceof Datum.Number number) {
            return number;
        }
        throw new TensorException(
                argument.position(), "tensors.number", argument.value().kind());
    }

    double number(String parameter, double otherwise) {
        return has(parameter) ? number(parameter) : otherwise;
    }

    int whole(String parameter) {
        Given argument = require(parameter);
        return Arithmetic.whole(argument.position(), argument.value());
    }

    int whole(String parameter, int otherwise) {
        return has(parameter) ? whole(parameter) : otherwise;
    }

    /** Whole numbers: one, or a list of them; none if the parameter is left out. */
    int[] wholes(String parameter) {
        if (!has(parameter)) {
            return new int[0];
        }
        Given argument = require(parameter);
        return argument.value() instanceof Datum.Sequence(List<Datum> items)
                ? items.stream()
                        .mapToInt(item -> Arithmetic.whole(argument.position(), item))
                        .toArray()
                : new int[] {Arithmetic.whole(argument.position(), argument.value())};
    }

    boolean truth(String parameter, boolean otherwise) {
        if (!has(parameter)) {
            return otherwise;
        }
        Given argument = require(parameter);
        if (argument.value() instanceof Datum.Truth(boolean holds)) {
            return holds;
        }
        throw new TensorException(
                argument.position(),
                "tensors.truth",
                parameter,
                argument.value().kind());
    }

    boolean truth(String parameter) {
        return truth(parameter, false);
    }

    /** A tensor of float32 numbers. */
    Tensor real(String parameter) {
        Tensor tensor = tensor(parameter);
        if (tensor.dtype() != DType.FLOAT32) {
            throw new TensorException(position, "tensors.real", functionName());
        }
        return tensor;
    }

    /** A list of tensors. */
    Tensor[] tensors(String parameter) {
        Given argument = require(parameter);
        if (argument.value() instanceof Datum.Sequence(List<Datum> items)
                && items.stream().allMatch(Datum.Tensor.class::isInstance)) {
            return items.stream().map(item -> ((Datum.Tensor) item).tensor()).toArray(Tensor[]::new);
        }
        throw new TensorException(argument.position(), "tensors.tensors", function.name());
    }
}
