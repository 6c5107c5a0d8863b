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

    /** Runs a kernel that may end early. */
    void during(Kernel kernel) {
        CURRENT.set(this);
        try {
            kernel.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** The work in pieces, none of which starts after a request. Any thread may do it. */
    Parallel.Range checking(Parallel.Range work, int piece) {
        return (from, to) -> {
            for (int at = from; at < to && !isRequested(); at += piece) {
                work.run(at, Math.min(to, at + piece));
            }
        };
    }
}
