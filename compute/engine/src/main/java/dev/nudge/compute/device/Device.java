package dev.nudge.compute.device;

import dev.nudge.compute.Program;

/**
 * Something that runs programs. The engine has validated a program before a device sees it; a device only computes. Safe for use by several
 * threads.
 */
public interface Device extends AutoCloseable {
    /** What this device is. */
    Description describe();

    /** Prepares a program to run. Called once for equal programs: the engine keeps the result. */
    CompiledProgram compile(Program program);

    /**
     * Frees what the device holds. Executions must have been closed before. The programs the engine keeps compiled are closed too: every device calls
     * {@link dev.nudge.compute.Compute#forget} here, before anything else.
     */
    @Override
    void close();
}
