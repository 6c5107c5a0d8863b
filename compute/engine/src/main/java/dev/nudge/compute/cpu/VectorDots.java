package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and dot products with 16 running sums, eight in each of two vectors, folded in halves: the vector form of {@link Sums}, digit for digit the same. Eight
 * at a time suffices even where vectors are longer, since memory sets the pace.
 */
final class VectorDots {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(SPECIES, 1, 1, true);

    private VectorDots() {}

    /** The sum of {@code n} neighbours, a multiple of 16. */
    static float sum(float[] x, int from, int n) {
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        for (int i = from; i < from + n; i += 16) {
            low = low.add(FloatVector.fromArray(SPECIES, x, i));
            high = high.add(FloatVector.fromArray(SPECIES, x, i + 8));
        }
        return fold(low.add(high));
    }

    /**
     * The sums of two rows of n neighbours, one after the other, which are read in step: on an EPYC (Zen 3, AVX2) in November 2026, both in turns, 1e7 elements in rows of 1000
     * 1.1 times as fast as row after row on one thread and 1.25 times on two, in blocks of 8192 1.25 and 1.45 times; four rows in step are no faster than two.
     */
    static void twoSums(float[] sums, int at, float[] x, int from, int n) {
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        FloatVector nextLow = low;
        FloatVector nextHigh = low;
        int end = from + (n & -16);
        for (int i = from; i < end; i += 16) {
            low = low.add(FloatVector.fromArray(SPECIES, x, i));
            high = high.add(FloatVector.fromArray(SPECIES, x, i + 8));
            nextLow = nextLow.add(FloatVector.fromArray(SPECIES, x, i + n));
            nextHigh = nextHigh.add(FloatVector.fromArray(SPECIES, x, i + n + 8));
        }
        float sum = fold(low.add(high));
        float next = fold(nextLow.add(nextHigh));
        for (int i = end; i < from + n; i++) {
            sum += x[i];
            next += x[i + n];
        }
        sums[at] = sum;
        sums[at + 1] = next;
    }

    /** The dot product of k neighbours in each array. One row at a time: two would make two streams from memory, which took twice as long. */
    static float dot(float[] a, int atA, float[] b, int atB, int k) {
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        int whole = k & -16;
        for (int p = 0; p < whole; p += 16) {
            low = FloatVector.fromArray(SPECIES, a, atA + p).fma(FloatVector.fromArray(SPECIES, b, atB + p), low);
            high = FloatVector.fromArray(SPECIES, a, atA + p + 8)
                    .fma(FloatVector.fromArray(SPECIES, b, atB + p + 8), high);
        }
        return rest(fold(low.add(high)), a, atA, b, atB, whole, k);
    }

    private static float fold(FloatVector by8) {
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
