package dev.nudge.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A program computed in double precision, and how far a float32 device may be off at every element: the design's tolerance
 * ({@code 1e-6 Σ|terms| + 1e-5 |result| + 1e-7}) for what each op rounds, and what the op makes of the errors that its inputs may already have. What
 * float32 holds exactly, such as sums of small whole numbers, may not be off at all. Where a comparison, a position or a step could fall either way within
 * the errors of its inputs, the bound is the distance between both; where nothing can be said (a division by what may be 0), it is infinite. So programs need
 * not keep clear of kinks, and no bound is looser than its inputs make it.
 */
final class ErrorBounds {
    /** Results and the largest error allowed for each, in row-major order. */
    record Bounded(double[] values, double[] errors) {
        static Bounded exactly(double... values) {
            return new Bounded(values, new double[values.length]);
        }
    }

    /** Float32 ends at 3.4e38; from here on nothing is claimed. */
    private static final double LARGEST = 1e30;

    private final Program program;
    private final Map<String, Bounded> inputs;
    private final List<Values> values = new ArrayList<>();
    private final List<Values> errors = new ArrayList<>();

    /** @param inputs numbers of all data, scalars and states by name; updates replace those of the states */
    ErrorBounds(Program program, Map<String, Bounded> inputs) {
        this.program = program;
        this.inputs = inputs;
    }

