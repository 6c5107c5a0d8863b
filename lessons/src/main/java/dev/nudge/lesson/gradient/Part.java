package dev.nudge.lesson.gradient;

import java.util.List;

/** The nodes of the live graph, and where they stand: x to the right, y downwards. */
enum Part {
    A("a", 0, 0),
    X("x", 1, 0),
    B("b", 2, 0),
    SQUARE("x²", 1, 1),
    BX("b·x", 2, 1),
    AX("a·x²", 0, 1),
    SUM("a·x² + b·x", 1, 2),
    C("c", 2, 2),
    PREDICTION("f(x) = … + c", 1, 3),
    Y("y", 2, 3),
    ERROR("f(x) − y", 1, 4),
    ABSOLUTE("|f(x) − y|", 1, 5),
    TOTAL("sum", 0, 5),
    LOSS("loss = sum ÷ 3", 0, 6);

    /** In the order they are computed. */
    static final List<Part> FORWARD = List.of(SQUARE, AX, BX, SUM, PREDICTION, ERROR, ABSOLUTE, TOTAL, LOSS);

    /** In the order the gradient reaches them; x, x² and y need none. */
    static final List<Part> BACKWARD = List.of(LOSS, TOTAL, ABSOLUTE, ERROR, PREDICTION, C, SUM, BX, B, AX, A);

    final String title;
    final int right;
    final int down;

    Part(String title, int right, int down) {
        this.title = title;
        this.right = right;
        this.down = down;
    }

    /** Where the computation starts. */
    boolean isGiven() {
        return !FORWARD.contains(this);
    }
}
