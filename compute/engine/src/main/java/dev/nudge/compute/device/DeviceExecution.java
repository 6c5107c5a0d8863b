package dev.nudge.compute.device;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One running copy of a program on a device. Numbers cross in row-major order and by copy, in double precision so that no device loses digits; nodes
 * are the program's. Used by one thread at a time.
 */
public interface DeviceExecution extends AutoCloseable {
    /** Replaces an input. {@code values} fill its shape. */
    void write(int node, float[] values);

    /** As {@link #write(int, float[])}; a float32 device rounds. */
    void write(int node, double[] values);

    /**
     * The numbers of an input or an output.
     *
     * @throws IllegalStateException for an output, if the last step was cut off and the device holds no whole one
     */
    float[] read(int node);

    /** As {@link #read}, with all the digits the device has. */
    double[] readDoubles(int node);

    /**
     * Replays the program, looking at {@code stop} between steps, and within a step that takes more than a few milliseconds. A step that is cut off does
     * not count and leaves every state as it was before; outputs cannot be read then until a whole step was done.
     *
     * @return how many whole steps were done
     */
    long run(long steps, BooleanSupplier stop);

    /** When it went on upon another device, and why, oldest first; empty while it is where it was opened. Any thread may ask. */
    default List<DeviceSwitch> switches() {
        return List.of();
    }

    @Override
    void close();
}
