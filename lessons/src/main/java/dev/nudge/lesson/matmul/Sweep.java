package dev.nudge.lesson.matmul;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a product of [m, k] and [k, n] comes about, one product of two numbers after the other. Products come in rounds: a cell, a layer or a weighted row, as the
 * order has it.
 *
 * @param finely whether a step is one product; else it is a round
 */
record Sweep(int m, int k, int n, Order order, boolean finely) {

    /**
     * Which product: left[i, p] · right[p, j], a part of result[i, j]. All count from 0.
     */
    record Place(int i, int j, int p) {}

    int products() {
        return m * n * k;
    }

    /** Products a round has. */
    int round() {
        return switch (order) {
            case DOT -> k;
            case OUTER -> m * n;
            case ROWS -> n;
        };
    }

    int rounds() {
        return products() / round();
    }

    /** Steps there are. */
    int steps() {
        return finely ? products() : rounds();
    }

    /** Products that are made after so many steps. */
    int done(int steps) {
        return Math.min(products(), finely ? steps : steps * round());
    }

    /** The product whose turn comes after {@code turn} others. */
    Place place(int turn) {
        int round = turn / round();
        int within = turn % round();
        return switch (order) {
            case DOT -> new Place(round / n, round % n, within);
            case OUTER -> new Place(within / n, within % n, round);
            case ROWS -> new Place(round / k, within, round % k);
        };
    }

    /** How many others come before it. */
    int turn(Place place) {
        return switch (order) {
            case DOT -> (place.i * n + place.j) * k + place.p;
            case OUTER -> place.p * m * n + place.i * n + place.j;
            case ROWS -> (place.i * k + place.p) * n + place.j;
        };
    }

    /** Steps after which the cell has all its products. */
    int stepsTo(int i, int j) {
        int turn = turn(new Place(i, j, k - 1));
        return finely ? turn + 1 : turn / round() + 1;
    }

    /** 1 for every product among the first {@code done}, else 0; shape [m, n, k]. */
    float[] mask(int done) {
        float[] mask = new float[products()];
        for (int turn = 0; turn < done; turn++) {
            Place place = place(turn);
            mask[(place.i * n + place.j) * k + place.p] = 1;
        }
        return mask;
    }

    /** Of the round in which product {@code turn} is made, where its numbers stand in the left matrix. */
    List<Integer> litLeft(int turn) {
        Place now = place(turn);
        return switch (order) {
            case DOT -> positions(m, k, cell -> cell / k == now.i);
            case OUTER -> positions(m, k, cell -> cell % k == now.p);
            case ROWS -> List.of(now.i * k + now.p);
        };
    }

    /** Likewise in the right matrix. */
    List<Integer> litRight(int turn) {
        Place now = place(turn);
        return positions(k, n, cell -> order == Order.DOT ? cell % n == now.j : cell / n == now.p);
    }

    /** Likewise in the result. */
    List<Integer> litResult(int turn) {
        Place now = place(turn);
        return switch (order) {
            case DOT -> List.of(now.i * n + now.j);
            case OUTER -> positions(m, n, cell -> true);
            case ROWS -> positions(m, n, cell -> cell / n == now.i);
        };
    }

    private static List<Integer> positions(int rows, int columns, Predicate<Integer> lit) {
        List<Integer> positions = new ArrayList<>();
        for (int cell = 0; cell < rows * columns; cell++) {
            if (lit.test(cell)) {
                positions.add(cell);
            }
        }
        return positions;
    }
}
