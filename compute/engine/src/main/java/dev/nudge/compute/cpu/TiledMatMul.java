package dev.nudge.compute.cpu;

import java.util.Arrays;

/**
 * One matrix product by {@link VectorTiles}, the inner dimension in blocks. Of b, each strip of columns is packed. Rows of a are read where they lie, but for
 * long ones that many columns read again; the rows of a transposed a, whose elements lie apart, are packed where many strips read them again, and go through
 * {@link StridedTiles} where few do.
 *
 * <p>What the constants below and reading rows where they lie bring, one thread, 2026:
 *
 * <ul>
 *   <li>EPYC, Zen 4, AVX-512, 1 MB of second-level cache: a thin product in one block instead of blocks of 256, (12396 x 784)(784 x 30): 83 instead of 62 GF/s.
 *       A transposed a read where it lies instead of packed, (784 x 256)(256 x 30): 97 instead of 48.
 *   <li>EPYC, Zen 3, AVX2, 512 KB: rows packed instead of read where they lie, both in turns in one JVM: 64 x 64 x 64 10 % slower, 256 x 256 x 256 4 %;
 *       512 x 512 x 512 2 % faster, 1024 x 1024 x 1024 5 to 9 %, 2048 x 2048 x 2048 8 to 12 %.
 *   <li>There too: each block of rows set to zero just before its first tiles instead of the whole result at once, 256 x 256 x 256 and 512 x 512 x 512 3 to 4 % faster.
 * </ul>
 */
final class TiledMatMul {
    /** A strip of b this deep (32 KB) and a tile's rows of a (12 KB) fit a first-level cache of 48 KB together; one of 32 KB holds the strip alone. */
    private static final int DEPTH = 256;
    /** With few strips the whole depth at once, so that a is read in one go: 1024 x 32 floats take 128 KB of the second-level cache. */
    private static final int THIN_DEPTH = 1024;
    /** Rows of a packed together: 96 x 256 floats take 98 KB of the second-level cache. */
    private static final int ROW_BLOCK = 96;
    /** From this many strips of columns on a product is no thin one, and packing an a whose elements lie apart pays. */
    private static final int MANY_STRIPS = 4;
    /** From this many columns on packing long rows of a pays too: they lie in as many pages of memory, and, where their length is a power of two, in the same few lines of a cache. */
    private static final int MANY_COLUMNS = 512;
    /** Multiplications worth another thread: about 20 microseconds. */
    private static final long GRAIN = 1 << 20;

    private static final int COLUMNS = VectorTiles.COLUMNS;
    private static final float[] NONE = new float[0];

    private final MatMulKernel.Side a;
    private final MatMulKernel.Side b;
    private final float[] out;
    private final int m;
    private final int n;
    private final int k;
    private final int block;
    private final boolean packA;
    private final boolean packB;
    private final int sizeA;
    private final int sizeB;
    private final int sizeEdge;
    private float[] packedA = NONE;
    private float[] packedB = NONE;
    /** The last columns of each row block, when they do not fill a tile. */
    private float[] edge = NONE;

    private final Parallel.Range rows = this::rows;
    /** Where the block of the inner dimension that is worked on starts in each matrix, and how deep it is. */
    private int atOut;

    private int atA;
    private int atB;
    private int depth;
    /** Whether it is the first block, before which the result is zero. */
    private boolean first;

    TiledMatMul(float[] out, MatMulKernel.Side a, MatMulKernel.Side b, int m, int n, int k) {
        this.out = out;
        this.a = a;
        this.b = b;
        this.m = m;
        this.n = n;
        this.k = k;
        int strips = Math.ceilDiv(n, COLUMNS);
        this.packB = !(b.column() == 1 && b.row() == COLUMNS && n == COLUMNS);
        boolean pays = a.column() == 1 ? n >= MANY_COLUMNS && a.row() > DEPTH : strips >= MANY_STRIPS;
        this.packA = pays && m >= VectorTiles.ROWS;
        this.block = strips < MANY_STRIPS ? THIN_DEPTH : DEPTH;
        int depth = Math.min(k, block);
        this.sizeA = packA ? m * depth : 0;
        this.sizeB = packB ? strips * COLUMNS * depth : 0;
        this.sizeEdge = n % COLUMNS == 0 ? 0 : m * COLUMNS;
    }

