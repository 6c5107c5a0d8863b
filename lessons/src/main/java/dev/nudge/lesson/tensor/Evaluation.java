package dev.nudge.lesson.tensor;

import dev.nudge.compute.BudgetException;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.grammar.TensorsBaseVisitor;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression on the engine, within its bounds. */
final class Evaluation extends TensorsBaseVisitor<Datum> {

    /** Whose {@code newaxis} is another name of {@code None}. */
    private static final Set<String> NEWAXIS = Set.of("np", "numpy", "torch");

    private final Map<String, Tensor> given;
    private final List<Meeting> meetings;
    private int depth;
    private long work;

    Evaluation(Map<String, Tensor> given, List<Meeting> meetings) {
        this.given = given;
        this.meetings = meetings;
    }

    /** The value of the whole, which must be a tensor or a number. */
    Tensor result(TensorsParser.ExpressionContext whole) {
        Datum value = value(whole);
        return switch (value) {
            case Datum.Tensor(Tensor tensor) -> tensor;
            case Datum.Number number -> Arithmetic.tensor(number);
            case Datum.Truth(boolean holds) -> Tensor.scalar(1).eq(holds ? 1 : 0);
            case Datum.Extremes pair -> throw new TensorException(place(whole), "tensors.pair");
            case Datum.Sequence list -> throw new TensorException(place(whole), "tensors.list");
            case Datum.None none -> throw new TensorException(place(whole), "tensors.nothing");
        };
    }

    Datum value(TensorsParser.ExpressionContext expression) {
        if (++depth > TensorExpression.DEEPEST) {
            throw new TensorException(place(expression), "tensors.deep", Integer.toString(TensorExpression.DEEPEST));
        }
        Datum value = visit(expression);
        depth--;
        return value;
    }

    // ---- what stands by itself

    @Override
    public Datum visitNumber(TensorsParser.NumberContext context) {
        String text = context.NUMBER().getText();
        double value = Double.parseDouble(text);
        if (!Float.isFinite((float) value)) {
            throw new TensorException(place(context), "tensors.large", text);
        }
        return new Datum.Number(value, text.chars().allMatch(Character::isDigit));
    }

    @Override
    public Datum visitName(TensorsParser.NameContext context) {
        String name = context.NAME().getText();
        Tensor tensor = given.get(name);
        if (tensor != null) {
            return new Datum.Tensor(tensor);
        }
        return switch (name) {
            case "True" -> new Datum.Truth(true);
            case "False" -> new Datum.Truth(false);
            case "None", "newaxis" -> new Datum.None();
            default ->
                throw Functions.isOne(name)
                        ? new TensorException(place(context), "tensors.brackets", name)
                        : new TensorException(
                                place(context),
                                given.isEmpty() ? "tensors.names.none" : "tensors.names",
                                name,
                                String.join(", ", new TreeSet<>(given.keySet())));
        };
    }

    @Override
    public Datum visitList(TensorsParser.ListContext list) {
        return new Datum.Sequence(list.expression().stream().map(this::value).toList());
    }

    @Override
    public Datum visitRound(TensorsParser.RoundContext round) {
        List<Datum> items = round.expression().stream().map(this::value).toList();
        return items.size() == 1 && round.comma.isEmpty() ? items.getFirst() : new Datum.Sequence(items);
    }

    // ---- operators

    @Override
    public Datum visitPower(TensorsParser.PowerContext power) {
        return both(power.operator, power.expression(0), power.expression(1));
    }

    @Override
    public Datum visitProduct(TensorsParser.ProductContext product) {
        return both(product.operator, product.expression(0), product.expression(1));
    }

    @Override
    public Datum visitSum(TensorsParser.SumContext sum) {
        return both(sum.operator, sum.expression(0), sum.expression(1));
    }

    @Override
    public Datum visitComparison(TensorsParser.ComparisonContext comparison) {
        for (TensorsParser.ExpressionContext side : comparison.expression()) {
            if (side instanceof TensorsParser.ComparisonContext) {
                throw new TensorException(
                        comparison.operator.getStartIndex(), "tensors.chain", comparison.operator.getText());
            }
        }
        return both(comparison.operator, comparison.expression(0), comparison.expression(1));
    }

