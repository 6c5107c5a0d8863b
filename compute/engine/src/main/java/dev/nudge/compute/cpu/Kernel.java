package dev.nudge.compute.cpu;

/** One op bound to the arrays it reads and writes. Running it allocates nothing. */
public abstract class Kernel {
    Kernel() {}

    /** Computes the op. */
    public abstract void run();
}
