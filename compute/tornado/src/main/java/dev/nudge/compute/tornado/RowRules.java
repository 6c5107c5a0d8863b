package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Rules that walk along one row of the memory: {@code length} numbers, {@code stride} apart, from {@code start}. Always in this order. Public for the written
 * kernels, which have loaders of their own.
 */
public final class RowRules {
    private RowRules() {}

    /** In double precision: a long sum in float32 would drift. */
    public static float sum(FloatArray memory, int start, int stride, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += memory.get(start + k * stride);
        }
        return (float) sum;
    }

    /** NaN if any is. */
    public static float max(FloatArray memory, int start, int stride, int length) {
        float largest = memory.get(start);
        for (int k = 1; k < length; k++) {
            largest = ElementRules.maximum(largest, memory.get(start + k * stride));
        }
        return largest;
    }

    /** NaN if any is. */
    public static float min(FloatArray memory, int start, int stride, int length) {
        float smallest = memory.get(start);
        for (int k = 1; k < length; k++) {
            smallest = ElementRules.minimum(smallest, memory.get(start + k * stride));
        }
        return smallest;
    }

    /** Pieces have one length; the last may be shorter. */
    public static int lengthOfPiece(int piece, int length, int number) {
        int left = length - number * piece;
        return left < piece ? left : piece;
    }

    /** The scalar product of two rows: one element of a matrix product. */
    public static float dot(FloatArray memory, int left, int leftStride, int right, int rightStride, int length) {
        float sum = 0;
        for (int k = 0; k < length; k++) {
            sum += memory.get(left + k * leftStride) * memory.get(right + k * rightStride);
        }
        return sum;
    }

    /** Running sums from one row into another, in double precision. */
    public static void cumsum(FloatArray memory, int start, int stride, int out, int outStride, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += memory.get(start + k * stride);
            memory.set(out + k * outStride, (float) sum);
        }
    }

    /** Where the largest lies, the first at ties; NaN counts as largest. */
    public static float argmax(FloatArray memory, int start, int stride, int length) {
        int best = 0;
        float largest = memory.get(start);
        for (int k = 1; k < length; k++) {
            float candidate = memory.get(start + k * stride);
            if (compare(candidate, largest) > 0) {
                best = k;
                largest = candidate;
            }
        }
        return best;
    }

    /**
     * Where element {@code at} comes when the row is sorted: as many places from the start as elements go before it. Equal ones keep their order, NaN is
     * largest.
     *
     * @param sign 1 to sort upwards, -1 downwards
     */
    public static int rank(FloatArray memory, int start, int stride, int length, int at, int sign) {
        float x = memory.get(start + at * stride);
        int rank = 0;
        for (int k = 0; k < length; k++) {
            // What comes first by value counts for more than what comes first by place.
            int order = sign * compare(memory.get(start + k * stride), x) * length + k - at;
            rank += order < 0 ? 1 : 0;
        }
        return rank;
    }

    /** -1, 0 or 1 as a goes before, with or after b. */
    static int compare(float a, float b) {
        float byValue = ElementRules.gt(a, b) - ElementRules.lt(a, b);
        return (int) (byValue + ElementRules.ne(a, a) - ElementRules.ne(b, b));
    }

    /** The sum of those elements of a row whose index, in a row beside it, is {@code wanted}; in double precision. */
    public static float sumWhere(
            FloatArray memory, int start, int stride, int index, int indexStride, int length, int wanted) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            if (memory.get(index + k * indexStride) == wanted) {
                sum += memory.get(start + k * stride);
            }
        }
        return (float) sum;
    }
}
