package dev.nudge.lesson.tensor;

import dev.nudge.compute.Shape;
import dev.nudge.compute.ShapeException;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Shapes side by side, as a learner types them: {@code [3, 1] [1, 4]}. */
public final class ShapeLine {

    /** Shapes in one line. */
    public static final int MOST = 3;

    /** Dimensions of one shape. */
    public static final int MOST_DIMENSIONS = 6;

    /** Elements of one shape. */
    public static final int MOST_ELEMENTS = 1 << 18;

    /** Nothing but brackets, numbers and what separates them, and more than one bracket. */
    private static final Pattern SHAPES = Pattern.compile("\\s*\\[[\\d\\s,.]*](\\s*,?\\s*\\[[\\d\\s,.]*])+\\s*");

    private ShapeLine() {}

    /** Whether a text means shapes, and not an expression. */
    public static boolean isIn(String text) {
        return SHAPES.matcher(text).matches();
    }

    /**
     * Reads shapes.
     *
     * @return two or three
     * @throws TensorException which points at the character
     */
    public static List<Shape> parse(String text) {
        List<Shape> shapes = new ArrayList<>();
        for (TensorsParser.ShapeContext one :
                Reading.of(text, TensorExpression.LONGEST).shapes().shape()) {
            int position = one.getStart().getStartIndex();
            if (shapes.size() == MOST) {
                throw new TensorException(position, "tensors.shapes", MOST);
            }
            shapes.add(shape(one, position));
        }
        return shapes;
    }

    private static Shape shape(TensorsParser.ShapeContext written, int position) {
        if (written.NUMBER().size() > MOST_DIMENSIONS) {
            throw new TensorException(position, "tensors.dimensions", MOST_DIMENSIONS);
        }
        int[] sizes = written.NUMBER().stream()
                .mapToInt(number -> size(number.getSymbol()))
                .toArray();
        try {
            Shape shape = Shape.of(sizes);
            if (shape.size() <= MOST_ELEMENTS) {
                return shape;
            }
        } catch (ShapeException tooLarge) {
            // Too many elements either way.
        }
        throw new TensorException(position, "tensors.elements", Integer.toString(MOST_ELEMENTS));
    }

    private static int size(Token number) {
        try {
            return Integer.parseInt(number.getText());
        } catch (NumberFormatException notWhole) {
            throw new TensorException(number.getStartIndex(), "tensors.size", number.getText());
        }
    }
}
