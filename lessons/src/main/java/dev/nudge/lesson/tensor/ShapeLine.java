package dev.nudge.lesson.tensor;

import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Shapes side by side, as a learner types them: {@code [3, 1] [1, 4]}. Nothing of these sizes is made. */
public final class ShapeLine {

    /** Shapes in one line. */
    public static final int MOST = 3;

    /** Dimensions of one shape. */
    public static final int MOST_DIMENSIONS = 6;

    /** Elements of one shape. */
    public static final long MOST_ELEMENTS = 1_000_000_000_000L;

    private static final String SQUARE = "\\[[-−\\d\\s,.]*]";

    private static final String ROUND = "\\([-−\\d\\s,.]*\\)";

    private static final String ANY = "(?:" + SQUARE + "|" + ROUND + ")";

    /**
     * More than one bracket with nothing but numbers in it. One is square, or holds a comma, so that it is no bracket of an expression; that the others may be round, and
     * that something may stand between, is for the sake of the message.
     */
    private static final Pattern SHAPES =
            Pattern.compile("(?=.*(?:\\[|,))\\s*" + ANY + "(?:\\s*[-+*/@,;|&<>=]{0,2}\\s*" + ANY + ")+\\s*");

    private ShapeLine() {}

    /** Whether a text means shapes, and not an expression, even if it does not write them as it should. */
    public static boolean isIn(String text) {
        return SHAPES.matcher(text).matches();
    }

    /**
     * Reads shapes.
     *
     * @return two or three
     * @throws TensorException which points at the character
     */
    public static List<Sizes> parse(String text) {
        TensorsParser parser = Reading.of(text, TensorExpression.LONGEST);
        requireSquareAndBeside(text);
        List<Sizes> shapes = new ArrayList<>();
        for (TensorsParser.ShapeContext one : parser.shapes().shape()) {
            int position = one.getStart().getStartIndex();
            if (shapes.size() == MOST) {
                throw new TensorException(position, "tensors.shapes", MOST);
            }
            shapes.add(shape(one, position));
        }
        return shapes;
    }

    /** The slips of those who write tuples, sizes below 0, or something between the shapes. */
    private static void requireSquareAndBeside(String text) {
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            switch (symbol) {
                case '(' -> throw new TensorException(i, "tensors.shapes.round");
                case '[' -> inside = true;
                case ']' -> inside = false;
                case '-', '−' -> {
                    throw inside
                            ? new TensorException(i, "tensors.size", number(text, i))
                            : new TensorException(i, "tensors.shapes.between", symbol);
                }
                default -> {
                    if (!inside && symbol != ',' && !Character.isWhitespace(symbol)) {
                        throw new TensorException(i, "tensors.shapes.between", symbol);
                    }
                }
            }
        }
    }

    /** A sign and the digits after it. */
    private static String number(String text, int sign) {
        int end = sign + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(sign, end);
    }

    private static Sizes shape(TensorsParser.ShapeContext written, int position) {
        if (written.NUMBER().size() > MOST_DIMENSIONS) {
            throw new TensorException(position, "tensors.dimensions", MOST_DIMENSIONS);
        }
        Sizes shape = new Sizes(written.NUMBER().stream()
                .map(number -> size(number.getSymbol()))
                .toList());
        if (!shape.isWithin(MOST_ELEMENTS)) {
            throw new TensorException(position, "tensors.elements", Long.toString(MOST_ELEMENTS));
        }
        return shape;
    }

    private static int size(Token number) {
        String text = number.getText();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            boolean large = text.chars().allMatch(Character::isDigit);
            throw new TensorException(number.getStartIndex(), large ? "tensors.size.large" : "tensors.size", text);
        }
    }
}
