package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of a matrix product: a tile of the result kept in registers while the inner dimension runs. For each element it is the plain rule
 * {@code sum = fma(a[i][p], b[p][j], sum)}, p from 0 on, so neither the tile's shape nor the vectors' length changes a digit.
 */
final class VectorTiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();
    /** Columns of a tile. */
    static final int COLUMNS = 2 * LENGTH;
    /** Rows of the largest tile: 12 by 32 fills 24 of the 32 registers of AVX-512; with 16 registers, 4 rows fit. */
    static final int ROWS = LENGTH >= 16 ? 12 : 4;

    private static final FloatVector ZERO = FloatVector.zero(SPECIES);

    private VectorTiles() {}

    /** Which of a tile's columns exist, and how it is written. */
    static final class Edge {
        private final VectorMask<Float> first;
        private final VectorMask<Float> second;
        private final boolean whole;
        private final boolean wholeOut;
        private final boolean add;
        private final int rowOut;

        /**
         * @param columns of the tile that exist
         * @param padded whether b has all columns of the tile, the missing ones filled with anything
         * @param add whether the result is added to what is there
         * @param rowOut stride of the result's rows
         */
        Edge(int columns, boolean padded, boolean add, int rowOut) {
            this.first = SPECIES.indexInRange(0, Math.min(columns, LENGTH));
            this.second = SPECIES.indexInRange(0, Math.clamp(columns - LENGTH, 0, LENGTH));
            this.wholeOut = columns >= COLUMNS;
            this.whole = padded || wholeOut;
            this.add = add;
            this.rowOut = rowOut;
        }
    }

    /**
     * A strip of the result: {@code rows} rows by the columns of one tile.
     *
     * @param rowB stride of b's rows; its columns lie next to one another
     */
    static void strip(
            float[] a,
            int atA,
            int rowA,
            int columnA,
            float[] b,
            int atB,
            int rowB,
            int k,
            float[] out,
            int at,
            int rows,
            Edge e) {
        int i = 0;
        if (ROWS == 12) {
            for (; i <= rows - 12; i += 12) {
                tile12(a, atA + i * rowA, rowA, columnA, b, atB, rowB, k, out, at + i * e.rowOut, e);
            }
        }
        for (; i <= rows - 4; i += 4) {
            tile4(a, atA + i * rowA, rowA, columnA, b, atB, rowB, k, out, at + i * e.rowOut, e);
        }
        for (; i < rows; i++) {
            tile1(a, atA + i * rowA, rowA, columnA, b, atB, rowB, k, out, at + i * e.rowOut, e);
        }
    }

    /** 12 rows by two vectors of columns, kept in registers over the whole inner dimension. */
    private static void tile12(
            float[] a,
            int atA,
            int rowA,
            int columnA,
            float[] b,
            int atB,
            int rowB,
            int k,
            float[] out,
            int at,
            Edge e) {
        FloatVector r0c0 = ZERO, r0c1 = ZERO;
        FloatVector r1c0 = ZERO, r1c1 = ZERO;
        FloatVector r2c0 = ZERO, r2c1 = ZERO;
        FloatVector r3c0 = ZERO, r3c1 = ZERO;
        FloatVector r4c0 = ZERO, r4c1 = ZERO;
        FloatVector r5c0 = ZERO, r5c1 = ZERO;
        FloatVector r6c0 = ZERO, r6c1 = ZERO;
        FloatVector r7c0 = ZERO, r7c1 = ZERO;
        FloatVector r8c0 = ZERO, r8c1 = ZERO;
        FloatVector r9c0 = ZERO, r9c1 = ZERO;
        FloatVector r10c0 = ZERO, r10c1 = ZERO;
        FloatVector r11c0 = ZERO, r11c1 = ZERO;
        for (int p = 0; p < k; p++) {
            FloatVector b0 =
                    e.whole ? FloatVector.fromArray(SPECIES, b, atB) : FloatVector.fromArray(SPECIES, b, atB, e.first);
            FloatVector b1 = e.whole
                    ? FloatVector.fromArray(SPECIES, b, atB + LENGTH)
                    : FloatVector.fromArray(SPECIES, b, atB + LENGTH, e.second);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[atA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[atA + 1 * rowA]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[atA + 2 * rowA]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[atA + 3 * rowA]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[atA + 4 * rowA]);
            r4c0 = a4.fma(b0, r4c0);
            r4c1 = a4.fma(b1, r4c1);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[atA + 5 * rowA]);
            r5c0 = a5.fma(b0, r5c0);
            r5c1 = a5.fma(b1, r5c1);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[atA + 6 * rowA]);
            r6c0 = a6.fma(b0, r6c0);
            r6c1 = a6.fma(b1, r6c1);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[atA + 7 * rowA]);
            r7c0 = a7.fma(b0, r7c0);
            r7c1 = a7.fma(b1, r7c1);
            FloatVector a8 = FloatVector.broadcast(SPECIES, a[atA + 8 * rowA]);
            r8c0 = a8.fma(b0, r8c0);
            r8c1 = a8.fma(b1, r8c1);
            FloatVector a9 = FloatVector.broadcast(SPECIES, a[atA + 9 * rowA]);
            r9c0 = a9.fma(b0, r9c0);
            r9c1 = a9.fma(b1, r9c1);
            FloatVector a10 = FloatVector.broadcast(SPECIES, a[atA + 10 * rowA]);
            r10c0 = a10.fma(b0, r10c0);
            r10c1 = a10.fma(b1, r10c1);
            FloatVector a11 = FloatVector.broadcast(SPECIES, a[atA + 11 * rowA]);
            r11c0 = a11.fma(b0, r11c0);
            r11c1 = a11.fma(b1, r11c1);
            atA += columnA;
            atB += rowB;
        }
        store(r0c0, r0c1, out, at, e);
        store(r1c0, r1c1, out, at + 1 * e.rowOut, e);
        store(r2c0, r2c1, out, at + 2 * e.rowOut, e);
        store(r3c0, r3c1, out, at + 3 * e.rowOut, e);
        store(r4c0, r4c1, out, at + 4 * e.rowOut, e);
        store(r5c0, r5c1, out, at + 5 * e.rowOut, e);
        store(r6c0, r6c1, out, at + 6 * e.rowOut, e);
        store(r7c0, r7c1, out, at + 7 * e.rowOut, e);
        store(r8c0, r8c1, out, at + 8 * e.rowOut, e);
        store(r9c0, r9c1, out, at + 9 * e.rowOut, e);
        store(r10c0, r10c1, out, at + 10 * e.rowOut, e);
        store(r11c0, r11c1, out, at + 11 * e.rowOut, e);
    }

    /** 4 rows by two vectors of columns, kept in registers over the whole inner dimension. */
    private static void tile4(
            float[] a,
            int atA,
            int rowA,
            int columnA,
            float[] b,
            int atB,
            int rowB,
            int k,
            float[] out,
            int at,
            Edge e) {
        FloatVector r0c0 = ZERO, r0c1 = ZERO;
        FloatVector r1c0 = ZERO, r1c1 = ZERO;
        FloatVector r2c0 = ZERO, r2c1 = ZERO;
        FloatVector r3c0 = ZERO, r3c1 = ZERO;
        for (int p = 0; p < k; p++) {
            FloatVector b0 =
                    e.whole ? FloatVector.fromArray(SPECIES, b, atB) : FloatVector.fromArray(SPECIES, b, atB, e.first);
            FloatVector b1 = e.whole
                    ? FloatVector.fromArray(SPECIES, b, atB + LENGTH)
                    : FloatVector.fromArray(SPECIES, b, atB + LENGTH, e.second);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[atA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[atA + 1 * rowA]);
            r1c0 = a1.fma(b0, r1c0);
            r1c1 = a1.fma(b1, r1c1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[atA + 2 * rowA]);
            r2c0 = a2.fma(b0, r2c0);
            r2c1 = a2.fma(b1, r2c1);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[atA + 3 * rowA]);
            r3c0 = a3.fma(b0, r3c0);
            r3c1 = a3.fma(b1, r3c1);
            atA += columnA;
            atB += rowB;
        }
        store(r0c0, r0c1, out, at, e);
        store(r1c0, r1c1, out, at + 1 * e.rowOut, e);
        store(r2c0, r2c1, out, at + 2 * e.rowOut, e);
        store(r3c0, r3c1, out, at + 3 * e.rowOut, e);
    }

    /** 1 rows by two vectors of columns, kept in registers over the whole inner dimension. */
    private static void tile1(
            float[] a,
            int atA,
            int rowA,
            int columnA,
            float[] b,
            int atB,
            int rowB,
            int k,
            float[] out,
            int at,
            Edge e) {
        FloatVector r0c0 = ZERO, r0c1 = ZERO;
        for (int p = 0; p < k; p++) {
            FloatVector b0 =
                    e.whole ? FloatVector.fromArray(SPECIES, b, atB) : FloatVector.fromArray(SPECIES, b, atB, e.first);
            FloatVector b1 = e.whole
                    ? FloatVector.fromArray(SPECIES, b, atB + LENGTH)
                    : FloatVector.fromArray(SPECIES, b, atB + LENGTH, e.second);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[atA]);
            r0c0 = a0.fma(b0, r0c0);
            r0c1 = a0.fma(b1, r0c1);
            atA += columnA;
            atB += rowB;
        }
        store(r0c0, r0c1, out, at, e);
    }

    private static void store(FloatVector c0, FloatVector c1, float[] out, int at, Edge e) {
        if (e.wholeOut) {
            FloatVector first = e.add ? c0.add(FloatVector.fromArray(SPECIES, out, at)) : c0;
            FloatVector second = e.add ? c1.add(FloatVector.fromArray(SPECIES, out, at + LENGTH)) : c1;
            first.intoArray(out, at);
            second.intoArray(out, at + LENGTH);
        } else {
            FloatVector first = e.add ? c0.add(FloatVector.fromArray(SPECIES, out, at, e.first)) : c0;
            first.intoArray(out, at, e.first);
            if (e.second.anyTrue()) {
                FloatVector second = e.add ? c1.add(FloatVector.fromArray(SPECIES, out, at + LENGTH, e.second)) : c1;
                second.intoArray(out, at + LENGTH, e.second);
            }
        }
    }
}
