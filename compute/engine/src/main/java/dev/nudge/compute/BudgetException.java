package dev.nudge.compute;

import java.io.Serial;

/** Work that would exceed its owner's {@link Budget}. Nothing was allocated or run. */
public final class BudgetException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    BudgetException(String operation, String unit, long asked, long allowed) {
        super(operation + ": needs " + asked + " " + unit + ", " + Math.max(0, allowed)
                + " are left in the budget. Use a smaller" + " network or batch, or close what is not needed?");
    }
}
