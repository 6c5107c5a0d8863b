package dev.nudge.lesson.matmul;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.HandwrittenDigits;

/** The digits as rows of 784 numbers, and a matrix that scores them. */
final class DigitRows {

    /** Pixels along a side: eight, each drawn out to three or four, as many as MNIST's digits have. */
    static final int SIDE = 28;

    static final int PIXELS = SIDE * SIDE;
    static final int DIGITS = 10;

    /** Images shown at once. */
    static final int IMAGES = 5;

    private static final float DRAWN_OUT = (float) PIXELS / (HandwrittenDigits.SIDE * HandwrittenDigits.SIDE);

    private static final DigitRows ALL = new DigitRows(HandwrittenDigits.all());

    /** Computed when they are first asked for. */
    private static final class Weights {
        private static final float[] OF_ALL =
                drawnOut(ALL.templates()).transpose(0, 1).div(DRAWN_OUT).toArray();
    }

    private final float[] pixels;
    private final int[] labels;

    private DigitRows(HandwrittenDigits digits) {
        pixels = digits.pixels();
        labels = digits.labels();
    }

    static DigitRows all() {
        return ALL;
    }

    /** Fives there are. */
    int sets() {
        return labels.length / IMAGES;
    }

    /** The digit of an image. */
    int label(int set, int row) {
        return labels[set * IMAGES + row];
    }

    /** Five images, each a row, from 0 for paper to 1 for ink; shape [5, 784]. */
    Tensor images(int set) {
        return drawnOut(small().slice(0, set * IMAGES, (set + 1) * IMAGES));
    }

    /**
     * A column for each digit: how the mean image of that digit differs from the mean of all, at length 1, so that its product with an image is large where the
     * image looks like that digit; shape [784, 10].
     */
    Tensor weights() {
        return Tensor.of(Weights.OF_ALL, Shape.of(PIXELS, DIGITS));
    }

    private Tensor small() {
        return Tensor.of(pixels, Shape.of(labels.length, HandwrittenDigits.SIDE * HandwrittenDigits.SIDE));
    }

    private Tensor templates() {
        Tensor oneHot = Tensor.indices(labels).oneHot(DIGITS);
        Tensor counts = oneHot.sum(0).unsqueeze(1);
        Tensor means = oneHot.transpose(0, 1).matmul(small()).div(counts);
        Tensor differences = means.sub(small().mean(0));
        return differences.div(differences.square().sum(true, 1).sqrt());
    }

    /** [n, 64] as [n, 784]: every pixel stands for the three or four by three or four that cover its place. */
    private static Tensor drawnOut(Tensor rows) {
        int[] from = new int[SIDE];
        for (int i = 0; i < SIDE; i++) {
            from[i] = i * HandwrittenDigits.SIDE / SIDE;
        }
        Tensor places = Tensor.indices(from);
        int count = rows.shape().dim(0);
        return rows.reshape(count, HandwrittenDigits.SIDE, HandwrittenDigits.SIDE)
                .indexSelect(1, places)
                .indexSelect(2, places)
                .reshape(count, PIXELS);
    }
}
