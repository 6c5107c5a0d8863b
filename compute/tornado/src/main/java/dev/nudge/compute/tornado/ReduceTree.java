package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * One work group reduces one row: each thread every 256th number, then pairs of threads in local memory, halving until one is left. The same order each time.
 */
public final class ReduceTree {
    static final int THREADS = 256;

    private ReduceTree() {}

    public static void sum(KernelContext context, FloatArray memory, int out, int start, int length) {
        float[] shared = context.allocateFloatLocalArray(256);
        int thread = context.localIdx;
        float mine = 0;
        for (int k = thread; k < length; k += 256) {
            mine += memory.get(start + k);
        }
        shared[thread] = mine;
        for (int half = 128; half > 0; half /= 2) {
            context.localBarrier();
            if (thread < half) {
                shared[thread] += shared[thread + half];
            }
        }
        if (thread == 0) {
            memory.set(out, shared[0]);
        }
    }

    public static void max(KernelContext context, FloatArray memory, int out, int start, int length) {
        float[] shared = context.allocateFloatLocalArray(256);
        int thread = context.localIdx;
        float mine = memory.get(start);
        for (int k = thread; k < length; k += 256) {
            mine = ElementRules.maximum(mine, memory.get(start + k));
        }
        shared[thread] = mine;
        for (int half = 128; half > 0; half /= 2) {
            context.localBarrier();
            if (thread < half) {
                shared[thread] = ElementRules.maximum(shared[thread], shared[thread + half]);
            }
        }
        if (thread == 0) {
            memory.set(out, shared[0]);
        }
    }

    public static void min(KernelContext context, FloatArray memory, int out, int start, int length) {
        float[] shared = context.allocateFloatLocalArray(256);
        int thread = context.localIdx;
        float mine = memory.get(start);
        for (int k = thread; k < length; k += 256) {
            mine = ElementRules.minimum(mine, memory.get(start + k));
        }
        shared[thread] = mine;
        for (int half = 128; half > 0; half /= 2) {
            context.localBarrier();
            if (thread < half) {
                shared[thread] = ElementRules.minimum(shared[thread], shared[thread + half]);
            }
        }
        if (thread == 0) {
            memory.set(out, shared[0]);
        }
    }
}
