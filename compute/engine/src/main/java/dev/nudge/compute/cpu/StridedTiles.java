package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorTiles} for a whose elements of a row lie apart, as in a transposed matrix: read where they lie, since packing them for a few columns takes longer than
 * the bounds checks that the compiler keeps for a step it does not know.
 */
final class StridedTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int COLUMNS = VectorTiles.COLUMNS;

    private StridedTiles() {}

    /**
     * As {@link VectorTiles}' strip.
     *
     * @param a rows {@code rowA} apart, their elements {@code stepA} apart
     */
    static void strip(
            float[] a,
            int atA,
            int rowA,
            int stepA,
            float[] b,
            int atB,
            int depth,
            float[] out,
            int at,
            int rowOut,
            int rows) {
        int i = 0;
        for (; i <= rows - 6; i += 6) {
            tile6(a, atA + i * rowA, rowA, stepA, b, atB, depth, out, at + i * rowOut, rowOut);
        }
        for (; i <= rows - 2; i += 2) {
            tile2(a, atA + i * rowA, rowA, stepA, b, atB, depth, out, at + i * rowOut, rowOut);
        }
        for (; i < rows; i++) {
            tile1(a, atA + i * rowA, stepA, b, atB, depth, out, at + i * rowOut);
        }
    }

    /** 6 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile6(
            float[] a, int at0, int rowA, int stepA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
        int at1 = at0 + rowA;
        int at2 = at1 + rowA;
        int at3 = at2 + rowA;
        int at4 = at3 + rowA;
        int at5 = at4 + rowA;
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        FloatVector r1c0 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut);
        FloatVector r1c1 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut + LENGTH);
        FloatVector r2c0 = FloatVector.fromArray(SPECIES, out, at + 2 * rowOut);
        FloatVector r2c1 = FloatVector.fromArray(SPECIES, out, at + 2 * rowOut + LENGTH);
        FloatVector r3c0 = FloatVector.fromArray(SPECIES, out, at + 3 * rowOut);
        FloatVector r3c1 = FloatVector.fromArray(SPECIES, out, at + 3 * rowOut + LENGTH);
        FloatVector r4c0 = FloatVector.fromArray(SPECIES, out, at + 4 * rowOut);
        FloatVector r4c1 = FloatVector.fromArray(SPECIES, out, at + 4 * rowOut + LENGTH);
        FloatVector r5c0 = FloatVector.fromArray(SPECIES, out, at + 5 * rowOut);
        FloatVector r5c1 = FloatVector.fromArray(SPECIES, out, at + 5 * rowOut + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p * stepA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p * stepA]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2 + p * stepA]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3 + p * stepA]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at4 + p * stepA]);
            r4c0 = a4.fma(b0, r4c0);
            r4c1 = a4.fma(b1, r4c1);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at5 + p * stepA]);
            r5c0 = a5.fma(b0, r5c0);
            r5c1 = a5.fma(b1, r5c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
        r1c0.intoArray(out, at + 1 * rowOut);
        r1c1.intoArray(out, at + 1 * rowOut + LENGTH);
        r2c0.intoArray(out, at + 2 * rowOut);
        r2c1.intoArray(out, at + 2 * rowOut + LENGTH);
        r3c0.intoArray(out, at + 3 * rowOut);
        r3c1.intoArray(out, at + 3 * rowOut + LENGTH);
        r4c0.intoArray(out, at + 4 * rowOut);
        r4c1.intoArray(out, at + 4 * rowOut + LENGTH);
        r5c0.intoArray(out, at + 5 * rowOut);
        r5c1.intoArray(out, at + 5 * rowOut + LENGTH);
    }

    /** 2 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile2(
            float[] a, int at0, int rowA, int stepA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
        int at1 = at0 + rowA;
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        FloatVector r1c0 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut);
        FloatVector r1c1 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p * stepA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p * stepA]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
        r1c0.intoArray(out, at + 1 * rowOut);
        r1c1.intoArray(out, at + 1 * rowOut + LENGTH);
    }

    /** 1 row by two vectors of columns, kept in registers over the whole depth. */
    private static void tile1(float[] a, int at0, int stepA, float[] b, int atB, int depth, float[] out, int at) {
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p * stepA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
    }
}
