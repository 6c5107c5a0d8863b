package dev.nudge.lesson.digits;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Arrays;
import java.util.List;

/**
 * Small images side by side as one picture, from the top left on. Each takes a unit of the picture's axes.
 *
 * @param columns images in a row
 * @param rows rows of images
 */
public record Thumbnails(int columns, int rows) {

    public static final Axis INK = new Axis(0, 1);

    /** A wall of more pixels has its images at half their size: all of them travel with every picture. */
    private static final int MOST_PIXELS = 1 << 16;

    public int places() {
        return columns * rows;
    }

    public Axis across() {
        return new Axis(0, columns);
    }

    /** From the bottom, as all axes. */
    public Axis down() {
        return new Axis(0, rows);
    }

    /**
     * @param shown places of images in {@code images}; what does not fit is left out, and where there are too few, paper is left
     */
    public Chart.Heatmap chart(String id, LabelledImages images, int... shown) {
        int side = images.side();
        boolean halves = places() * cell(side) * cell(side) > MOST_PIXELS && side % 2 == 0;
        List<float[]> ink = Arrays.stream(shown)
                .limit(places())
                .mapToObj(image -> images.image(image).toArray())
                .map(image -> halves ? halved(image, side) : image)
                .toList();
        return chart(id, halves ? side / 2 : side, ink, INK);
    }

    /** With a margin to the next. */
    private static int cell(int side) {
        return side + 1;
    }

    /** Each pixel the mean of four. */
    private static float[] halved(float[] image, int side) {
        float[] half = new float[image.length / 4];
        for (int pixel = 0; pixel < image.length; pixel++) {
            half[pixel / side / 2 * (side / 2) + pixel % side / 2] += image[pixel] / 4;
        }
        return half;
    }

    /**
     * @param side pixels along each side
     * @param images each row by row from the top; what does not fit is left out
     * @param range the numbers between which the colours lie; between images stands a 0
     */
    public Chart.Heatmap chart(String id, int side, List<float[]> images, Axis range) {
        int cell = cell(side);
        int width = columns * cell;
        float[] cells = new float[width * rows * cell];
        for (int place = 0; place < Math.min(images.size(), places()); place++) {
            float[] ink = images.get(place);
            int left = place % columns * cell;
            int top = place / columns * cell;
            for (int pixel = 0; pixel < ink.length; pixel++) {
                int fromTop = top + pixel / side;
                int row = rows * cell - 1 - fromTop;
                cells[row * width + left + pixel % side] = ink[pixel];
            }
        }
        return Chart.Heatmap.image(id, width, cells, range);
    }

    /** The place at these coordinates, from 0; the nearest if they lie outside. */
    public int placeAt(float x, float y) {
        int column = Math.clamp((int) Math.floor(x), 0, columns - 1);
        int row = Math.clamp((int) Math.floor(rows - y), 0, rows - 1);
        return row * columns + column;
    }

    /** Where the mark of a place stands: its lower right corner. */
    public Chart.Scatter mark(String id, int place) {
        return new Chart.Scatter(
                id, new float[] {place % columns + 0.88f}, new float[] {rows - place / columns - 0.88f});
    }
}
