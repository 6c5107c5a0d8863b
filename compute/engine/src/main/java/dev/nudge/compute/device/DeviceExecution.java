package dev.nudge.compute.device;

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

    /** The numbers of a state or an output. */
    float[] read(int node);

    /** As {@link #read}, with all the digits the device has. */
    double[] readDoubles(int node);

    /**
     * Replays the program, looking at {@code stop} between steps.
     *
     * @return how many steps were done
     */
    long run(long steps, BooleanSupplier stop);

    @Override
    void close();
}
