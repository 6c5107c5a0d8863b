package dev.nudge.lesson.views;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.data.HandwrittenDigits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A tensor to look at, and what is left of it when one axis after the other is indexed away. */
enum Subject {
    NUMBER(Tensor.scalar(7), 16, "number"),
    VECTOR(Tensor.of(2, 3, 5, 7, 11, 13), 16, "vector", "number"),
    DIGIT(digits().select(0, 3).copy(), 16, "digit", "row", "number"),
    DIGITS(digits(), 16, "digits", "digit", "row", "number"),
    IMAGE(Landscapes.all().select(0, 1).copy(), 1, "image", "channel", "row", "number"),
    IMAGES(Landscapes.all(), 1, "images", "image", "channel", "row", "number");

    /** How many digits a batch has here. */
    private static final int BATCH = 5;

    private final Tensor tensor;
    private final Axis range;
    private final List<String> kinds;

    /**
     * @param most the largest number there may be
     */
    Subject(Tensor tensor, float most, String... kinds) {
        this.tensor = tensor;
        this.range = new Axis(0, most);
        this.kinds = List.of(kinds);
    }

    /** The first five there are: 0, 1, 2, 3, 4, whose pixels are whole numbers from 0 for paper to 16 for ink. */
    private static Tensor digits() {
        int pixels = HandwrittenDigits.SIDE * HandwrittenDigits.SIDE;
        float[] first = Arrays.copyOf(HandwrittenDigits.all().pixels(), BATCH * pixels);
        return Tensor.of(first, Shape.of(BATCH, HandwrittenDigits.SIDE, HandwrittenDigits.SIDE))
                .mul(16.0);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Subject::id).toList();
    }

    static Subject named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Row-major, in a storage of its own. */
    Tensor tensor() {
        return tensor;
    }

    int rank() {
        return kinds.size() - 1;
    }

    /** The numbers between which its colours lie. */
    Axis range() {
        return range;
    }

    /** What it is when so many axes are gone: {@code image}, {@code channel}, … */
    String kind(int gone) {
        return kinds.get(gone);
    }

    boolean isColoured() {
        return this == IMAGE || this == IMAGES;
    }
}
