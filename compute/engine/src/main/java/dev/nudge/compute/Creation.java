package dev.nudge.compute;

import java.util.Arrays;

/** Numbers for new tensors: what {@link Tensor}'s makers do. */
final class Creation {
    private Creation() {}

    static Tensor of(double... numbers) {
        Compute.requireRoom("of", numbers.length);
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers[i];
        }
        return Tensor.wrap(values, Shape.of(values.length), DType.FLOAT32);
    }

    static Tensor of(float[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        return Tensor.wrap(joined(columns, rows), Shape.of(rows.length, columns), DType.FLOAT32);
    }

    static Tensor of(float[][]... matrices) {
        int rows = matrices.length == 0 ? 0 : matrices[0].length;
        int columns = rows == 0 ? 0 : matrices[0][0].length;
        for (int i = 0; i < matrices.length; i++) {
            if (matrices[i].length != rows) {
                throw new ShapeException(
                        "of",
                        "matrix 0 has " + rows + " rows, matrix " + i + " has " + matrices[i].length
                                + "; all matrices must have one shape.");
            }
        }
        float[][] all = Arrays.stream(matrices).flatMap(Arrays::stream).toArray(float[][]::new);
        return Tensor.wrap(joined(columns, all), Shape.of(matrices.length, rows, columns), DType.FLOAT32);
    }

    private static float[] joined(int columns, float[]... rows) {
        Compute.requireRoom("of", (long) rows.length * columns);
        float[] values = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != columns) {
                throw new ShapeException(
                        "of",
                        "row 0 has " + columns + " numbers, row " + r + " has " + rows[r].length
                                + "; all rows must have one length.");
            }
            System.arraycopy(rows[r], 0, values, r * columns, columns);
        }
        return values;
    }

    static Tensor indices(int... values) {
        Compute.requireRoom("indices", values.length);
        float[] stored = new float[values.length];
        for (int i = 0; i < stored.length; i++) {
            DType.requireWhole("indices", values[i]);
            stored[i] = values[i];
        }
        return Tensor.wrap(stored, Shape.of(stored.length), DType.INT32);
    }

    static Tensor arange(int end) {
        if (end < 0 || end > DType.LARGEST_WHOLE + 1) {
            throw new IllegalArgumentException("arange: the end is " + end
                    + "; whole numbers from 0 end between 0 and 2^24 + 1. Use arange(start, end, step) for others?");
        }
        Compute.requireRoom("arange", end);
        float[] values = new float[end];
        for (int i = 0; i < end; i++) {
            values[i] = i;
        }
        return Tensor.wrap(values, Shape.of(end), DType.INT32);
    }

    static Tensor arange(double start, double end, double step) {
        double steps = Math.ceil((end - start) / step);
        if (step == 0 || !(steps >= 0 && steps <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "arange: from " + start + " to " + end + " by " + step
                            + "; the step must lead from the start to the end within 2^31 - 1 numbers. Change its sign or size?");
        }
        int count = (int) steps;
        Compute.requireRoom("arange", count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (start + i * step);
        }
        return Tensor.wrap(values, Shape.of(count), DType.FLOAT32);
    }

    static Tensor linspace(double start, double end, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "linspace: the count is " + count + "; it must be 0 or more. Swap the ends to count down?");
        }
        Compute.requireRoom("linspace", count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] =
                    (float) (i == count - 1 && count > 1 ? end : start + i * ((end - start) / Math.max(1, count - 1)));
        }
        return Tensor.wrap(values, Shape.of(count), DType.FLOAT32);
    }

    static Tensor eye(int n) {
        Compute.requireRoom("eye", (long) n * n);
        float[] values = new float[Shape.of(n, n).size()];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return Tensor.wrap(values, Shape.of(n, n), DType.FLOAT32);
    }

    static Tensor drawn(Random.Kind kind, int seed, int... dims) {
        Random random = new Random(kind, Shape.of(dims), 0, false);
        Compute.requireRoom(random.label(), random.shape().size());
        float[] values = new float[random.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.draw(seed, 0, i);
        }
        return Tensor.wrap(values, random.shape(), DType.FLOAT32);
    }
}
