package dev.nudge.lesson.formula;

import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words a formula may use: operations, constants, variables. Immutable.
 *
 * <p>The operators {@code + - * / ^} are operations under their own signs; {@code negate} is the sign before a term.
 */
public final class Vocabulary {

    private static final List<Operation> OPERATORS = List.of(
            Operation.of("+", Tensor::add),
            Operation.of("-", Tensor::sub),
            Operation.of("*", Tensor::mul),
            Operation.of("/", Tensor::div),
            Operation.of("^", Tensor::pow));

    static final Operation NEGATE = Operation.of("negate", Tensor::neg);

    private static final List<Operation> FUNCTIONS = List.of(
            Operation.of("sin", Tensor::sin),
            Operation.of("cos", Tensor::cos),
            Operation.of("exp", Tensor::exp),
            Operation.of("log", Tensor::log),
            Operation.of("sqrt", Tensor::sqrt),
            Operation.of("abs", Tensor::abs),
            Operation.of("sign", Tensor::sign),
            Operation.of("relu", Tensor::relu),
            Operation.of("step", Tensor::step),
            Operation.of("tanh", Tensor::tanh),
            Operation.of("sigmoid", Tensor::sigmoid),
            Operation.of("softplus", Tensor::softplus),
            Operation.of("max", Tensor::maximum),
            Operation.of("min", Tensor::minimum));

    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    private final Map<String, Operation> operations = new TreeMap<>();
    private final List<String> variables;

    private Vocabulary(List<Operation> operations, List<String> variables) {
        for (Operation operation : operations) {
            if (this.operations.put(operation.name(), operation) != null) {
                throw new IllegalArgumentException(
                        "vocabulary: there are two operations \"" + operation.name() + "\"; give each its own name.");
            }
        }
        this.variables = List.copyOf(variables);
        for (String variable : variables) {
            if (CONSTANTS.containsKey(variable)) {
                throw new IllegalArgumentException(
                        "vocabulary: \"" + variable + "\" is a constant already; give the variable another name.");
            }
        }
    }

    /** Arithmetic, the usual functions, pi and e, and these variables. */
    public static Vocabulary of(String... variables) {
        List<Operation> operations = new ArrayList<>(OPERATORS);
        operations.addAll(FUNCTIONS);
        return new Vocabulary(operations, List.of(variables));
    }

    /** The same with more operations, such as those of one lab. */
    public Vocabulary plus(List<Operation> more) {
        List<Operation> all = new ArrayList<>(operations.values());
        all.addAll(more);
        return new Vocabulary(all, variables);
    }

    Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    Operation operator(String sign) {
        return operation(sign).orElseThrow();
    }

    Optional<Double> constant(String name) {
        return Optional.ofNullable(CONSTANTS.get(name));
    }

    boolean hasVariable(String name) {
        return variables.contains(name);
    }

    /** Functions by name, for a sentence. */
    String functions() {
        return String.join(
                ", ",
                operations.keySet().stream()
                        .filter(name -> Character.isLetter(name.charAt(0)))
                        .toList());
    }

    /** Variables and constants, for a sentence. */
    String names() {
        List<String> names = new ArrayList<>(variables);
        names.addAll(CONSTANTS.keySet().stream().sorted().toList());
        return String.join(", ", names);
    }
}
