package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Simple functions of rows that start anywhere in their arrays, where the compiler does not vectorise a plain loop. Those that return a number handle whole vectors and
 * return how many elements they did. Each operation is written out, since the compiler makes one instruction of a vector operation only where it sees which.
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
     * @param at where the first row begins in a and in out
     * @param far from the first row of a and of out to the second
     * @param farB from the first row of b to the second: 0 where both are the same
     */
    static void applyTwice(Binary op, float[] out, float[] a, int at, int far, float[] b, int atB, int farB, int n) {
        switch (op) {
            case ADD -> addTwice(out, a, at, far, b, atB, farB, n);
            case SUB -> subTwice(out, a, at, far, b, atB, farB, n);
            case MUL -> mulTwice(out, a, at, far, b, atB, farB, n);
            case DIV -> divTwice(out, a, at, far, b, atB, farB, n);
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        }
    }

    private static void addTwice(float[] out, float[] a, int at, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, at + i).add(load(b, atB + i)).intoArray(out, at + i);
            load(a, at + far + i).add(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void subTwice(float[] out, float[] a, int at, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, at + i).sub(load(b, atB + i)).intoArray(out, at + i);
            load(a, at + far + i).sub(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void mulTwice(float[] out, float[] a, int at, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, at + i).mul(load(b, atB + i)).intoArray(out, at + i);
            load(a, at + far + i).mul(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    private static void divTwice(float[] out, float[] a, int at, int far, float[] b, int atB, int farB, int n) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            load(a, at + i).div(load(b, atB + i)).intoArray(out, at + i);
            load(a, at + far + i).div(load(b, atB + farB + i)).intoArray(out, at + far + i);
        }
    }

    /**
     * {@code out[at + i] = a[at + i] op b[atB + i % row]}. One index for two arrays, so that the compiler checks it once: rows of 1000, 1e7 elements, two threads, 0.75 to 0.81
     * instead of 0.88 to 0.97 ms with an index for each (Zen 5).
     *
     * @param n a multiple of {@code row}
     */
    static void applyRows(Binary op, float[] out, float[] a, int at, float[] b, int atB, int row, int n) {
        switch (op) {
            case ADD -> addRows(out, a, at, b, atB, row, at + n);
            case SUB -> subRows(out, a, at, b, atB, row, at + n);
            case MUL -> mulRows(out, a, at, b, atB, row, at + n);
            case DIV -> divRows(out, a, at, b, atB, row, at + n);
            default -> throw new IllegalArgumentException(op + " is none of the four basic operations");
        }
    }

    private static void addRows(float[] out, float[] a, int at, float[] b, int atB, int row, int end) {
        for (int from = at; from < end; from += row) {
            addRow(out, a, from, b, atB, row);
        }
    }

    private static void addRow(float[] out, float[] a, int at, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            load(a, at + i).add(load(b, atB + i)).intoArray(out, at + i);
        }
        for (; i < n; i++) {
            out[at + i] = a[at + i] + b[atB + i];
        }
    }

    private static void subRows(float[] out, float[] a, int at, float[] b, int atB, int row, int end) {
        for (int from = at; from < end; from += row) {
            subRow(out, a, from, b, atB, row);
        }
    }

    private static void subRow(float[] out, float[] a, int at, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            load(a, at + i).sub(load(b, atB + i)).intoArray(out, at + i);
        }
        for (; i < n; i++) {
            out[at + i] = a[at + i] - b[atB + i];
        }
    }

    private static void mulRows(float[] out, float[] a, int at, float[] b, int atB, int row, int end) {
        for (int from = at; from < end; from += row) {
            mulRow(out, a, from, b, atB, row);
        }
    }

    private static void mulRow(float[] out, float[] a, int at, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            load(a, at + i).mul(load(b, atB + i)).intoArray(out, at + i);
        }
        for (; i < n; i++) {
            out[at + i] = a[at + i] * b[atB + i];
        }
    }

    private static void divRows(float[] out, float[] a, int at, float[] b, int atB, int row, int end) {
        for (int from = at; from < end; from += row) {
            divRow(out, a, from, b, atB, row);
        }
    }

    private static void divRow(float[] out, float[] a, int at, float[] b, int atB, int n) {
        int i = 0;
        for (; i <= n - WIDTH; i += WIDTH) {
            load(a, at + i).div(load(b, atB + i)).intoArray(out, at + i);
        }
        for (; i < n; i++) {
            out[at + i] = a[at + i] / b[atB + i];
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
