package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Simple sums and products of rows that start anywhere in their arrays, where the compiler does not vectorise a plain loop. Each handles whole vectors and
 * returns how many elements it did.
 */
final class VectorRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

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

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }
}
