package dev.nudge.lesson.views;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;

/** Four small colour images of one landscape, painted by formula: morning, noon, evening, night. Brightness goes from 0 to 1 in tenths. */
final class Landscapes {

    static final int IMAGES = 4;
    static final int CHANNELS = 3;
    static final int ROWS = 6;
    static final int COLUMNS = 8;

    /** Where the land begins in each column, from the top. */
    private static final int[] HORIZON = {5, 5, 4, 4, 4, 3, 3, 4};

    private static final float[][] SKY = {{1, 0.7f, 0.5f}, {0.4f, 0.7f, 1}, {0.8f, 0.4f, 0.4f}, {0.1f, 0.1f, 0.3f}};
    private static final float[] LAND = {0.3f, 0.6f, 0.2f};
    private static final float[] DAYLIGHT = {0.7f, 1, 0.6f, 0.2f};
    private static final float[][] DISC = {{1, 1, 0.6f}, {1, 1, 0.5f}, {1, 0.6f, 0.2f}, {0.9f, 0.9f, 0.8f}};

    /** Row and column of the upper left corner of the sun, or moon. */
    private static final int[][] DISC_AT = {{3, 0}, {0, 3}, {2, 6}, {1, 5}};

    private Landscapes() {}

    /** All four: shape [4, 3, 6, 8]. */
    static Tensor all() {
        float[] values = new float[IMAGES * CHANNELS * ROWS * COLUMNS];
        int at = 0;
        for (int image = 0; image < IMAGES; image++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int row = 0; row < ROWS; row++) {
                    for (int column = 0; column < COLUMNS; column++) {
                        values[at++] = Math.round(10 * light(image, channel, row, column)) / 10f;
                    }
                }
            }
        }
        return Tensor.of(values, Shape.of(IMAGES, CHANNELS, ROWS, COLUMNS));
    }

    private static float light(int image, int channel, int row, int column) {
        if (row >= HORIZON[column]) {
            return LAND[channel] * DAYLIGHT[image];
        }
        int down = row - DISC_AT[image][0];
        int right = column - DISC_AT[image][1];
        boolean isDisc = (down == 0 || down == 1) && (right == 0 || right == 1);
        // The sky is paler towards the land.
        return isDisc ? DISC[image][channel] : Math.min(1, SKY[image][channel] + 0.05f * row * DAYLIGHT[image]);
    }
}
