package dev.nudge.lesson.tensor;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.tree.ParseTree;

/** What stands around an expression where it is run as Python, or, as far as that goes, as Java: the names it needs, and the two that met last. */
public final class PythonCode {

    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("+", "add"),
            Map.entry("-", "sub"),
            Map.entry("*", "mul"),
            Map.entry("/", "div"),
            Map.entry("**", "pow"),
            Map.entry("==", "eq"),
            Map.entry("!=", "ne"),
            Map.entry("<", "lt"),
            Map.entry("<=", "le"),
            Map.entry(">", "gt"),
            Map.entry(">=", "ge"));

    private final TensorExpression expression;

    public PythonCode(TensorExpression expression) {
        this.expression = expression;
    }

    /**
     * @param name {@code imports}, each on a line of its own; {@code left}, {@code right}: the two that met last, as they were typed; {@code met}: how they met if they are called
     *     one and two; {@code method}: the engine's method for it; {@code stored}: the index of the cells that the result has in memory
     */
    public String part(String name) {
        return switch (name) {
            case "imports" -> imports();
            case "left" -> last().left().text();
            case "right" -> last().right().text();
            case "met" -> met(last().operator());
            case "method" -> method(last().operator());
            case "stored" -> stored();
            default -> throw new IllegalArgumentException("code: an expression has no part \"" + name + "\"");
        };
    }

    private Meeting last() {
        List<Meeting> meetings = expression.follow(Map.of()).meetings();
        if (meetings.isEmpty()) {
            throw new IllegalStateException("code: in \"" + expression + "\" no two tensors meet");
        }
        return meetings.getLast();
    }

    private static String method(String operator) {
        return METHODS.getOrDefault(operator, operator);
    }

    private static String met(String operator) {
        return METHODS.containsKey(operator) ? "one " + operator + " two" : "torch." + operator + "(one, two)";
    }

    private String stored() {
        Tensor result = expression.evaluate(Map.of());
        return IntStream.range(0, result.rank())
                .mapToObj(dim -> result.layout().stride(dim) == 0 ? ":1" : ":")
                .collect(Collectors.joining(", "));
    }

    private String imports() {
        Set<String> torch = new TreeSet<>();
        Set<String> lines = new TreeSet<>();
        gather(expression.tree(), torch, lines);
        if (!torch.isEmpty()) {
            lines.add("from torch import " + String.join(", ", torch));
        }
        return lines.stream().map(line -> "\n" + line).collect(Collectors.joining());
    }

    private static void gather(ParseTree tree, Set<String> torch, Set<String> lines) {
        if (tree instanceof TensorsParser.NameContext named) {
            String name = named.NAME().getText();
            switch (name) {
                case "F" -> lines.add("import torch.nn.functional as F");
                case "np" -> lines.add("import numpy as np");
                case "numpy" -> lines.add("import numpy");
                case "nn", "newaxis" -> torch.add(name);
                default -> {
                    if (Functions.isFunctional(name)) {
                        lines.add("from torch.nn.functional import " + name);
                    } else if (Functions.isOne(name)) {
                        torch.add(name);
                    }
                }
            }
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            gather(tree.getChild(i), torch, lines);
        }
    }
}
