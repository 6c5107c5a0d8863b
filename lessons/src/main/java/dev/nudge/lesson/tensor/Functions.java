package dev.nudge.lesson.tensor;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** All that can be called, in PyTorch's spelling. A new function is a line here. */
final class Functions {

    private static final String TORCH = "torch";

    private static final Set<String> NAMESPACES = Set.of(TORCH, "F", "nn.functional", "torch.nn.functional");

    /** What is in {@code torch.nn.functional}, too, and what is only there. */
    private static final Set<String> IN_BOTH = Set.of("relu", "sigmoid", "softmax", "tanh");

    private static final Set<String> FUNCTIONAL = Set.of("one_hot");

    /** Slips of the hand, one letter each, up to which a name is taken for another. */
    private static final int NEAR = 3;

    private static final Map<String, Function> ALL = new TreeMap<>();

    static {
        made("tensor(data)", Literals::tensor);
        // The engine stores a constant once and stretches it; here every number is stored, as in PyTorch.
        made("zeros(*size)", (a, e) -> tensor(Tensor.zeros(a.wholes("size")).contiguous()));
        made("ones(*size)", (a, e) -> tensor(Tensor.ones(a.wholes("size")).contiguous()));
        made(
                "full(size, fill_value)",
                (a, e) -> tensor(Arithmetic.tensor(a.scalar("fill_value"))
                        .expand(a.wholes("size"))
                        .contiguous()));
        made("arange(start, end?, step?)", Functions::arange);
        made(
                "linspace(start, end, steps)",
                (a, e) -> tensor(Tensor.linspace(a.number("start"), a.number("end"), a.whole("steps"))));
        made("eye(n)", (a, e) -> tensor(Tensor.eye(a.whole("n"))));

        each("exp", Tensor::exp);
        each("log", Tensor::log);
        each("sqrt", Tensor::sqrt);
        each("square", Tensor::square);
        each("abs", Tensor::abs);
        each("sign", Tensor::sign);
        each("neg", Tensor::neg);
        each("sin", Tensor::sin);
        each("cos", Tensor::cos);
        each("tanh", Tensor::tanh);
        each("sigmoid", Tensor::sigmoid);
        each("relu", Tensor::relu);
        made(".float(input)", (a, e) -> tensor(reals(a.tensor("input"))));
        operator("+", "other", "add");
        operator("-", "other", "sub", "subtract");
        operator("*", "other", "mul", "multiply");
        operator("/", "other", "div", "divide");
        operator("**", "exponent", "pow");
        made("maximum(input, other)", Functions::meet);
        made("minimum(input, other)", Functions::meet);
        made("matmul(input, other)", Functions::meet);
        made("clip(input, min?, max?)", Functions::clip);
        made("clamp(input, min?, max?)", Functions::clip);
        made(
                "where(condition, input, other)",
                (a, e) -> tensor(where(a.tensor("condition"), a.choice("input"), a.choice("other"))));

        reduced("sum", Tensor::sum);
        reduced("mean", Tensor::mean);
        reduced("amax", Tensor::max);
        reduced("amin", Tensor::min);
        made("max(input, dim?, keepdim?)", (a, e) -> extremes(a, false));
        made("min(input, dim?, keepdim?)", (a, e) -> extremes(a, true));
        made("argmax(input, dim?, keepdim?)", Functions::argmax);
        made("var(input, dim?, unbiased?, keepdim?, correction?)", (a, e) -> tensor(Composed.variance(a)));
        made(
                "std(input, dim?, unbiased?, keepdim?, correction?)",
                (a, e) -> tensor(Composed.variance(a).sqrt()));
        made("norm(input, p?, dim?, keepdim?)", (a, e) -> tensor(Composed.norm(a)));
        made("cdist(x1, x2)", (a, e) -> tensor(Composed.distances(a)));
        made("outer(input, vec2)", (a, e) -> tensor(Composed.outer(a)));
        made("tril(input, diagonal?)", (a, e) -> tensor(Composed.triangle(a, true)));
        made("triu(input, diagonal?)", (a, e) -> tensor(Composed.triangle(a, false)));
        made(
                "cumsum(input, dim)",
                (a, e) -> tensor(Nested.apart(a.tensor("input").cumsum(a.whole("dim")), a.tensor("input"))));
        made("softmax(input, dim)", (a, e) -> tensor(a.tensor("input").softmax(a.whole("dim"))));

        made("reshape(input, *shape)", (a, e) -> tensor(a.tensor("input").reshape(a.wholes("shape"))));
        made("flatten(input)", (a, e) -> tensor(a.tensor("input").reshape(-1)));
        made("permute(input, *dims)", (a, e) -> tensor(a.tensor("input").permute(a.wholes("dims"))));
        made(
                "transpose(input, dim0, dim1)",
                (a, e) -> tensor(a.tensor("input").transpose(a.whole("dim0"), a.whole("dim1"))));
        made("unsqueeze(input, dim)", (a, e) -> tensor(a.tensor("input").unsqueeze(a.whole("dim"))));
        made("squeeze(input, dim?)", Functions::squeeze);
        made(".expand(input, *sizes)", (a, e) -> tensor(a.tensor("input").expand(a.wholes("sizes"))));
        made("broadcast_to(input, *shape)", (a, e) -> tensor(a.tensor("input").expand(a.wholes("shape"))));
        // PyTorch has no steps backwards, so it copies here.
        made(
                "flip(input, *dims)",
                (a, e) -> tensor(a.tensor("input").flip(a.wholes("dims")).copy()));
        made(".view(input, *shape)", (a, e) -> tensor(a.tensor("input").view(a.wholes("shape"))));
        made(".contiguous(input)", (a, e) -> tensor(a.tensor("input").contiguous()));
        made("clone(input)", (a, e) -> tensor(a.tensor("input").copy()));
        made("one_hot(tensor, num_classes?)", (a, e) -> tensor(Composed.oneHot(a)));
        made("stack(tensors, dim?)", (a, e) -> tensor(Tensor.stack(a.whole("dim", 0), a.tensors("tensors"))));
        made("cat(tensors, dim?)", (a, e) -> tensor(Tensor.cat(a.whole("dim", 0), a.tensors("tensors"))));
    }