    @Override
    public Datum visitSigned(TensorsParser.SignedContext signed) {
        Datum term = value(signed.expression());
        boolean minus = signed.sign.getText().equals("-");
        int position = signed.sign.getStartIndex();
        return switch (term) {
            case Datum.Number(double value, boolean whole) -> new Datum.Number(minus ? -value : value, whole);
            case Datum.Tensor(Tensor tensor) ->
                engine(position, () -> minus ? Nested.like(tensor.neg(), tensor) : tensor);
            default -> throw new TensorException(position, "tensors.operand", signed.sign.getText(), term.kind());
        };
    }

    private Datum both(Token operator, TensorsParser.ExpressionContext first, TensorsParser.ExpressionContext second) {
        Datum left = value(first);
        Datum right = value(second);
        int position = operator.getStartIndex();
        if (left instanceof Datum.Number a && right instanceof Datum.Number b) {
            return Arithmetic.numbers(position, operator.getText(), a, b);
        }
        Arithmetic.requireKinds(position, operator.getText(), left, right);
        return meet(
                position,
                operator.getText(),
                new Meeting.Side(text(first), operand(operator, left)),
                new Meeting.Side(text(second), operand(operator, right)));
    }

    private static Tensor operand(Token operator, Datum side) {
        return switch (side) {
            case Datum.Tensor(Tensor tensor) -> tensor;
            case Datum.Number number -> Arithmetic.tensor(number);
            case Datum.Extremes pair -> throw new TensorException(operator.getStartIndex(), "tensors.pair");
            case Datum.Sequence list -> throw new TensorException(operator.getStartIndex(), "tensors.list");
            default ->
                throw new TensorException(operator.getStartIndex(), "tensors.operand", operator.getText(), side.kind());
        };
    }

    /** A tensor, or a number as one, under an operator with another; unless it is a product of matrices, that is a meeting. */
    Datum meet(int position, String operator, Meeting.Side one, Meeting.Side other) {
        Tensor left = one.tensor();
        Tensor right = other.tensor();
        if (operator.equals("@")) {
            Datum.Tensor product = engine(position, () -> left.matmul(right));
            work(position, (long) product.tensor().size() * left.shape().dim(-1));
            return product;
        }
        BinaryOperator<Tensor> rule = Arithmetic.rule(operator);
        Optional<Tensor> made = Optional.empty();
        try {
            Datum.Tensor together = engine(position, () -> Nested.like(rule.apply(left, right), left, right));
            made = Optional.of(together.tensor());
            return together;
        } finally {
            meetings.add(new Meeting(operator, one, other, rule, made));
        }
    }

    // ---- what is applied to something

    @Override
    public Datum visitAttribute(TensorsParser.AttributeContext attribute) {
        String name = attribute.NAME().getText();
        int position = attribute.NAME().getSymbol().getStartIndex();
        if (name.equals("newaxis") && NEWAXIS.contains(attribute.expression().getText())) {
            return new Datum.None();
        }
        Datum of = value(attribute.expression());
        return switch (of) {
            case Datum.Tensor(Tensor tensor) -> ofTensor(position, name, tensor);
            case Datum.Extremes(Tensor values, Tensor indices) when name.equals("values") -> new Datum.Tensor(values);
            case Datum.Extremes(Tensor values, Tensor indices) when name.equals("indices") -> new Datum.Tensor(indices);
            default -> throw new TensorException(position, "tensors.attribute", name, of.kind());
        };
    }

    private Datum ofTensor(int position, String name, Tensor tensor) {
        return switch (name) {
            case "T" -> {
                if (tensor.rank() != 2) {
                    throw new TensorException(
                            position, "tensors.transposed", tensor.shape().toString());
                }
                yield engine(position, () -> tensor.transpose(0, 1));
            }
            case "mT" -> engine(position, () -> tensor.transpose(-2, -1));
            case "shape" -> Arithmetic.sequence(tensor.shape().toArray());
            default ->
                throw Functions.isOne(name)
                        ? new TensorException(position, "tensors.brackets", name)
                        : new TensorException(position, "tensors.attribute", name, "a tensor");
        };
    }

    @Override
    public Datum visitCall(TensorsParser.CallContext call) {
        return switch (call.expression()) {
            case TensorsParser.NameContext name -> call(name.NAME().getSymbol(), call, null);
            case TensorsParser.AttributeContext attribute -> {
                Token name = attribute.NAME().getSymbol();
                if (!Functions.isNamespace(attribute.expression())) {
                    yield call(name, call, attribute.expression());
                }
                Functions.requireIn(attribute.expression(), name);
                yield call(name, call, null);
            }
            default -> throw new TensorException(call.open.getStartIndex(), "tensors.call");
        };
    }

