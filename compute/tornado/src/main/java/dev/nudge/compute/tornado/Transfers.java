package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** How numbers of the host come into memory that stays on the device: through a small array that is sent each time. */
final class Transfers {
    private Transfers() {}

    /** Puts the first {@code frame[1]} numbers of the inbox at {@code frame[0]}. */
    static void deliver(KernelContext context, FloatArray memory, IntArray frame, FloatArray inbox) {
        int i = context.globalIdx;
        if (i < frame.get(1)) {
            memory.set(frame.get(0) + i, inbox.get(i));
        }
    }
}
