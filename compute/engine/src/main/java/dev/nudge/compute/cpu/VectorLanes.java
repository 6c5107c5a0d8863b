package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The inner loop of {@link LaneMatMulKernel}: up to two rows by four columns of the result, for as many copies as a vector holds. */
final class VectorLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Copies done at once. */
    static final int LENGTH = SPECIES.length();

    private VectorLanes() {}

    /**
     * Two rows by four columns.
     *
     * @param rowOut from a row of the result to the next; columns are {@code copies} apart
     * @param stepA 1 where each copy has its own a, 0 where all share it
     */
    static void tile2x4(
            float[] out,
            int at,
            int rowOut,
            int copies,
            float[] a,
            int atA,
            int rowA,
            int innerA,
            int stepA,
            float[] b,
            int atB,
            int innerB,
            int columnB,
            int k) {
        FloatVector r0c0 = FloatVector.zero(SPECIES);
        FloatVector r0c1 = r0c0;
        FloatVector r0c2 = r0c0;
        FloatVector r0c3 = r0c0;
        FloatVector r1c0 = r0c0;
        FloatVector r1c1 = r0c0;
        FloatVector r1c2 = r0c0;
        FloatVector r1c3 = r0c0;
        int left = atA;
        int right = atB;
        for (int p = 0; p < k; p++) {
            FloatVector a0 = load(a, left, stepA);
            FloatVector a1 = load(a, left + rowA, stepA);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            r0c0 = a0.fma(b0, r0c0);
            r1c0 = a1.fma(b0, r1c0);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + columnB);
            r0c1 = a0.fma(b1, r0c1);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * columnB);
            r0c2 = a0.fma(b2, r0c2);
            r1c2 = a1.fma(b2, r1c2);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * columnB);
            r0c3 = a0.fma(b3, r0c3);
            r1c3 = a1.fma(b3, r1c3);
            left += innerA;
            right += innerB;
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + copies);
        r0c2.intoArray(out, at + 2 * copies);
        r0c3.intoArray(out, at + 3 * copies);
        r1c0.intoArray(out, at + rowOut);
        r1c1.intoArray(out, at + rowOut + copies);
        r1c2.intoArray(out, at + rowOut + 2 * copies);
        r1c3.intoArray(out, at + rowOut + 3 * copies);
    }

    /** As {@link #tile2x4} for one element of the result. */
    static void tile1x1(
            float[] out, int at, float[] a, int atA, int innerA, int stepA, float[] b, int atB, int innerB, int k) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int left = atA;
        int right = atB;
        for (int p = 0; p < k; p++) {
            sum = load(a, left, stepA).fma(FloatVector.fromArray(SPECIES, b, right), sum);
            left += innerA;
            right += innerB;
        }
        sum.intoArray(out, at);
    }

    private static FloatVector load(float[] a, int at, int step) {
        return step == 1 ? FloatVector.fromArray(SPECIES, a, at) : FloatVector.broadcast(SPECIES, a[at]);
    }
}
