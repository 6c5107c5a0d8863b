package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Matrix products by tiles: a work group brings a strip of both sides into local memory, where each number is used by a whole row or column of its threads.
 * What lies beyond an edge is 0. Positions: {@code out}, {@code a} and {@code b} are where the matrices begin, with a step down ({@code Row}) and a step across
 * ({@code Column}); {@code row} and {@code column} are where the group's tile begins.
 */
public final class MatMulTiles {
    /** Threads of a group: 16 by 16. */
    static final int THREADS = 256;

    /** Side of the tile whose threads compute 4 by 4 elements each. */
    static final int SIDE = 64;

    /** Side of the tile whose threads compute one element each: for products too small to fill a device with large tiles. */
    static final int SMALL_SIDE = 16;

    private MatMulTiles() {}

    /** One element a thread; strips of 16. */
    public static void small(
            KernelContext context,
            FloatArray memory,
            int out,
            int a,
            int aRow,
            int aColumn,
            int b,
            int bRow,
            int bColumn,
            int row,
            int column,
            int m,
            int n,
            int k) {
        float[] left = context.allocateFloatLocalArray(272);
        float[] right = context.allocateFloatLocalArray(272);
        int thread = context.localIdx;
        int y = thread / 16;
        int x = thread % 16;
        float sum = 0;
        for (int strip = 0; strip < k; strip += 16) {
            float l = 0;
            if (row + y < m) {
                if (strip + x < k) {
                    l = memory.get(a + (row + y) * aRow + (strip + x) * aColumn);
                }
            }
            float r = 0;
            if (strip + y < k) {
                if (column + x < n) {
                    r = memory.get(b + (strip + y) * bRow + (column + x) * bColumn);
                }
            }
            left[y * 17 + x] = l;
            right[y * 17 + x] = r;
            context.localBarrier();
            for (int p = 0; p < 16; p++) {
                sum += left[y * 17 + p] * right[p * 17 + x];
            }
            context.localBarrier();
        }
        if (row + y < m) {
            if (column + x < n) {
                memory.set(out + (row + y) * n + column + x, sum);
            }
        }
    }

    /** 4 by 4 elements a thread, 16 apart; strips of 16. Sixteen sums in registers use each number of local memory four times. */
    public static void large(
            KernelContext context,
            FloatArray memory,
            int out,
            int a,
            int aRow,
            int aColumn,
            int b,
            int bRow,
            int bColumn,
            int row,
            int column,
            int m,
            int n,
            int k) {
        float[] left = context.allocateFloatLocalArray(1040);
        float[] right = context.allocateFloatLocalArray(1040);
        int thread = context.localIdx;
        int y = thread / 16;
        int x = thread % 16;
        float s00 = 0, s01 = 0, s02 = 0, s03 = 0;
        float s10 = 0, s11 = 0, s12 = 0, s13 = 0;
        float s20 = 0, s21 = 0, s22 = 0, s23 = 0;
        float s30 = 0, s31 = 0, s32 = 0, s33 = 0;
        for (int strip = 0; strip < k; strip += 16) {
            for (int part = 0; part < 4; part++) {
                int element = thread + part * 256;
                // Neighbouring threads read neighbouring numbers, whichever way the matrix lies.
                int down = aColumn == 1 ? element / 16 : element % 64;
                int along = aColumn == 1 ? element % 16 : element / 64;
                float l = 0;
                if (row + down < m) {
                    if (strip + along < k) {
                        l = memory.get(a + (row + down) * aRow + (strip + along) * aColumn);
                    }
                }
                left[along * 65 + down] = l;
                int across = bColumn == 1 ? element % 64 : element / 16;
                int depth = bColumn == 1 ? element / 64 : element % 16;
                float r = 0;
                if (strip + depth < k) {
                    if (column + across < n) {
                        r = memory.get(b + (strip + depth) * bRow + (column + across) * bColumn);
                    }
                }
                right[depth * 65 + across] = r;
            }
            context.localBarrier();
            for (int p = 0; p < 16; p++) {
                float l0 = left[p * 65 + y];
                float l1 = left[p * 65 + y + 16];
                float l2 = left[p * 65 + y + 32];
                float l3 = left[p * 65 + y + 48];
                float r0 = right[p * 65 + x];
                float r1 = right[p * 65 + x + 16];
                float r2 = right[p * 65 + x + 32];
                float r3 = right[p * 65 + x + 48];
                s00 += l0 * r0;
                s01 += l0 * r1;
                s02 += l0 * r2;
                s03 += l0 * r3;
                s10 += l1 * r0;
                s11 += l1 * r1;
                s12 += l1 * r2;
                s13 += l1 * r3;
                s20 += l2 * r0;
                s21 += l2 * r1;
                s22 += l2 * r2;
                s23 += l2 * r3;
                s30 += l3 * r0;
                s31 += l3 * r1;
                s32 += l3 * r2;
                s33 += l3 * r3;
            }
            context.localBarrier();
        }
        int i = row + y;
        int j = column + x;
        put(memory, out, i, j, m, n, s00, s01, s02, s03);
        put(memory, out, i + 16, j, m, n, s10, s11, s12, s13);
        put(memory, out, i + 32, j, m, n, s20, s21, s22, s23);
        put(memory, out, i + 48, j, m, n, s30, s31, s32, s33);
    }

    /** Four elements of row {@code i}, 16 apart, where they lie inside. */
    private static void put(
            FloatArray memory, int out, int i, int j, int m, int n, float s0, float s1, float s2, float s3) {
        if (i < m) {
            int at = out + i * n + j;
            if (j < n) {
                memory.set(at, s0);
            }
            if (j + 16 < n) {
                memory.set(at + 16, s1);
            }
            if (j + 32 < n) {
                memory.set(at + 32, s2);
            }
            if (j + 48 < n) {
                memory.set(at + 48, s3);
            }
        }
    }
}
