package dev.nudge.compute;

import java.io.Serial;

/** Shapes that do not fit the operation. Thrown before any work is done; the message names the shapes, the rule and a next step. */
public final class ShapeException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String operation;

    /**
     * @param operation what was asked, e.g. {@code "matmul"}
     * @param problem both shapes, the rule and the next step
     */
    public ShapeException(String operation, String problem) {
        super(operation + ": " + problem);
        this.operation = operation;
    }

    /** The operation that refused, e.g. {@code "matmul"}. */
    public String operation() {
        return operation;
    }
}
