package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.training.Weights;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers that belong to the pixels, as images: one for each unit of the first layer. */
final class Tiles {

    static final String ACROSS = "across";
    static final String DOWN = "down";

    /** Twice as wide as high, as near as whole rows allow. */
    private static final double SHAPE = 2;

    private Tiles() {}

    static Picture picture(String id, Role role) {
        return picture(id, Size.LARGE, role);
    }

    static Picture picture(String id, Size size, Role role) {
        return new Plot(id, size, Scaled.linear(ACROSS), Scaled.linear(DOWN), View.SQUARE, List.of(Layer.of(id, role)));
    }

    /**
     * Puts the images and their axes into a frame.
     *
     * @param numbers one for each weight, or what is told of it
     */
    static void show(FrameBuilder frame, String id, Weights numbers, int side) {
        int units = numbers.sizes().get(1);
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(SHAPE * units)));
        if (units <= 2) {
            columns = units;
        }
        Thumbnails wall = new Thumbnails(columns, (units + columns - 1) / columns);
        List<float[]> images =
                IntStream.range(0, units).mapToObj(numbers::incoming).toList();
        Chart.Heatmap chart = wall.chart(id, side, images, range(images));
        frame.axis(ACROSS, wall.across()).axis(DOWN, wall.down()).chart(chart);
    }

    /** From minus to plus the largest number, rounded up, so that 0 has no colour. */
    private static Axis range(List<float[]> images) {
        float largest = 0;
        for (float[] image : images) {
            for (float number : image) {
                largest = Math.max(largest, Math.abs(number));
            }
        }
        float end = Scale.roundUp(largest);
        return new Axis(-end, end);
    }
}
