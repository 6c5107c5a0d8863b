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

    private VectorRows() {}

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
     * {@code out[at + i] = a[atA + i] op b[atB + i % row]}, where {@code row} and {@code n} are multiples of {@link #WIDTH}. One loop instead of one for each row: in rows
     * of 1000, 1e7 elements, two threads, 0.80 to 0.86 instead of 0.91 to 0.93 ms (Zen 5).
     */
    static void applyRepeated(Binary op, float[] out, int at, float[] a, int atA, float[] b, int atB, int row, int n) {
        switch (op) {
            case ADD -> addRepeated(out, at, a, atA, b, atB, row, n);
            case SUB -> subRepeated(out, at, a, atA, b, atB, row, n);
            case MUL -> mulRepeated(out, at, a, atA, b, atB, row, n);
            case DIV -> divRepeated(out, at, a, atA, b, atB, row, n);
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        }
    }

    private static void addRepeated(float[] out, int at, float[] a, int atA, float[] b, int atB, int row, int n) {
        for (int i = 0, inRow = 0; i < n; i += WIDTH) {
            load(a, atA + i).add(load(b, atB + inRow)).intoArray(out, at + i);
            inRow = inRow + WIDTH == row ? 0 : inRow + WIDTH;
        }
    }

    private static void subRepeated(float[] out, int at, float[] a, int atA, float[] b, int atB, int row, int n) {
        for (int i = 0, inRow = 0; i < n; i += WIDTH) {
            load(a, atA + i).sub(load(b, atB + inRow)).intoArray(out, at + i);
            inRow = inRow + WIDTH == row ? 0 : inRow + WIDTH;
        }
    }

    private static void mulRepeated(float[] out, int at, float[] a, int atA, float[] b, int atB, int row, int n) {
        for (int i = 0, inRow = 0; i < n; i += WIDTH) {
            load(a, atA + i).mul(load(b, atB + inRow)).intoArray(out, at + i);
            inRow = inRow + WIDTH == row ? 0 : inRow + WIDTH;
        }
    }

    private static void divRepeated(float[] out, int at, float[] a, int atA, float[] b, int atB, int row, int n) {
        for (int i = 0, inRow = 0; i < n; i += WIDTH) {
            load(a, atA + i).div(load(b, atB + inRow)).intoArray(out, at + i);
            inRow = inRow + WIDTH == row ? 0 : inRow + WIDTH;
        }
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
