package dev.nudge.lesson.tensor;

import dev.nudge.lesson.tensor.grammar.TensorsLexer;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** A parser over a text of bounded length and depth, which turns its first fault into a sentence that points at the character. */
final class Reading {

    private static final String OPENING = "([";
    private static final String CLOSING = ")]";

    private Reading() {}

    static TensorsParser of(String text, int longest) {
        if (text.length() > longest) {
            throw new TensorException(longest, "tensors.long", Integer.toString(longest));
        }
        if (text.isBlank()) {
            throw new TensorException(0, "tensors.none");
        }
        requireBrackets(text);
        TensorsParser parser = new TensorsParser(new CommonTokenStream(new TensorsLexer(CharStreams.fromString(text))));
        parser.removeErrorListeners();
        parser.addErrorListener(new Pointing(text));
        return parser;
    }

    /** Brackets close what was opened, which says more than the parser could. */
    private static void requireBrackets(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            if (OPENING.indexOf(symbol) >= 0) {
                open.push(i);
                if (open.size() > TensorExpression.DEEPEST) {
                    throw new TensorException(i, "tensors.deep", Integer.toString(TensorExpression.DEEPEST));
                }
            } else if (CLOSING.indexOf(symbol) >= 0) {
                if (open.isEmpty()) {
                    throw new TensorException(i, "tensors.closed", Character.toString(symbol));
                }
                char wanted = closing(text.charAt(open.pop()));
                if (wanted != symbol) {
                    throw new TensorException(
                            i, "tensors.crossed", Character.toString(symbol), Character.toString(wanted));
                }
            }
        }
        if (!open.isEmpty()) {
            StringBuilder missing = new StringBuilder();
            open.forEach(at -> missing.append(closing(text.charAt(at))));
            throw new TensorException(text.length(), "tensors.open", missing.toString());
        }
    }

    private static char closing(char opening) {
        return CLOSING.charAt(OPENING.indexOf(opening));
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
            if (!(symbol instanceof Token token) || token.getType() == Token.EOF) {
                throw new TensorException(text.length(), "tensors.early");
            }
            throw fault(token.getStartIndex(), token.getText());
        }

        private static TensorException fault(int position, String symbol) {
            char first = symbol.charAt(0);
            if (symbol.equals("=")) {
                return new TensorException(position, "tensors.assignment");
            }
            if (symbol.equals("&") || symbol.equals("|")) {
                return new TensorException(position, "tensors.logic", symbol);
            }
            if (CLOSING.indexOf(first) >= 0 || symbol.equals(",")) {
                return new TensorException(position, "tensors.missing", symbol);
            }
            if (Character.isLetterOrDigit(first)) {
                return new TensorException(position, "tensors.operator", symbol);
            }
            return new TensorException(position, "tensors.misplaced", symbol);
        }
    }
}
