package dev.nudge.lesson.speed;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.Random;

/** What all lanes compute. Its numbers lie between −1 and 1 and follow from the size alone. */
enum Job {
    /** A product of two matrices [n, n]. */
    MATMUL("matmul"),
    /** A row [n] added to every row of a matrix [n, n]. */
    ADD("add"),
    /** Five images by the weights of ten digits: [5, 784] by [784, 10], whatever the size. */
    DIGITS("digits");

    /** Images, points of one, and digits of {@link #DIGITS}. */
    static final int IMAGES = 5;

    static final int POINTS = 784;
    static final int CLASSES = 10;

    private final String option;

    Job(String option) {
        this.option = option;
    }

    String option() {
        return option;
    }

    static Job of(String option) {
        for (Job job : values()) {
            if (job.option.equals(option)) {
                return job;
            }
        }
        throw new IllegalArgumentException("job: there is no \"" + option + "\"");
    }

    /** Rows of the left side and of the result. */
    int rows(int n) {
        return this == DIGITS ? IMAGES : n;
    }

    /** Columns of the left side. */
    int inner(int n) {
        return this == DIGITS ? POINTS : n;
    }

    /** Columns of the result. */
    int columns(int n) {
        return this == DIGITS ? CLASSES : n;
    }

    Shape left(int n) {
        return Shape.of(rows(n), inner(n));
    }

    Shape right(int n) {
        return this == ADD ? Shape.of(n) : Shape.of(inner(n), columns(n));
    }

    /** Row by row. */
    float[] leftNumbers(int n) {
        return numbers(left(n), 1);
    }

    float[] rightNumbers(int n) {
        return numbers(right(n), 2);
    }

    private static float[] numbers(Shape shape, int seed) {
        Random random = new Random(seed);
        float[] numbers = new float[shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }

    /** In one expression over whole tensors. */
    Tensor compute(Tensor left, Tensor right) {
        return this == ADD ? left.add(right) : left.matmul(right);
    }

    /** Multiplications and additions. */
    double operations(int n) {
        return this == ADD ? (double) n * n : 2.0 * rows(n) * inner(n) * columns(n);
    }

    /** Terms that are added for one number of the result. */
    int terms(int n) {
        return this == ADD ? 2 : inner(n);
    }

    /** Bytes of left, right and result. */
    long bytes(int n) {
        return 4 * ((long) left(n).size() + right(n).size()) + resultBytes(n);
    }

    long resultBytes(int n) {
        return 4L * rows(n) * columns(n);
    }

    /** Bytes of left or right, whichever has more. */
    long longestSideBytes(int n) {
        return 4L * Math.max(left(n).size(), right(n).size());
    }

    /** Bytes of all terms of a product at once. */
    long termBytes(int n) {
        return 4L * rows(n) * inner(n) * columns(n);
    }
}
