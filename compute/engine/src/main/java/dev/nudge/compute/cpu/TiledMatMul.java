package dev.nudge.compute.cpu;

/**
 * One matrix product by {@link VectorTiles}. The inner dimension is cut into blocks of {@value #DEPTH}, whose sums are added in order. A side is packed only
 * where that pays: b when its columns are not neighbours or when many rows read it again, a when many strips of columns do.
 */
final class TiledMatMul {
    /** A strip of b this deep (32 KB) and a tile's rows of a (12 KB) fit the 48 KB first-level cache together. */
    private static final int DEPTH = 256;
    /** Rows of a packed together: 96 x 256 floats take 98 KB of the second-level cache. */
    private static final int ROW_BLOCK = 96;
    /** Packing b pays from this many rows on. */
    private static final int PACK_B_ROWS = 48;
    /** Packing a pays from this many strips of columns on. */
    private static final int PACK_A_STRIPS = 4;
    /** Multiplications worth another thread: about 20 microseconds. */
    private static final long GRAIN = 1 << 20;

    private final MatMulKernel.Side a;
    private final MatMulKernel.Side b;
    private final float[] out;
    private final int m;
    private final int n;
    private final int k;
    private final boolean packA;
    private final boolean packB;
    private final float[] packedA;
    private final float[] packedB;
    private final VectorTiles.Edge[] edges;

    TiledMatMul(float[] out, MatMulKernel.Side a, MatMulKernel.Side b, int m, int n, int k) {
        this.out = out;
        this.a = a;
        this.b = b;
        this.m = m;
        this.n = n;
        this.k = k;
        int strips = Math.ceilDiv(n, VectorTiles.COLUMNS);
        this.packB = n > 1 && b.column() != 1 || m >= PACK_B_ROWS && strips > 2;
        this.packA = strips >= PACK_A_STRIPS && m >= VectorTiles.ROWS;
        int depth = Math.min(k, DEPTH);
        this.packedA = new float[packA ? Math.ceilDiv(m, ROW_BLOCK) * ROW_BLOCK * depth : 0];
        this.packedB = new float[packB ? strips * VectorTiles.COLUMNS * depth : 0];
        int last = n - (strips - 1) * VectorTiles.COLUMNS;
        this.edges = new VectorTiles.Edge[] {
            new VectorTiles.Edge(VectorTiles.COLUMNS, packB, false, n),
            new VectorTiles.Edge(VectorTiles.COLUMNS, packB, true, n),
            new VectorTiles.Edge(last, packB, false, n),
            new VectorTiles.Edge(last, packB, true, n)
        };
    }

    /** The product of the matrices that start here. */
    void run(int atOut, int atA, int atB) {
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            int blockA = atA + p * a.column();
            int blockB = atB + p * b.row();
            boolean add = p > 0;
            if (packB) {
                packB(blockB, depth);
            }
            if ((long) m * n * depth < 2 * GRAIN || m < 2 * ROW_BLOCK) {
                rows(0, m, atOut, blockA, blockB, depth, add);
            } else {
                int grain = (int) Math.max(1, GRAIN / ((long) n * depth * ROW_BLOCK)) * ROW_BLOCK;
                Parallel.run(m, grain, (from, to) -> rows(from, to, atOut, blockA, blockB, depth, add));
            }
        }
    }

    /** Rows of the result from a multiple of {@value #ROW_BLOCK} on. */
    private void rows(int from, int to, int atOut, int atA, int atB, int depth, boolean add) {
        for (int row = from; row < to; row += ROW_BLOCK) {
            int rows = Math.min(ROW_BLOCK, to - row);
            if (packA) {
                packA(atA + row * a.row(), row * depth, rows, depth);
            }
            for (int column = 0; column < n; column += VectorTiles.COLUMNS) {
                boolean lastStrip = column + VectorTiles.COLUMNS >= n;
                VectorTiles.Edge edge = edges[(lastStrip ? 2 : 0) + (add ? 1 : 0)];
                float[] fromB = packB ? packedB : b.data();
                int startB = packB ? column * depth : atB + column;
                int rowB = packB ? VectorTiles.COLUMNS : b.row();
                int target = atOut + row * n + column;
                if (packA) {
                    packedStrip(row * depth, fromB, startB, rowB, depth, target, rows, edge);
                } else {
                    int startA = atA + row * a.row();
                    VectorTiles.strip(
                            a.data(), startA, a.row(), a.column(), fromB, startB, rowB, depth, out, target, rows, edge);
                }
            }
        }
    }

    /** Packed rows lie in groups of a tile's rows, one inner index after the other. */
    private void packedStrip(
            int startA, float[] fromB, int startB, int rowB, int depth, int target, int rows, VectorTiles.Edge edge) {
        for (int i = 0; i < rows; i += VectorTiles.ROWS) {
            int group = Math.min(VectorTiles.ROWS, rows - i);
            VectorTiles.strip(
                    packedA,
                    startA + i * depth,
                    1,
                    group,
                    fromB,
                    startB,
                    rowB,
                    depth,
                    out,
                    target + i * n,
                    group,
                    edge);
        }
    }

    private void packA(int atA, int to, int rows, int depth) {
        float[] from = a.data();
        for (int i = 0; i < rows; i += VectorTiles.ROWS) {
            int group = Math.min(VectorTiles.ROWS, rows - i);
            int start = to + i * depth;
            for (int r = 0; r < group; r++) {
                int at = atA + (i + r) * a.row();
                for (int p = 0; p < depth; p++) {
                    packedA[start + p * group + r] = from[at + p * a.column()];
                }
            }
        }
    }

    private void packB(int atB, int depth) {
        float[] from = b.data();
        for (int column = 0; column < n; column += VectorTiles.COLUMNS) {
            int columns = Math.min(VectorTiles.COLUMNS, n - column);
            int start = column * depth;
            if (b.column() == 1) {
                for (int p = 0; p < depth; p++) {
                    System.arraycopy(
                            from, atB + p * b.row() + column, packedB, start + p * VectorTiles.COLUMNS, columns);
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    int at = atB + (column + j) * b.column();
                    for (int p = 0; p < depth; p++) {
                        packedB[start + p * VectorTiles.COLUMNS + j] = from[at + p * b.row()];
                    }
                }
            }
        }
    }
}
