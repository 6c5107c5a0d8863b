package dev.nudge.compute;

import java.io.Serial;

/** Work that would exceed its owner's {@link Budget}. Nothing was allocated or run. */
public final class BudgetException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    private BudgetException(String message) {
        super(message);
    }

    static BudgetException elements(String operation, long asked, long allowed) {
        return new BudgetException(operation + ": needs " + asked + " elements in one tensor, the budget allows "
                + allowed + ". Use a smaller network or batch?");
    }

    static BudgetException bytes(String operation, long asked, long left) {
        return new BudgetException(operation + ": needs " + asked + " bytes, " + Math.max(0, left)
                + " are left in the budget. Use a smaller network or batch, or close what is not needed?");
    }

    static BudgetException steps(String operation, long asked, long left) {
        return new BudgetException(operation + ": needs " + asked + " steps, " + left
                + " are left in the budget. Run fewer, or go on with a new owner?");
    }
}