    private Datum call(Token name, TensorsParser.CallContext call, TensorsParser.@Nullable ExpressionContext receiver) {
        Function function = Functions.named(name);
        int position = name.getStartIndex();
        if (function.form() == (receiver == null ? Function.Form.METHOD : Function.Form.FREE)) {
            throw new TensorException(position, receiver == null ? "tensors.method" : "tensors.free", function.name());
        }
        Arguments.@Nullable Given before =
                receiver == null ? null : new Arguments.Given("", value(receiver), place(receiver), text(receiver));
        List<Arguments.Given> arguments = new ArrayList<>();
        for (TensorsParser.ArgumentContext argument : call.argument()) {
            String keyword = argument.NAME() == null ? "" : argument.NAME().getText();
            arguments.add(new Arguments.Given(
                    keyword, value(argument.expression()), place(argument), text(argument.expression())));
        }
        Arguments bound = Arguments.bind(function, position, before, arguments);
        return checked(position, () -> function.rule().apply(bound, this));
    }

    @Override
    public Datum visitIndexed(TensorsParser.IndexedContext indexed) {
        Datum of = value(indexed.expression());
        int position = indexed.open.getStartIndex();
        List<Indexing.Part> parts = new ArrayList<>();
        for (TensorsParser.IndexContext index : indexed.index()) {
            parts.add(part(index));
        }
        if (of instanceof Datum.Sequence(List<Datum> items)) {
            return Indexing.item(position, items, parts);
        }
        if (!(of instanceof Datum.Tensor(Tensor tensor))) {
            throw new TensorException(position, "tensors.unindexed", of.kind());
        }
        return engine(position, () -> Indexing.of(tensor, parts));
    }

    private Indexing.Part part(TensorsParser.IndexContext index) {
        int position = place(index);
        if (index.slice() != null) {
            TensorsParser.SliceContext slice = index.slice();
            return new Indexing.Slice(position, bound(index.expression()), bound(slice.stop), bound(slice.step));
        }
        if (index.expression() == null) {
            return new Indexing.Ellipsis(position);
        }
        Datum at = value(index.expression());
        // x[[0, 1]] is a tensor of indices, as in PyTorch; x[(0, 1)] would be two indices.
        return Indexing.part(
                position, index.expression() instanceof TensorsParser.ListContext ? Literals.tensor(position, at) : at);
    }

    private @Nullable Integer bound(TensorsParser.@Nullable ExpressionContext written) {
        Datum bound = written == null ? new Datum.None() : value(written);
        return written == null || bound instanceof Datum.None
                ? null
                : Integer.valueOf(Arithmetic.whole(place(written), bound));
    }

    // ---- bounds

    /** A tensor the engine makes here; what it refuses is said with its place. */
    private Datum.Tensor engine(int position, Supplier<Tensor> make) {
        return checked(position, () -> new Datum.Tensor(make.get()));
    }

    private <D extends Datum> D checked(int position, Supplier<D> make) {
        D made;
        try {
            made = make.get();
        } catch (TensorException fault) {
            throw fault;
        } catch (BudgetException tooLarge) {
            throw tooLarge(position);
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            throw new TensorException(position, "tensors.engine", String.valueOf(refused.getMessage()));
        }
        switch (made) {
            case Datum.Tensor(Tensor tensor) -> require(position, tensor);
            case Datum.Extremes(Tensor values, Tensor indices) -> require(position, values);
            default -> work(position, 1);
        }
        return made;
    }

    private void require(int position, Tensor made) {
        if (made.size() > TensorExpression.MOST_ELEMENTS) {
            throw tooLarge(position);
        }
        work(position, made.size());
    }

    private void work(int position, long more) {
        work += more;
        if (work > TensorExpression.MOST_WORK) {
            throw new TensorException(position, "tensors.work");
        }
    }

    private static TensorException tooLarge(int position) {
        return new TensorException(position, "tensors.elements", Integer.toString(TensorExpression.MOST_ELEMENTS));
    }

    /** As it was typed. */
    private static String text(ParserRuleContext context) {
        CharStream typed = context.getStart().getInputStream();
        return typed.getText(Interval.of(place(context), context.getStop().getStopIndex()));
    }

    private static int place(ParserRuleContext context) {
        return context.getStart().getStartIndex();
    }
}
