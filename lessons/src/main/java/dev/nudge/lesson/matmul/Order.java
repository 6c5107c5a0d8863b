package dev.nudge.lesson.matmul;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In which order the products of a matrix multiplication are made: three ways to nest the same three loops, over rows i, columns j and the inner index p. */
enum Order {
    /** For every cell, along the row and down the column: a dot product a round. */
    DOT,
    /** For every inner index, over all cells: an outer product a round. */
    OUTER,
    /** For every number of the left matrix, along a row of the right one: a weighted row a round. */
    ROWS;

    static List<String> names() {
        return Arrays.stream(values()).map(Order::pick).toList();
    }

    static Order of(String pick) {
        return valueOf(pick.toUpperCase(Locale.ROOT));
    }

    String pick() {
        return name().toLowerCase(Locale.ROOT);
    }
}
