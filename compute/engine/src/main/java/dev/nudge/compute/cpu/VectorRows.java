package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Simple functions of rows that start anywhere in their arrays, where the compiler does not vectorise a plain loop. Each handles whole vectors and
 * returns how many elements it did. Each operation is written out, since the compiler makes one instruction of a vector operation only where it sees which.
 *
 * <p>Eight elements at a time even where vectors are longer, since memory sets the pace. On an EPYC (Zen 4, AVX-512) in November 2026, 1e7 elements, one thread,
 * eight against sixteen at a time: sum of two arrays 4.2 against 4.9 ms, of array and row 3.0 against 3.5 ms, relu 2.65 against 2.8 ms. Two streams in
 * step beside one, on an EPYC (Zen 3, AVX2), both in turns: sum of two arrays 1.12 times as fast, of array and row 1.25 times, relu 1.24 times; four are no faster than two. On an
 * EPYC (Zen 5, AVX-512), array and row in rows of 1000: a row and the next in step 1.91 ms, a row of each half 1.53 ms; so streams are far apart. Two threads are two streams
 * already: there one for each is faster.
 */
final class VectorRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    /** From this many elements on memory sets the pace. Shorter arrays are left to plain loops, which are fast sooner after the start. */
    static final int LONG = 1 << 16;

    /** Elements done at once. */
    static final int WIDTH = SPECIES.length();

    /** What {@link #applyRepeated} may read behind a row. */
    static final int BEHIND = 2 * WIDTH;

    /** Where in an array a vector lies within one line of the cache: G1 gives a long array regions of its own, and a head of 16 bytes. */
    private static final int IN_LINE = 4;

    private VectorRows() {}

    /**
     * How many elements to do before vectors are within lines of the cache; a multiple of {@link #WIDTH} further on they still are. On two threads that takes a twelfth off the sum
     * of two arrays of 1e7 elements (1.43 instead of 1.56 ms, Zen 5); where an array lies otherwise, it changes nothing.
     */
    static int lead(int at) {
        return IN_LINE - at & WIDTH - 1;
    }

    /** {@code out[at + i] = a[atA + i] op b[atB + i]} for one of the four basic operations. */
    static int apply(Binary op, float[] out, int at, float[] a, int atA, float[] b, int atB, int n) {
        return switch (op) {
            case ADD -> add(out, at, a, atA, b, atB, n);
            case SUB -> sub(out, at, a, atA, b, atB, n);
            case MUL -> mul(out, at, a, atA, b, atB, n);
            case DIV -> div(out, at, a, atA, b, atB, n);
            default -> 0;
        };
    }

    static int add(float[] out, int at, float[] a, int atA, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - SPECIES.length(); i += SPECIES.length()) {
            load(a, atA + i).add(load(b, atB + i)).intoArray(out, at + i);
        }
        return i;
    }

    private static int sub(float[] out, int at, float[] a, int atA, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - SPECIES.length(); i += SPECIES.length()) {
            load(a, atA + i).sub(load(b, atB + i)).intoArray(out, at + i);
        }
        return i;
    }

    private static int mul(float[] out, int at, float[] a, int atA, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - SPECIES.length(); i += SPECIES.length()) {
            load(a, atA + i).mul(load(b, atB + i)).intoArray(out, at + i);
        }
        return i;
    }

    private static int div(float[] out, int at, float[] a, int atA, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - SPECIES.length(); i += SPECIES.length()) {
            load(a, atA + i).div(load(b, atB + i)).intoArray(out, at + i);
        }
        return i;
    }

    /**
     * Two rows in step, of {@code n} elements each, a multiple of {@link #WIDTH}. Memory answers two streams sooner than one after the other, if they are far apart.
     *
     * @param far from the first row of a and of out to the second
     * @param farB from the first row of b to the second: 0 where both are the same
     */
    static void applyTwice(
            Binary op, float[] out, int at, float[] a, int atA, int far, float[] b, int atB, int farB, int n) {
        switch (op) {
            case ADD -> addTwice(out, at, a, atA, far, b, atB, farB, n);
            case SUB -> subTwice(out, at, a, atA, far, b, atB, farB, n);
            case MUL -> mulTwice(out, at, a, atA, far, b, atB, farB, n);
            case DIV -> divTwice(out, at, a, atA, far, b, atB, farB, n);
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        }
    }

    private static void addTwice(
            float[] out, int at, float[] a, int atA, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, atA + i).add(load(b, atB + i)).intoArray(out, at + i);
            load(a, atA + far + i).add(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void subTwice(
            float[] out, int at, float[] a, int atA, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, atA + i).sub(load(b, atB + i)).intoArray(out, at + i);
            load(a, atA + far + i).sub(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void mulTwice(
            float[] out, int at, float[] a, int atA, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, atA + i).mul(load(b, atB + i)).intoArray(out, at + i);
            load(a, atA + far + i).mul(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void divTwice(
            float[] out, int at, float[] a, int atA, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, atA + i).div(load(b, atB + i)).intoArray(out, at + i);
            load(a, atA + far + i).div(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    /**
     * {@code out[at + i] = a[atA + i] op b[(inRow + i) % row]}, in one loop instead of one for each row; two vectors at a time do as much as the counting of the row beside
     * them. In rows of 1000, 1e7 elements, two threads: 0.70 to 0.80 ms, one vector at a time 0.73 to 0.85, row after row 0.91 to 0.93 (Zen 5).
     *
     * @param b a row of at least {@link #BEHIND} elements, and as many of its first once more behind it
     */
    static int applyRepeated(Binary op, float[] out, int at, float[] a, int atA, float[] b, int inRow, int row, int n) {
        return switch (op) {
            case ADD -> addRepeated(out, at, a, atA, b, inRow, row, n);
            case SUB -> subRepeated(out, at, a, atA, b, inRow, row, n);
            case MUL -> mulRepeated(out, at, a, atA, b, inRow, row, n);
            case DIV -> divRepeated(out, at, a, atA, b, inRow, row, n);
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        };
    }

    private static int addRepeated(float[] out, int at, float[] a, int atA, float[] b, int inRow, int row, int n) {
        int i = 0;
        for (int p = inRow; i <= n - 2 * WIDTH; i += 2 * WIDTH) {
            FloatVector one = load(a, atA + i).add(load(b, p));
            FloatVector two = load(a, atA + i + WIDTH).add(load(b, p + WIDTH));
            one.intoArray(out, at + i);
            two.intoArray(out, at + i + WIDTH);
            p += p + 2 * WIDTH < row ? 2 * WIDTH : 2 * WIDTH - row;
        }
        return i;
    }

    private static int subRepeated(float[] out, int at, float[] a, int atA, float[] b, int inRow, int row, int n) {
        int i = 0;
        for (int p = inRow; i <= n - 2 * WIDTH; i += 2 * WIDTH) {
            FloatVector one = load(a, atA + i).sub(load(b, p));
            FloatVector two = load(a, atA + i + WIDTH).sub(load(b, p + WIDTH));
            one.intoArray(out, at + i);
            two.intoArray(out, at + i + WIDTH);
            p += p + 2 * WIDTH < row ? 2 * WIDTH : 2 * WIDTH - row;
        }
        return i;
    }

    private static int mulRepeated(float[] out, int at, float[] a, int atA, float[] b, int inRow, int row, int n) {
        int i = 0;
        for (int p = inRow; i <= n - 2 * WIDTH; i += 2 * WIDTH) {
            FloatVector one = load(a, atA + i).mul(load(b, p));
            FloatVector two = load(a, atA + i + WIDTH).mul(load(b, p + WIDTH));
            one.intoArray(out, at + i);
            two.intoArray(out, at + i + WIDTH);
            p += p + 2 * WIDTH < row ? 2 * WIDTH : 2 * WIDTH - row;
        }
        return i;
    }

    private static int divRepeated(float[] out, int at, float[] a, int atA, float[] b, int inRow, int row, int n) {
        int i = 0;
        for (int p = inRow; i <= n - 2 * WIDTH; i += 2 * WIDTH) {
            FloatVector one = load(a, atA + i).div(load(b, p));
            FloatVector two = load(a, atA + i + WIDTH).div(load(b, p + WIDTH));
            one.intoArray(out, at + i);
            two.intoArray(out, at + i + WIDTH);
            p += p + 2 * WIDTH < row ? 2 * WIDTH : 2 * WIDTH - row;
        }
        return i;
    }

    /** {@code out[i] = max(x[i], 0)}, not-a-number where x is. */
    static int relu(float[] out, float[] x, int from, int to) {
        int n = (to - from) / WIDTH * WIDTH;
        for (int i = from; i < from + n; i += WIDTH) {
            load(x, i).max(0).intoArray(out, i);
        }
        return n;
    }

    /** The same, both halves in step. */
    static int reluTwice(float[] out, float[] x, int from, int to) {
        int half = (to - from) / (2 * WIDTH) * WIDTH;
        for (int i = from; i < from + half; i += WIDTH) {
            load(x, i).max(0).intoArray(out, i);
            load(x, half + i).max(0).intoArray(out, half + i);
        }
        return 2 * half;
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }
}
