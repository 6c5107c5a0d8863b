package dev.nudge.compute.device;

import dev.nudge.compute.Layout;
import dev.nudge.compute.Primitive;
import dev.nudge.compute.Shape;
import java.util.List;

/**
 * Computes single ops at once, in float32, for tensors outside programs. Found by {@link java.util.ServiceLoader}; where there is none, each op's own
 * plain rule is used, which is slower. Safe for use by several threads.
 */
public interface EagerKernels {
    /**
     * Computes {@code op}.
     *
     * @param result filled in row-major order
     * @param shape of the result
     * @param inputs the storage of each input
     * @param layouts where each input's elements lie in its storage; any
     */
    void compute(Primitive op, float[] result, Shape shape, List<float[]> inputs, List<Layout> layouts);

    /** Floats in the largest array that {@link #compute} takes beside the inputs and the result. */
    long scratch(Primitive op, Shape shape, List<Layout> layouts);
}
