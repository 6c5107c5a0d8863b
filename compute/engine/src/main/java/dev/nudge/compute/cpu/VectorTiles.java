package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of a matrix product: a tile of the result kept in registers while the inner dimension runs. For each element it is the plain rule
 * {@code sum = fma(a[i][p], b[p][j], sum)}, p from 0 on, so neither the tile's shape nor the vectors' length changes a digit. Each tile goes on from what the
 * result holds.
 *
 * <p>Written out, since the compiler keeps vectors in registers only where it sees each by its own name. It drops the bounds checks only where an index is
 * the counter times a constant: so b is packed, and the elements of a row of a are neighbours. {@link StridedTiles} takes any other a.
 */
final class VectorTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    /** Columns of a tile. */
    static final int COLUMNS = 2 * LENGTH;
    /** Rows of the largest tile: 12 by 32 fills 24 of the 32 registers of AVX-512, 6 by 16 fills 12 of the 16 of AVX2. */
    static final int ROWS = LENGTH >= 16 ? 12 : 6;

    private VectorTiles() {}

    /** Copies rows of {@link #COLUMNS} neighbours, {@code rowB} apart, one after the other: a call of the array copy for each would take longer than the row. */
    static void pack(float[] b, int atB, int rowB, float[] packed, int at, int depth) {
        for (int p = 0; p < depth; p++) {
            FloatVector.fromArray(SPECIES, b, atB + p * rowB).intoArray(packed, at + p * COLUMNS);
            FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * rowB).intoArray(packed, at + LENGTH + p * COLUMNS);
        }
    }

    /**
     * A strip of the result: {@code rows} rows by the columns of one tile, all of which exist in the result.
     *
     * @param a rows {@code rowA} apart, their elements neighbours
     * @param b rows of {@link #COLUMNS} columns, one after the other
     */
    static void strip(
            float[] a, int atA, int rowA, float[] b, int atB, int depth, float[] out, int at, int rowOut, int rows) {
        int i = 0;
        if (ROWS == 12) {
            for (; i <= rows - 12; i += 12) {
                tile12(a, atA + i * rowA, rowA, b, atB, depth, out, at + i * rowOut, rowOut);
            }
        }
        for (; i <= rows - 6; i += 6) {
            tile6(a, atA + i * rowA, rowA, b, atB, depth, out, at + i * rowOut, rowOut);
        }
        for (; i <= rows - 4; i += 4) {
            tile4(a, atA + i * rowA, rowA, b, atB, depth, out, at + i * rowOut, rowOut);
        }
        for (; i <= rows - 2; i += 2) {
            tile2(a, atA + i * rowA, rowA, b, atB, depth, out, at + i * rowOut, rowOut);
        }
        for (; i < rows; i++) {
            tile1(a, atA + i * rowA, b, atB, depth, out, at + i * rowOut);
        }
    }

    /** 12 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile12(
            float[] a, int at0, int rowA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
        int at1 = at0 + rowA;
        int at2 = at1 + rowA;
        int at3 = at2 + rowA;
        int at4 = at3 + rowA;
        int at5 = at4 + rowA;
        int at6 = at5 + rowA;
        int at7 = at6 + rowA;
        int at8 = at7 + rowA;
        int at9 = at8 + rowA;
        int at10 = at9 + rowA;
        int at11 = at10 + rowA;
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
        FloatVector r6c0 = FloatVector.fromArray(SPECIES, out, at + 6 * rowOut);
        FloatVector r6c1 = FloatVector.fromArray(SPECIES, out, at + 6 * rowOut + LENGTH);
        FloatVector r7c0 = FloatVector.fromArray(SPECIES, out, at + 7 * rowOut);
        FloatVector r7c1 = FloatVector.fromArray(SPECIES, out, at + 7 * rowOut + LENGTH);
        FloatVector r8c0 = FloatVector.fromArray(SPECIES, out, at + 8 * rowOut);
        FloatVector r8c1 = FloatVector.fromArray(SPECIES, out, at + 8 * rowOut + LENGTH);
        FloatVector r9c0 = FloatVector.fromArray(SPECIES, out, at + 9 * rowOut);
        FloatVector r9c1 = FloatVector.fromArray(SPECIES, out, at + 9 * rowOut + LENGTH);
        FloatVector r10c0 = FloatVector.fromArray(SPECIES, out, at + 10 * rowOut);
        FloatVector r10c1 = FloatVector.fromArray(SPECIES, out, at + 10 * rowOut + LENGTH);
        FloatVector r11c0 = FloatVector.fromArray(SPECIES, out, at + 11 * rowOut);
        FloatVector r11c1 = FloatVector.fromArray(SPECIES, out, at + 11 * rowOut + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2 + p]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3 + p]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at4 + p]);
            r4c0 = a4.fma(b0, r4c0);
            r4c1 = a4.fma(b1, r4c1);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at5 + p]);
            r5c0 = a5.fma(b0, r5c0);
            r5c1 = a5.fma(b1, r5c1);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[at6 + p]);
            r6c0 = a6.fma(b0, r6c0);
            r6c1 = a6.fma(b1, r6c1);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[at7 + p]);
            r7c0 = a7.fma(b0, r7c0);
            r7c1 = a7.fma(b1, r7c1);
            FloatVector a8 = FloatVector.broadcast(SPECIES, a[at8 + p]);
            r8c0 = a8.fma(b0, r8c0);
            r8c1 = a8.fma(b1, r8c1);
            FloatVector a9 = FloatVector.broadcast(SPECIES, a[at9 + p]);
            r9c0 = a9.fma(b0, r9c0);
            r9c1 = a9.fma(b1, r9c1);
            FloatVector a10 = FloatVector.broadcast(SPECIES, a[at10 + p]);
            r10c0 = a10.fma(b0, r10c0);
            r10c1 = a10.fma(b1, r10c1);
            FloatVector a11 = FloatVector.broadcast(SPECIES, a[at11 + p]);
            r11c0 = a11.fma(b0, r11c0);
            r11c1 = a11.fma(b1, r11c1);
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
        r6c0.intoArray(out, at + 6 * rowOut);
        r6c1.intoArray(out, at + 6 * rowOut + LENGTH);
        r7c0.intoArray(out, at + 7 * rowOut);
        r7c1.intoArray(out, at + 7 * rowOut + LENGTH);
        r8c0.intoArray(out, at + 8 * rowOut);
        r8c1.intoArray(out, at + 8 * rowOut + LENGTH);
        r9c0.intoArray(out, at + 9 * rowOut);
        r9c1.intoArray(out, at + 9 * rowOut + LENGTH);
        r10c0.intoArray(out, at + 10 * rowOut);
        r10c1.intoArray(out, at + 10 * rowOut + LENGTH);
        r11c0.intoArray(out, at + 11 * rowOut);
        r11c1.intoArray(out, at + 11 * rowOut + LENGTH);
    }

    /** 6 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile6(
            float[] a, int at0, int rowA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
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
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2 + p]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3 + p]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at4 + p]);
            r4c0 = a4.fma(b0, r4c0);
            r4c1 = a4.fma(b1, r4c1);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at5 + p]);
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

    /** 4 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile4(
            float[] a, int at0, int rowA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
        int at1 = at0 + rowA;
        int at2 = at1 + rowA;
        int at3 = at2 + rowA;
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        FloatVector r1c0 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut);
        FloatVector r1c1 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut + LENGTH);
        FloatVector r2c0 = FloatVector.fromArray(SPECIES, out, at + 2 * rowOut);
        FloatVector r2c1 = FloatVector.fromArray(SPECIES, out, at + 2 * rowOut + LENGTH);
        FloatVector r3c0 = FloatVector.fromArray(SPECIES, out, at + 3 * rowOut);
        FloatVector r3c1 = FloatVector.fromArray(SPECIES, out, at + 3 * rowOut + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2 + p]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3 + p]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
        r1c0.intoArray(out, at + 1 * rowOut);
        r1c1.intoArray(out, at + 1 * rowOut + LENGTH);
        r2c0.intoArray(out, at + 2 * rowOut);
        r2c1.intoArray(out, at + 2 * rowOut + LENGTH);
        r3c0.intoArray(out, at + 3 * rowOut);
        r3c1.intoArray(out, at + 3 * rowOut + LENGTH);
    }

    /** 2 rows by two vectors of columns, kept in registers over the whole depth. */
    private static void tile2(
            float[] a, int at0, int rowA, float[] b, int atB, int depth, float[] out, int at, int rowOut) {
        int at1 = at0 + rowA;
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        FloatVector r1c0 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut);
        FloatVector r1c1 = FloatVector.fromArray(SPECIES, out, at + 1 * rowOut + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1 + p]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
        r1c0.intoArray(out, at + 1 * rowOut);
        r1c1.intoArray(out, at + 1 * rowOut + LENGTH);
    }

    /** 1 row by two vectors of columns, kept in registers over the whole depth. */
    private static void tile1(float[] a, int at0, float[] b, int atB, int depth, float[] out, int at) {
        FloatVector r0c0 = FloatVector.fromArray(SPECIES, out, at);
        FloatVector r0c1 = FloatVector.fromArray(SPECIES, out, at + LENGTH);
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, atB + p * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, atB + LENGTH + p * COLUMNS);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0 + p]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
        }
        r0c0.intoArray(out, at);
        r0c1.intoArray(out, at + LENGTH);
    }
}
