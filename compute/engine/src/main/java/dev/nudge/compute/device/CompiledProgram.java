package dev.nudge.compute.device;

/** A program prepared for one device. Any number of executions, each with its own data and state, may run at once. */
public interface CompiledProgram extends AutoCloseable {
    /** Bytes this holds between executions: constants, code. */
    long bytes();

    /** Bytes each execution takes: inputs, state, outputs and what lies between. */
    long bytesPerExecution();

    /** A fresh execution; data, scalars and state are zero. */
    DeviceExecution start();

    @Override
    void close();
}
