package dev.nudge.compute.device;

import java.util.Map;

/** A program prepared for one device. Any number of executions, each with its own data and state, may run at once. */
public interface CompiledProgram extends AutoCloseable {
    /** Bytes this holds between executions: constants, code. */
    long bytes();

    /** Bytes each execution takes: inputs, state, outputs and what lies between. */
    long bytesPerExecution();

    /** The part of {@link #bytesPerExecution()} that one input takes, which an execution that shares it saves. */
    long bytesOfInput(int node);

    /** A fresh execution; data, scalars and state are zero. */
    DeviceExecution start();

    /**
     * An execution that shares inputs with another: there is one copy of their numbers on the device, and what either writes or updates, the other sees.
     * All other inputs are zero. The engine never lets two that share run, write or read at the same time, and closes them in any order: what they
     * share lasts until the last of them is closed.
     *
     * @param other an open execution of any program compiled on this device, which may itself share
     * @param shared numbers of this program's nodes, and of the nodes of the other's program that they share with: data, scalars or state of equal
     *     shape and dtype
     */
    DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared);

    @Override
    void close();
}
