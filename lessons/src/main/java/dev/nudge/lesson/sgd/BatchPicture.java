package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Thumbnails;
import java.util.Arrays;
import java.util.List;

/** The images of a batch. The one that is followed is marked, and a press on another follows that. */
final class BatchPicture {

    static final Picture PICTURE = new Plot(
            "batch",
            Size.SMALL,
            Scaled.linear("column"),
            Scaled.linear("row"),
            View.SQUARE,
            List.of(Layer.of("images", Role.MODEL), Layer.pressable("pick", Role.MARK, SevenSteps.IMAGE)));

    static final List<Chart> BLANK = List.of(Blank.image("images"), Blank.dots("pick"));

    /** So few that on a phone each image has room for a finger. */
    private static final int COLUMNS = 8;

    private static final int MOST_ROWS = 8;

    private BatchPicture() {}

    private static Thumbnails wall(int size) {
        int columns = size <= COLUMNS / 2 ? size : COLUMNS;
        return new Thumbnails(columns, Math.min((size + columns - 1) / columns, MOST_ROWS));
    }

    /**
     * The image under the hand, from 1.
     *
     * @param size of a full batch
     */
    static int imageAt(float x, float y, int size) {
        return Math.min(wall(size).placeAt(x, y) + 1, size);
    }

    static void show(Moment moment, FrameBuilder frame) {
        Thumbnails wall = wall(moment.plan().batch());
        show(
                frame,
                moment.plan().train().images(),
                moment.plan().batch(),
                moment.batch().images());
        int followed = moment.followed();
        boolean isOneOfMany = wall.places() > 1 && followed < wall.places();
        frame.chart(isOneOfMany ? wall.mark("pick", followed) : Blank.dots("pick"));
    }

    /**
     * The images alone.
     *
     * @param size of a full batch
     * @param batch places of images in {@code all}
     */
    static void show(FrameBuilder frame, LabelledImages all, int size, int[] batch) {
        Thumbnails wall = wall(size);
        frame.axis("column", wall.across())
                .axis("row", wall.down())
                .chart(wall.chart("images", all, Arrays.copyOf(batch, Math.min(batch.length, wall.places()))));
    }
}
