package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Dot products with 16 running sums, folded in halves: the vector form of {@link Sums#dot}, digit for digit the same. */
final class VectorDots {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    /** Machines with shorter vectors use the scalar form. */
    static final boolean USABLE = FloatVector.SPECIES_PREFERRED.length() == SPECIES.length();

    private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(SPECIES, 8, 1, true);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(SPECIES, 1, 1, true);

    private VectorDots() {}

    /** Four rows of a with b: out[at..at+3]. */
    static void rows4(float[] out, int at, float[] a, int atA, int rowA, float[] b, int atB, int k) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int whole = k & -16;
        for (int p = 0; p < whole; p += 16) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, atB + p);
            s0 = FloatVector.fromArray(SPECIES, a, atA + p).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, a, atA + rowA + p).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, a, atA + 2 * rowA + p).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, a, atA + 3 * rowA + p).fma(v, s3);
        }
        out[at] = rest(fold(s0), a, atA, b, atB, whole, k);
        out[at + 1] = rest(fold(s1), a, atA + rowA, b, atB, whole, k);
        out[at + 2] = rest(fold(s2), a, atA + 2 * rowA, b, atB, whole, k);
        out[at + 3] = rest(fold(s3), a, atA + 3 * rowA, b, atB, whole, k);
    }

    private static float fold(FloatVector s) {
        FloatVector by8 = s.add(s.rearrange(BY_8));
        FloatVector by4 = by8.add(by8.rearrange(BY_4));
        FloatVector by2 = by4.add(by4.rearrange(BY_2));
        return by2.add(by2.rearrange(BY_1)).lane(0);
    }

    private static float rest(float sum, float[] a, int atA, float[] b, int atB, int from, int k) {
        float total = sum;
        for (int p = from; p < k; p++) {
            total = Math.fma(a[atA + p], b[atB + p], total);
        }
        return total;
    }
}
