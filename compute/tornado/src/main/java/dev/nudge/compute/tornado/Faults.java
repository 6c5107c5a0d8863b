package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * How a kernel refuses a number: it leaves the number of the node and the number itself at the start of the execution's memory. From then on state is not
 * changed, and the host throws what the definition throws.
 */
public final class Faults {
    /** Elements at the start of each execution's memory: the node + 1 (0 if all is well), and the refused number. */
    static final int SIZE = 2;

    private Faults() {}

    /** The index as a whole number; 0 and a fault if it is none from 0 to {@code size} - 1. */
    public static int index(FloatArray memory, int base, int node, float index, int size) {
        int whole = (int) index;
        float allowed = ElementRules.ge(index, 0) * ElementRules.lt(index, size) * ElementRules.eq(index, whole);
        if (allowed == 1) {
            return whole;
        }
        memory.set(base + 1, index);
        memory.set(base, node + 1);
        return 0;
    }

    /** The seed; 0 and a fault if it is no whole number below 2^24 in size. */
    public static float seed(FloatArray memory, int base, int node, float seed) {
        float allowed = ElementRules.lt(TornadoMath.abs(seed), 16777216) * ElementRules.eq(seed, (int) seed);
        if (allowed == 1) {
            return seed;
        }
        memory.set(base + 1, seed);
        memory.set(base, node + 1);
        return 0;
    }
}
