package dev.nudge.lesson.tensor;

import java.util.List;

/** What a part of an expression can be, as in Python. */
sealed interface Datum {

    record Tensor(dev.nudge.compute.Tensor tensor) implements Datum {}

    /**
     * @param whole whether Python would call it an int
     */
    record Number(double value, boolean whole) implements Datum {}

    record Truth(boolean holds) implements Datum {}

    /** A list or a tuple. */
    record Sequence(List<Datum> items) implements Datum {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** What {@code max(dim)} gives: a pair, to be asked for one of the two. */
    record Extremes(dev.nudge.compute.Tensor values, dev.nudge.compute.Tensor indices) implements Datum {}

    /** Python's {@code None}. */
    record None() implements Datum {}

    /** How a sentence calls it. */
    default String kind() {
        return switch (this) {
            case Tensor tensor -> "a tensor";
            case Number number -> number.whole ? "a whole number" : "a number";
            case Truth truth -> "a truth value";
            case Sequence sequence -> "a list";
            case Extremes pair -> "a pair of values and indices";
            case None none -> "None";
        };
    }
}
