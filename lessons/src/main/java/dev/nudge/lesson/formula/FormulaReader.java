package dev.nudge.lesson.formula;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.formula.grammar.FormulaBaseVisitor;
import dev.nudge.lesson.formula.grammar.FormulaLexer;
import dev.nudge.lesson.formula.grammar.FormulaParser;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree of a formula into an {@link Expression}, and every fault into a sentence that points at its character. */
final class FormulaReader extends FormulaBaseVisitor<Expression> {

    private final Vocabulary vocabulary;
    private int depth;

    private FormulaReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Expression read(String text, Vocabulary vocabulary) {
        if (text.length() > Formula.LONGEST) {
            throw new FormulaException(Formula.LONGEST, Message.of("formula.long", Integer.toString(Formula.LONGEST)));
        }
        if (text.isBlank()) {
            throw new FormulaException(0, Message.of("formula.none"));
        }
        FormulaParser parser = new FormulaParser(new CommonTokenStream(new FormulaLexer(CharStreams.fromString(text))));
        parser.removeErrorListeners();
        parser.addErrorListener(new Pointing(text));
        return new FormulaReader(vocabulary).visit(parser.formula().expression());
    }

    @Override
    public Expression visitGroup(FormulaParser.GroupContext group) {
        return deeper(group.expression());
    }

    @Override
    public Expression visitCall(FormulaParser.CallContext call) {
        Token name = call.NAME().getSymbol();
        Operation operation = vocabulary
                .operation(name.getText())
                .orElseThrow(() -> new FormulaException(
                        place(name),
                        Message.of(
                                isName(name.getText()) ? "formula.function.times" : "formula.function",
                                name.getText(),
                                vocabulary.functions())));
        List<FormulaParser.ExpressionContext> arguments = call.expression();
        if (arguments.size() != operation.arity()) {
            throw new FormulaException(
                    place(name),
                    Message.of("formula.arguments", operation.name(), operation.arity(), arguments.size()));
        }
        return new Expression.Call(
                operation, arguments.stream().map(this::deeper).toList());
    }

    @Override
    public Expression visitName(FormulaParser.NameContext context) {
        Token name = context.NAME().getSymbol();
        if (vocabulary.hasVariable(name.getText())) {
            return new Expression.Variable(name.getText());
        }
        if (vocabulary.operation(name.getText()).isPresent()) {
            throw new FormulaException(place(name), Message.of("formula.brackets", name.getText()));
        }
        return new Expression.Number(vocabulary
                .constant(name.getText())
                .orElseThrow(() -> new FormulaException(
                        place(name), Message.of("formula.name", name.getText(), vocabulary.names()))));
    }

    @Override
    public Expression visitNumber(FormulaParser.NumberContext context) {
        Token number = context.NUMBER().getSymbol();
        double value = Double.parseDouble(number.getText());
        if (!Float.isFinite((float) value)) {
            throw new FormulaException(place(number), Message.of("formula.large", number.getText()));
        }
        return new Expression.Number(value);
    }

    @Override
    public Expression visitPower(FormulaParser.PowerContext power) {
        return both("^", power.expression(0), power.expression(1));
    }

    @Override
    public Expression visitSigned(FormulaParser.SignedContext signed) {
        Expression term = deeper(signed.expression());
        return signed.sign.getText().equals("-") ? new Expression.Call(Vocabulary.NEGATE, List.of(term)) : term;
    }

    @Override
    public Expression visitProduct(FormulaParser.ProductContext product) {
        return both(product.operator.getText(), product.expression(0), product.expression(1));
    }

    @Override
    public Expression visitSum(FormulaParser.SumContext sum) {
        return both(sum.operator.getText(), sum.expression(0), sum.expression(1));
    }

    private Expression both(
            String operator, FormulaParser.ExpressionContext left, FormulaParser.ExpressionContext right) {
        return new Expression.Call(vocabulary.operator(operator), List.of(deeper(left), deeper(right)));
    }

    private Expression deeper(FormulaParser.ExpressionContext inner) {
        if (++depth > Formula.DEEPEST) {
            throw new FormulaException(
                    place(inner.getStart()), Message.of("formula.deep", Integer.toString(Formula.DEEPEST)));
        }
        Expression expression = visit(inner);
        depth--;
        return expression;
    }

    private boolean isName(String name) {
        return vocabulary.hasVariable(name) || vocabulary.constant(name).isPresent();
    }

    private static int place(Token token) {
        return token.getStartIndex();
    }

    /** Stops at the first fault of grammar. */
    private static final class Pointing extends BaseErrorListener {

        private final String text;

        Pointing(String text) {
            this.text = text;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            if (!(symbol instanceof Token token)) {
                throw new FormulaException(column, Message.of("formula.unreadable"));
            }
            if (token.getType() == Token.EOF) {
                throw new FormulaException(text.length(), atTheEnd());
            }
            throw new FormulaException(token.getStartIndex(), inTheMiddle(token.getText()));
        }

        private Message atTheEnd() {
            long open = text.chars().filter(c -> c == '(').count()
                    - text.chars().filter(c -> c == ')').count();
            return open > 0 ? Message.of("formula.open", ")".repeat((int) open)) : Message.of("formula.early");
        }

        private static Message inTheMiddle(String symbol) {
            if (symbol.equals(")")) {
                return Message.of("formula.closed");
            }
            if (Character.isLetterOrDigit(symbol.charAt(0)) || symbol.equals("(")) {
                return Message.of("formula.operator", symbol);
            }
            return Message.of("formula.misplaced", symbol);
        }
    }
}
