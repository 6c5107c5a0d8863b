package dev.nudge.compute.device;

import dev.nudge.compute.Program;
import java.util.function.BooleanSupplier;

/**
 * Something that runs programs. The engine has validated a program before a device sees it; a device only computes. Safe for use by several
 * threads. What fails in the device and not in a program is thrown as a {@link DeviceFailedException}.
 */
public interface Device extends AutoCloseable {
    /** What this device is. */
    Description describe();

    /** Prepares a program to run. Called once for equal programs: the engine keeps the result. */
    CompiledProgram compile(Program program);

    /** Whether it would answer now. A device in another process is not ready while that starts; what would wait for it should go elsewhere. */
    default boolean isReady() {
        return true;
    }

    /** Whether it computes on other threads than those that call it, in another process even, so that these only wait. */
    default boolean isElsewhere() {
        return false;
    }

    /**
     * Makes the first programs fast: runs, for a few seconds on the calling thread, what they will run. To be called once, beside the requests; nothing depends
     * on it. Does nothing on a device whose first step is as fast as any.
     *
     * @param stop asked often; true ends it early
     */
    default void warmUp(BooleanSupplier stop) {}

    /**
     * Frees what the device holds. Executions must have been closed before. The programs the engine keeps compiled are closed too: every device calls
     * {@link dev.nudge.compute.Compute#forget} here, before anything else.
     */
    @Override
    void close();
}
