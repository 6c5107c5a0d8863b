package dev.nudge.compute.cpu;

import java.lang.System.Logger.Level;

/** Whether the vector kernels can be used: they need {@code --add-modules jdk.incubator.vector}. Without it the scalar rules beside them run. */
final class Simd {
    /** Known once, so that the compiler drops the other branch. */
    static final boolean AVAILABLE = available();

    private Simd() {}

    private static boolean available() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (!present) {
            System.getLogger("dev.nudge.compute.cpu")
                    .log(
                            Level.WARNING,
                            "Running without vector kernels, slower: start Java with --add-modules"
                                    + " jdk.incubator.vector to use them.");
        }
        return present;
    }

    /** For people: {@code "512-bit vectors"}. */
    static String describe() {
        return AVAILABLE ? VectorMaths.bits() + "-bit vectors" : "no vector kernels";
    }
}
