package dev.nudge.compute.cpu;

/**
 * One op bound to the arrays it reads and writes. Running it allocates nothing once it ran before and is compiled; where large work is split, a little for each
 * part.
 */
abstract class Kernel {
    Kernel() {}

    /** Computes the op. */
    abstract void run();
}
