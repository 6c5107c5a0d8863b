package dev.nudge.compute.cpu;

/**
 * Sums whose order depends on the length alone, so that they repeat bit for bit: 16 running sums over every 16th element, added pairwise, then the
 * rest; long arrays in blocks whose sums are added in double precision.
 */
final class Sums {
    private static final int LANES = 16;
    private static final int BLOCK = 8192;
    /** From this many elements on vectors pay. */
    private static final int LONG_ENOUGH = 4 * LANES;

    private Sums() {}

    static float sum(float[] x, int from, int n) {
        if (n <= BLOCK) {
            return block(x, from, n);
        }
        double sum = 0;
        for (int start = 0; start < n; start += BLOCK) {
            sum += block(x, from + start, Math.min(BLOCK, n - start));
        }
        return (float) sum;
    }

    /** How many blocks an array of this length has. */
    static int blocks(int n) {
        return Math.ceilDiv(n, BLOCK);
    }

    /** The sums of some blocks of an array that starts at 0, each of which any thread may find. */
    static void blocks(float[] sums, float[] x, int n, int from, int to) {
        int whole = Math.min(to, n / BLOCK);
        rows(sums, from, x, from * BLOCK, BLOCK, whole - from);
        if (whole < to) {
            sums[whole] = block(x, whole * BLOCK, n - whole * BLOCK);
        }
    }

    /** {@link #sum} of {@code count} rows that lie one after the other. */
    static void rows(float[] sums, int at, float[] x, int from, int length, int count) {
        int half = Simd.AVAILABLE && length >= LONG_ENOUGH && length <= BLOCK ? count / 2 : 0;
        for (int row = 0; row < half; row++) {
            VectorDots.twoSums(sums, at + row, half, x, from + row * length, half * length, length);
        }
        for (int row = 2 * half; row < count; row++) {
            sums[at + row] = sum(x, from + row * length, length);
        }
    }

    /** {@link #sum} from the sums of the blocks. */
    static float ofBlocks(float[] sums) {
        double sum = 0;
        for (float block : sums) {
            sum += block;
        }
        return (float) sum;
    }

    private static float block(float[] x, int from, int n) {
        float sum = 0;
        int whole = n - n % LANES;
        if (Simd.AVAILABLE && whole >= LONG_ENOUGH) {
            sum = VectorDots.sum(x, from, whole);
        } else if (whole > 0) {
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            float t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0;
            for (int i = from; i < from + whole; i += LANES) {
                s0 += x[i];
                s1 += x[i + 1];
                s2 += x[i + 2];
                s3 += x[i + 3];
                s4 += x[i + 4];
                s5 += x[i + 5];
                s6 += x[i + 6];
                s7 += x[i + 7];
                t0 += x[i + 8];
                t1 += x[i + 9];
                t2 += x[i + 10];
                t3 += x[i + 11];
                t4 += x[i + 12];
                t5 += x[i + 13];
                t6 += x[i + 14];
                t7 += x[i + 15];
            }
            sum = ((s0 + t0) + (s4 + t4) + ((s2 + t2) + (s6 + t6))) + ((s1 + t1) + (s5 + t5) + ((s3 + t3) + (s7 + t7)));
        }
        for (int i = from + whole; i < from + n; i++) {
            sum += x[i];
        }
        return sum;
    }

    /** The dot product of k neighbours in each array: 16 running sums, folded in halves, then the rest. */
    static float dot(float[] a, int atA, float[] b, int atB, int k) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        float t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0;
        int whole = k & -LANES;
        for (int p = 0; p < whole; p += LANES) {
            s0 = Math.fma(a[atA + p], b[atB + p], s0);
            s1 = Math.fma(a[atA + p + 1], b[atB + p + 1], s1);
            s2 = Math.fma(a[atA + p + 2], b[atB + p + 2], s2);
            s3 = Math.fma(a[atA + p + 3], b[atB + p + 3], s3);
            s4 = Math.fma(a[atA + p + 4], b[atB + p + 4], s4);
            s5 = Math.fma(a[atA + p + 5], b[atB + p + 5], s5);
            s6 = Math.fma(a[atA + p + 6], b[atB + p + 6], s6);
            s7 = Math.fma(a[atA + p + 7], b[atB + p + 7], s7);
            t0 = Math.fma(a[atA + p + 8], b[atB + p + 8], t0);
            t1 = Math.fma(a[atA + p + 9], b[atB + p + 9], t1);
            t2 = Math.fma(a[atA + p + 10], b[atB + p + 10], t2);
            t3 = Math.fma(a[atA + p + 11], b[atB + p + 11], t3);
            t4 = Math.fma(a[atA + p + 12], b[atB + p + 12], t4);
            t5 = Math.fma(a[atA + p + 13], b[atB + p + 13], t5);
            t6 = Math.fma(a[atA + p + 14], b[atB + p + 14], t6);
            t7 = Math.fma(a[atA + p + 15], b[atB + p + 15], t7);
        }
        float sum = (((s0 + t0) + (s4 + t4)) + ((s2 + t2) + (s6 + t6)))
                + (((s1 + t1) + (s5 + t5)) + ((s3 + t3) + (s7 + t7)));
        for (int p = whole; p < k; p++) {
            sum = Math.fma(a[atA + p], b[atB + p], sum);
        }
        return sum;
    }
}