    /** What this takes beside its operands, from its first run on. */
    long scratchBytes() {
        return 4L * sizeA + 4L * sizeB + 4L * sizeEdge;
    }

    private void takeScratch() {
        if (packedA.length != sizeA || packedB.length != sizeB || edge.length != sizeEdge) {
            packedA = new float[sizeA];
            packedB = new float[sizeB];
            edge = new float[sizeEdge];
        }
    }

    /** The product of the matrices that start here. */
    void run(int atOut, int atA, int atB) {
        takeScratch();
        this.atOut = atOut;
        for (int p = 0; p < k; p += block) {
            if (Cancellation.isNowRequested()) {
                return;
            }
            this.first = p == 0;
            this.depth = Math.min(block, k - p);
            this.atA = atA + p * a.column();
            this.atB = atB + p * b.row();
            if (packB) {
                packB();
            }
            int grain = (int) Math.max(1, GRAIN / ((long) n * depth * ROW_BLOCK)) * ROW_BLOCK;
            Parallel.run(m, grain, rows);
        }
    }

    /** Rows of the result from a multiple of {@value #ROW_BLOCK} on. */
    private void rows(int from, int to) {
        for (int row = from; row < to; row += ROW_BLOCK) {
            int rows = Math.min(ROW_BLOCK, to - row);
            if (packA) {
                packA(atA + row * a.row(), row * depth, rows);
            }
            float[] fromA = packA ? packedA : a.data();
            int startA = packA ? row * depth : atA + row * a.row();
            int rowA = packA ? depth : a.row();
            int stepA = packA ? 1 : a.column();
            int target = atOut + row * n;
            if (first) {
                Arrays.fill(out, target, target + rows * n, 0);
            }
            for (int column = 0; column < n; column += COLUMNS) {
                int startB = packB ? column * depth : atB;
                float[] fromB = packB ? packedB : b.data();
                if (column + COLUMNS <= n) {
                    strip(fromA, startA, rowA, stepA, fromB, startB, depth, out, target + column, n, rows);
                } else {
                    int inEdge = row * COLUMNS;
                    copyRows(out, target + column, n, edge, inEdge, COLUMNS, n - column, rows);
                    strip(fromA, startA, rowA, stepA, fromB, startB, depth, edge, inEdge, COLUMNS, rows);
                    copyRows(edge, inEdge, COLUMNS, out, target + column, n, n - column, rows);
                }
            }
        }
    }

    private static void strip(
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
        if (stepA == 1) {
            VectorTiles.strip(a, atA, rowA, b, atB, depth, out, at, rowOut, rows);
        } else {
            StridedTiles.strip(a, atA, rowA, stepA, b, atB, depth, out, at, rowOut, rows);
        }
    }

    private static void copyRows(
            float[] from, int at, int rowFrom, float[] to, int atTo, int rowTo, int columns, int rows) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * rowFrom, to, atTo + i * rowTo, columns);
        }
    }

    private void packA(int start, int to, int rows) {
        float[] from = a.data();
        for (int i = 0; i < rows; i++) {
            int at = start + i * a.row();
            if (a.column() == 1) {
                System.arraycopy(from, at, packedA, to + i * depth, depth);
                continue;
            }
            for (int p = 0; p < depth; p++) {
                packedA[to + i * depth + p] = from[at + p * a.column()];
            }
        }
    }

    private void packB() {
        float[] from = b.data();
        for (int column = 0; column < n; column += COLUMNS) {
            int columns = Math.min(COLUMNS, n - column);
            int start = column * depth;
            if (b.column() == 1 && columns == COLUMNS) {
                VectorTiles.pack(from, atB + column, b.row(), packedB, start, depth);
            } else if (b.column() == 1) {
                copyRows(from, atB + column, b.row(), packedB, start, COLUMNS, columns, depth);
            } else {
                for (int j = 0; j < columns; j++) {
                    int at = atB + (column + j) * b.column();
                    for (int p = 0; p < depth; p++) {
                        packedB[start + p * COLUMNS + j] = from[at + p * b.row()];
                    }
                }
            }
        }
    }
}