    /** Does one step. */
    void step() {
        Graph graph = program.graph();
        values.clear();
        errors.clear();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.node(i);
            Bounded made = switch (node.op()) {
                case View view ->
                    new Bounded(
                            values.get(graph.source(i)).data(),
                            errors.get(graph.source(i)).data());
                case Leaf.Input input -> Objects.requireNonNull(inputs.get(input.name()));
                case Leaf.Constant constant -> rounded(constant.values());
                case Leaf.Given given -> throw new IllegalStateException("a graph holds constants");
                case Primitive op ->
                    apply(
                            op,
                            node.shape(),
                            node.inputs().stream().map(values::get).toList(),
                            node.inputs().stream().map(errors::get).toList());
            };
            values.add(new Values(made.values(), graph.layout(i)));
            errors.add(new Values(made.errors(), graph.layout(i)));
        }
        program.updates().forEach((state, node) -> inputs.put(state, of(node)));
    }

    /** What the last step computed for an output. */
    Bounded output(String name) {
        return of(Objects.requireNonNull(program.outputs().get(name)));
    }

    private Bounded of(int node) {
        return new Bounded(elements(values.get(node)), elements(errors.get(node)));
    }

    private static double[] elements(Values from) {
        return IntStream.range(0, from.shape().size()).mapToDouble(from::get).toArray();
    }

    private static Bounded rounded(double[] values) {
        return claimed(
                values, Arrays.stream(values).map(v -> Math.abs(v - (float) v)).toArray());
    }

    /** Nothing is claimed of what float32 may not hold. */
    private static Bounded claimed(double[] values, double[] errors) {
        return new Bounded(
                values,
                each(
                        values,
                        i -> Math.abs(values[i]) < LARGEST && errors[i] < LARGEST
                                ? errors[i]
                                : Double.POSITIVE_INFINITY));
    }

    private static Bounded apply(Primitive op, Shape shape, List<Values> x, List<Values> e) {
        double[] result = forward(op, shape, x);
        double[] error = switch (op) {
            case Unary unary -> unary(unary, result, x.getFirst(), e.getFirst());
            case Binary binary -> binary(binary, result, x, e);
            case Compare compare -> each(result, i -> isApart(x, e, i) ? 0 : 1);
            case Where where -> each(result, i -> where(x, e, i));
            case MatMul product -> {
                double[] terms = forward(op, shape, List.of(sizes(x.get(0)), sizes(x.get(1))));
                double[] most = forward(op, shape, List.of(largest(x.get(0), e.get(0)), largest(x.get(1), e.get(1))));
                boolean exact = isExact(e) && fits(terms, lowestBit(x.get(0)) + lowestBit(x.get(1)));
                yield each(result, i -> most[i] - terms[i] + (exact ? 0 : rounding(terms[i], result[i])));
            }
            case Reduce reduce
            when reduce.kind() != Reduce.Kind.SUM -> forward(new Reduce(Reduce.Kind.MAX, reduce.dims()), shape, e);
            case Reduce sum -> linear(op, shape, result, x, e);
            case CumSum sum -> linear(op, shape, result, x, e);
            case Indexing.ScatterAdd add -> at(e.get(1), linear(op, shape, result, x, e));
            case Indexing.Gather gather -> at(e.get(1), forward(op, shape, List.of(e.get(0), x.get(1))));
            case Indexing.ArgMax largest -> position(largest.dim(), shape, x.getFirst(), e.getFirst(), true);
            case Indexing.ArgSort sort -> position(sort.dim(), shape, x.getFirst(), e.getFirst(), false);
            case Joining joining -> forward(op, shape, e);
            case Copy copy -> forward(op, shape, e);
            case Random random -> {
                boolean exact = random.kind() == Random.Kind.UNIFORM;
                yield each(result, i -> exact ? 0 : rounding(result[i], result[i]));
            }
        };
        return claimed(result, error);
    }

    private static double[] forward(Primitive op, Shape shape, List<Values> x) {
        Values out = new Values(new double[shape.size()], Layout.rowMajor(shape));
        op.forward(out, x);
        return out.data();
    }

    private interface Element {
        double at(int i);
    }

    private static double[] each(double[] like, Element element) {
        return IntStream.range(0, like.length).mapToDouble(element::at).toArray();
    }

    /** The design's tolerance for one op on exact inputs. */
    private static double rounding(double terms, double result) {
        return 1e-6 * Math.abs(terms) + 1e-5 * Math.abs(result) + 1e-7;
    }

    private static double[] unary(Unary op, double[] result, Values x, Values e) {
        boolean kept = switch (op) {
            case NEG, ABS, SIGN, STEP, RELU -> true;
            case SQUARE -> isExact(List.of(e)) && fits(result, 2 * lowestBit(x));
            default -> false;
        };
        return each(result, i -> {
            double off = e.get(i);
            double carried = off == 0 ? 0 : carried(op, x.get(i), off);
            return carried + (kept ? 0 : rounding(result[i], result[i]));
        });
    }

    /** How far the function moves within {@code x ± off}. */
    private static double carried(Unary op, double x, double off) {
        return switch (op) {
            case SIN, COS -> Math.min(off, 2);
            case ABS -> off;
            case SQUARE -> (2 * Math.abs(x) + off) * off;
            case RECIPROCAL -> off < Math.abs(x) ? spread(op::apply, x, off) : Double.POSITIVE_INFINITY;
            // All others never fall, or never rise.
            default -> spread(op::apply, x, off);
        };
    }

    private static double spread(DoubleUnaryOperator monotone, double x, double off) {
        double middle = monotone.applyAsDouble(x);
        return Math.max(
                Math.abs(monotone.applyAsDouble(x + off) - middle), Math.abs(monotone.applyAsDouble(x - off) - middle));
    }

    private static double[] binary(Binary op, double[] result, List<Values> x, List<Values> e) {
        double[] terms = each(
                result,
                i -> op == Binary.ADD || op == Binary.SUB
                        ? Math.abs(x.get(0).get(i)) + Math.abs(x.get(1).get(i))
                        : Math.abs(result[i]));
        int left = lowestBit(x.get(0));
        int right = lowestBit(x.get(1));
        boolean kept = switch (op) {
            case MAXIMUM, MINIMUM -> true;
            case ADD, SUB -> isExact(e) && fits(terms, Math.min(left, right));
            case MUL -> isExact(e) && fits(terms, left + right);
            default -> false;
        };
        return each(result, i -> {
            double a = x.get(0).get(i);
            double b = x.get(1).get(i);
            double offA = e.get(0).get(i);
            double offB = e.get(1).get(i);
            double carried = switch (op) {
                case ADD, SUB -> offA + offB;
                case MUL -> Math.abs(a) * offB + Math.abs(b) * offA + offA * offB;
                case DIV ->
                    offB < Math.abs(b)
                            ? (offA + Math.abs(a / b) * offB) / (Math.abs(b) - offB)
                            : offB == 0 ? 0 : Double.POSITIVE_INFINITY;
                case MAXIMUM, MINIMUM -> Math.max(offA, offB);
                case POW ->
                    offA == 0 && offB == 0
                            ? 0
                            : offA < a ? corners(op::apply, a, b, offA, offB) : Double.POSITIVE_INFINITY;
            };
            return carried + (kept ? 0 : rounding(terms[i], result[i]));
        });
    }

    private static double corners(DoubleBinaryOperator monotone, double a, double b, double offA, double offB) {
        double middle = monotone.applyAsDouble(a, b);
        double most = 0;
        for (int corner = 0; corner < 4; corner++) {
            double there =
                    monotone.applyAsDouble(a + (corner < 2 ? offA : -offA), b + (corner % 2 == 0 ? offB : -offB));
            most = Math.max(most, Math.abs(there - middle));
        }
        return most;
    }

    /** Whether it is sure how these two compare. */
    private static boolean isApart(List<Values> x, List<Values> e, int i) {
        double off = e.get(0).get(i) + e.get(1).get(i);
        return off == 0 || Math.abs(x.get(0).get(i) - x.get(1).get(i)) > off;
    }

    private static double where(List<Values> x, List<Values> e, int i) {
        if (e.get(0).get(i) == 0) {
            return e.get(x.get(0).get(i) != 0 ? 1 : 2).get(i);
        }
        return Math.abs(x.get(1).get(i) - x.get(2).get(i))
                + Math.max(e.get(1).get(i), e.get(2).get(i));
    }

    /** A sum of elements of the first input. */
    private static double[] linear(Primitive op, Shape shape, double[] result, List<Values> x, List<Values> e) {
        List<Values> rest = x.subList(1, x.size());
        double[] carried = forward(op, shape, with(e.getFirst(), rest));
        double[] terms = forward(op, shape, with(sizes(x.getFirst()), rest));
        boolean exact = isExact(List.of(e.getFirst())) && fits(terms, lowestBit(x.getFirst()));
        return each(result, i -> carried[i] + (exact ? 0 : rounding(terms[i], result[i])));
    }

    private static List<Values> with(Values first, List<Values> rest) {
        List<Values> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** Where an index may be another, anything may have been read or written. */
    private static double[] at(Values indexErrors, double[] errors) {
        return isExact(List.of(indexErrors)) ? errors : each(errors, i -> Double.POSITIVE_INFINITY);
    }

    /** The position of the largest, or the order of all: sure where neighbours in the order are further apart than they may be off. */
    private static double[] position(int dim, Shape shape, Values x, Values e, boolean onlyLargest) {
        int length = x.shape().dim(dim);
        int inner = Indexing.inner(x.shape(), dim);
        double[] errors = new double[shape.size()];
        for (int line = 0; line < x.shape().size() / Math.max(1, length); line++) {
            int start = line / inner * inner * length + line % inner;
            List<Integer> sorted = IntStream.range(0, length)
                    .mapToObj(k -> start + k * inner)
                    .sorted((a, b) -> Double.compare(x.get(b), x.get(a)))
                    .toList();
            double most = sorted.stream().mapToDouble(e::get).max().orElse(0);
            boolean sure = true;
            for (int k = 1; k < (onlyLargest ? Math.min(2, length) : length); k++) {
                sure &= most == 0 || x.get(sorted.get(k - 1)) - x.get(sorted.get(k)) > 2 * most;
            }
            for (int k = 0; k < (onlyLargest ? 1 : length); k++) {
                errors[onlyLargest ? line : start + k * inner] = sure ? 0 : length;
            }
        }
        return errors;
    }

    private static Values sizes(Values x) {
        return new Values(Arrays.stream(x.data()).map(Math::abs).toArray(), x.layout());
    }

    private static Values largest(Values x, Values e) {
        double[] sum = new double[x.data().length];
        Arrays.setAll(sum, i -> Math.abs(x.data()[i]) + e.data()[i]);
        return new Values(sum, x.layout());
    }

    private static boolean isExact(List<Values> errors) {
        return errors.stream().allMatch(e -> Arrays.stream(e.data()).allMatch(off -> off == 0));
    }

    /** All elements are whole multiples of 2 to this power. */
    private static int lowestBit(Values x) {
        int lowest = 64;
        for (double value : x.data()) {
            long bits = Double.doubleToRawLongBits(value);
            int zeros = Math.min(52, Long.numberOfTrailingZeros(bits));
            lowest = value == 0 ? lowest : Math.min(lowest, Math.getExponent(value) - 52 + zeros);
        }
        return lowest;
    }

    /** Whether whole multiples of 2 to {@code bit} of these sizes are all held by float32, and all sums on the way to them. */
    private static boolean fits(double[] terms, int bit) {
        double most = Math.scalb(1, 24 + Math.clamp(bit, -1000, 64));
        return bit > -100 && Arrays.stream(terms).allMatch(term -> Math.abs(term) <= most);
    }
}
