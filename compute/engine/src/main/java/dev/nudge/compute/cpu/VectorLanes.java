package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The inner loop of {@link LaneMatMulKernel}: four columns of one row at a time, for as many copies as a vector holds. */
final class VectorLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private VectorLanes() {}

    /**
     * Sums over the inner dimension for copies 0 to the last whole vector.
     *
     * @param stepA 1 where each copy has its own a, 0 where all share it
     * @return the number of copies done
     */
    static int columns4(
            float[] out,
            int at,
            int copies,
            float[] a,
            int atA,
            int innerA,
            int stepA,
            float[] b,
            int atB,
            int innerB,
            int columnB,
            int k) {
        int c = 0;
        for (; c <= copies - SPECIES.length(); c += SPECIES.length()) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int left = atA + c * stepA;
            int right = atB + c;
            for (int p = 0; p < k; p++) {
                FloatVector v =
                        stepA == 1 ? FloatVector.fromArray(SPECIES, a, left) : FloatVector.broadcast(SPECIES, a[left]);
                s0 = v.fma(FloatVector.fromArray(SPECIES, b, right), s0);
                s1 = v.fma(FloatVector.fromArray(SPECIES, b, right + columnB), s1);
                s2 = v.fma(FloatVector.fromArray(SPECIES, b, right + 2 * columnB), s2);
                s3 = v.fma(FloatVector.fromArray(SPECIES, b, right + 3 * columnB), s3);
                left += innerA;
                right += innerB;
            }
            s0.intoArray(out, at + c);
            s1.intoArray(out, at + copies + c);
            s2.intoArray(out, at + 2 * copies + c);
            s3.intoArray(out, at + 3 * copies + c);
        }
        return c;
    }

    /** As {@link #columns4} for one column. */
    static int column(
            float[] out,
            int at,
            int copies,
            float[] a,
            int atA,
            int innerA,
            int stepA,
            float[] b,
            int atB,
            int innerB,
            int k) {
        int c = 0;
        for (; c <= copies - SPECIES.length(); c += SPECIES.length()) {
            FloatVector sum = FloatVector.zero(SPECIES);
            int left = atA + c * stepA;
            int right = atB + c;
            for (int p = 0; p < k; p++) {
                FloatVector v =
                        stepA == 1 ? FloatVector.fromArray(SPECIES, a, left) : FloatVector.broadcast(SPECIES, a[left]);
                sum = v.fma(FloatVector.fromArray(SPECIES, b, right), sum);
                left += innerA;
                right += innerB;
            }
            sum.intoArray(out, at + c);
        }
        return c;
    }
}
