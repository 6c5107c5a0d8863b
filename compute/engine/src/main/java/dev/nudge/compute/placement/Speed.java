package dev.nudge.compute.placement;

import dev.nudge.compute.Work;

/**
 * How fast a device is, as a few numbers that {@link Calibration} measures when it starts.
 *
 * @param launchSeconds what a run costs before its first step
 * @param opSeconds what an op costs beside its work
 * @param flopsPerSecond additions and multiplications in matrix products
 * @param bytesPerSecond read and written by elementwise ops
 * @param compileSeconds what compiling takes for each op of a program
 */
public record Speed(
        double launchSeconds, double opSeconds, double flopsPerSecond, double bytesPerSecond, double compileSeconds) {
    public Speed {
        boolean sensible =
                launchSeconds >= 0 && opSeconds >= 0 && flopsPerSecond > 0 && bytesPerSecond > 0 && compileSeconds >= 0;
        if (!sensible) {
            throw new IllegalArgumentException("speed: times must be 0 or more and rates above 0, but they are launch "
                    + launchSeconds + " s, op " + opSeconds + " s, " + flopsPerSecond + " flop/s, " + bytesPerSecond
                    + " B/s, compile " + compileSeconds + " s. Calibrate again?");
        }
    }

    /** The time of one step once it runs: every op waits for its arithmetic and its memory. */
    public double step(Work work) {
        return work.ops() * opSeconds + work.flops() / flopsPerSecond + work.bytes() / bytesPerSecond;
    }

    /** The time until a program can run for the first time. */
    public double compile(Work work) {
        return work.ops() * compileSeconds;
    }
}