    private Functions() {}

    /** Over some dimensions, or over all. */
    @FunctionalInterface
    private interface Reduction {
        Tensor over(Tensor input, boolean keepDim, int... dims);
    }

    private static void made(String signature, BiFunction<Arguments, Evaluation, Datum> rule) {
        Function function = Function.of(signature, rule);
        ALL.put(function.name(), function);
    }

    private static void each(String name, UnaryOperator<Tensor> rule) {
        made(name + "(input)", (a, e) -> tensor(Nested.like(rule.apply(a.tensor("input")), a.tensor("input"))));
    }

    private static void reduced(String name, Reduction rule) {
        made(
                name + "(input, dim?, keepdim?)",
                (a, e) -> tensor(Nested.apart(
                        rule.over(a.tensor("input"), a.truth("keepdim"), a.wholes("dim")), a.tensor("input"))));
    }

    private static Datum tensor(Tensor tensor) {
        return new Datum.Tensor(tensor);
    }

    static boolean isOne(String name) {
        return ALL.containsKey(name);
    }

    /** Whether it is in {@code torch.nn.functional} alone, and not in {@code torch}. */
    static boolean isFunctional(String name) {
        return FUNCTIONAL.contains(name);
    }

    /** The function of this name in {@code torch}, or in {@code torch.nn.functional}. */
    static void requireIn(TensorsParser.ExpressionContext namespace, Token name) {
        String function = name.getText();
        boolean torch = namespace.getText().equals(TORCH);
        if (torch ? isFunctional(function) : !isFunctional(function) && !IN_BOTH.contains(function)) {
            throw new TensorException(
                    name.getStartIndex(), "tensors.namespace", namespace.getText(), function, torch ? "F" : TORCH);
        }
    }

    /** Whether this is {@code torch}, {@code F} or what F is short for, which may stand before a function. */
    static boolean isNamespace(TensorsParser.ExpressionContext expression) {
        return NAMESPACES.contains(expression.getText());
    }

    /** The function of this name. */
    static Function named(Token name) {
        Function function = ALL.get(name.getText());
        if (function == null) {
            String unknown = name.getText();
            throw nearest(unknown)
                    .map(near -> new TensorException(name.getStartIndex(), "tensors.function.near", unknown, near))
                    .orElseGet(() -> new TensorException(name.getStartIndex(), "tensors.function", unknown));
        }
        return function;
    }

