package dev.nudge.compute.cpu;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The wish to end a long step. Kernels that split their work look at it between the pieces and leave the rest undone; what they wrote is then worth nothing.
 * Once seen, it stays.
 */
final class Cancellation {
    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

    private final BooleanSupplier stop;
    private volatile boolean requested;

    Cancellation(BooleanSupplier stop) {
        this.stop = stop;
    }

    /** That of the kernel this thread runs; null where it is to run to the end. */
    static @Nullable Cancellation current() {
        return CURRENT.get();
    }

    /** Whether the kernel this thread runs may end here, its work undone. */
    static boolean isNowRequested() {
        Cancellation current = CURRENT.get();
        return current != null && current.isRequested();
    }

    boolean isRequested() {
        if (!requested && stop.getAsBoolean()) {
            requested = true;
        }
        return requested;
    }

    /** Kernels that this thread runs from now on may end early, until {@link #end}. */
    void begin() {
        CURRENT.set(this);
    }

    /** Kernels that this thread runs from now on run to the end. The thread keeps the place for the next one, so that a step allocates none. */
    static void end() {
        CURRENT.set(null);
    }
}
