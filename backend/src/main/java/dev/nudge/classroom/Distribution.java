package dev.nudge.classroom;

import dev.nudge.lesson.Axis;
import java.util.Arrays;
import java.util.List;

/**
 * How the numbers of a class are spread. A few that are far off, as of a walk that diverges, do not decide what is seen of all others: they lie beyond it, and are counted by themselves.
 *
 * @param range what is seen
 * @param counts how many are in each of the equal parts of it, from the left
 * @param beyond how many lie above it
 */
public record Distribution(Axis range, int[] counts, int beyond) {

    /** So many of a hundred decide. */
    private static final int MOST_PERCENT = 75;

    /** How far beyond those there is room for the others. */
    private static final float ROOM = 3;

    /** A histogram over all that is seen of them. */
    public static Distribution of(List<Float> values, int bins) {
        Axis range = range(values);
        int[] counts = new int[bins];
        int beyond = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                if (value > range.max()) {
                    beyond++;
                } else {
                    double share = (value - range.min()) / (range.max() - range.min());
                    counts[Math.clamp((long) (share * bins), 0, bins - 1)]++;
                }
            }
        }
        return new Distribution(range, counts, beyond);
    }

    /** From 0, or the lowest below it, to beyond most of them; 0 to 1 where there are none. */
    public static Axis range(List<Float> values) {
        float[] sorted = new float[values.size()];
        int count = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                sorted[count++] = value;
            }
        }
        if (count == 0) {
            return new Axis(0, 1);
        }
        Arrays.sort(sorted, 0, count);
        float high = Math.min(sorted[count - 1], ROOM * sorted[(count - 1) * MOST_PERCENT / 100]);
        float low = Math.min(0, sorted[0]);
        return new Axis(low, Math.max(high, low + Math.max(1e-3f, Math.ulp(low) * 100))).withRoundTop();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution(Axis otherRange, int[] otherCounts, int otherBeyond)
                && range.equals(otherRange)
                && Arrays.equals(counts, otherCounts)
                && beyond == otherBeyond;
    }

    @Override
    public int hashCode() {
        return 31 * range.hashCode() + Arrays.hashCode(counts);
    }
}