    /** The name that differs least, if it differs little. */
    private static Optional<String> nearest(String unknown) {
        int most = Math.min(NEAR, unknown.length() / 2);
        return ALL.keySet().stream()
                .filter(name -> slips(unknown, name) <= most)
                .min(Comparator.comparingInt(name -> slips(unknown, name)));
    }

    /** How many letters have to be put in, left out or replaced (Levenshtein's distance). */
    private static int slips(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** Refuses, before anything is evaluated, what calls a function that does not exist. */
    static void requireKnown(ParseTree tree) {
        if (tree instanceof TensorsParser.CallContext call) {
            switch (call.expression()) {
                case TensorsParser.NameContext name -> named(name.NAME().getSymbol());
                case TensorsParser.AttributeContext attribute ->
                    named(attribute.NAME().getSymbol());
                default -> throw new TensorException(call.open.getStartIndex(), "tensors.call");
            }
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            requireKnown(tree.getChild(i));
        }
    }

    private static Datum arange(Arguments a, Evaluation evaluation) {
        boolean whole = a.datum("start") instanceof Datum.Number(double value, boolean start) && start && !a.has("end");
        if (whole) {
            return tensor(Tensor.arange(a.whole("start")));
        }
        if (!a.has("end")) {
            return tensor(Tensor.arange(0, a.number("start"), 1));
        }
        Tensor reals = Tensor.arange(a.number("start"), a.number("end"), a.number("step", 1));
        boolean wholes = a.datum("start") instanceof Datum.Number(double first, boolean isFirst)
                && isFirst
                && a.datum("end") instanceof Datum.Number(double last, boolean isLast)
                && isLast
                && (!a.has("step") || a.datum("step") instanceof Datum.Number(double step, boolean isStep) && isStep);
        return tensor(wholes ? Literals.wholes(reals) : reals);
    }

    /** A function of two tensors, or of a tensor and a number, that an operator is another name of. */
    private static void operator(String operator, String other, String... names) {
        for (String name : names) {
            made(name + "(input, " + other + ")", (a, e) -> {
                Arithmetic.requireKinds(a.position(), operator, a.datum("input"), a.datum(other));
                return e.meet(a.position(), operator, a.side("input"), a.side(other));
            });
        }
    }

    private static Datum meet(Arguments a, Evaluation evaluation) {
        String operator = a.functionName().equals("matmul") ? "@" : a.functionName();
        a.tensor("input");
        a.tensor("other");
        return evaluation.meet(a.position(), operator, a.side("input"), a.side("other"));
    }

    private static Datum clip(Arguments a, Evaluation evaluation) {
        Tensor input = a.tensor("input");
        Tensor clipped =
                input.clip(a.number("min", Double.NEGATIVE_INFINITY), a.number("max", Double.POSITIVE_INFINITY));
        return tensor(Nested.like(clipped, input));
    }

    /** Itself where it is that already, as in PyTorch. */
    private static Tensor reals(Tensor input) {
        return input.dtype() == DType.FLOAT32 ? input : Nested.like(input.mul(1.0), input);
    }

    private static Tensor where(Tensor condition, Tensor input, Tensor other) {
        return Nested.like(Tensor.where(condition, input, other), condition, input, other);
    }

    private static Datum extremes(Arguments a, boolean least) {
        Tensor input = a.tensor("input");
        if (!a.has("dim")) {
            return tensor(least ? input.min() : input.max());
        }
        int dim = a.whole("dim");
        boolean keep = a.truth("keepdim");
        return new Datum.Extremes(
                least ? input.min(keep, dim) : input.max(keep, dim), (least ? input.neg() : input).argmax(keep, dim));
    }

    private static Datum argmax(Arguments a, Evaluation evaluation) {
        Tensor input = a.tensor("input");
        return tensor(a.has("dim") ? input.argmax(a.truth("keepdim"), a.whole("dim")) : input.argmax());
    }

    private static Datum squeeze(Arguments a, Evaluation evaluation) {
        Tensor input = a.tensor("input");
        return tensor(a.has("dim") ? input.squeeze(a.whole("dim")) : input.squeeze());
    }

    static Set<String> names() {
        return ALL.keySet();
    }
}
