package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.training.Batch;
import java.util.Arrays;
import java.util.List;

/** The images of a batch, all of them or page by page. The one that is followed is marked, and a press on another follows that. */
final class BatchPicture {

    /** Which page of a large batch is shown, from 1. */
    static final String PAGE = "page";

    static final Picture PICTURE =
            picture(Layer.of("images", Role.MODEL), Layer.pressable("pick", Role.MARK, SevenSteps.IMAGE));

    /** Nothing is followed in it. */
    static final Picture ALONE = picture(Layer.of("images", Role.MODEL));

    static final List<Chart> BLANK = List.of(Blank.image("images"), Blank.dots("pick"));

    /** So few that on a phone each image has room for a finger. */
    private static final int FEW_COLUMNS = 8;

    /** So many that on a phone a digit can still be told. */
    private static final int COLUMNS = 16;

    /** A batch of no more images has one page. */
    private static final int AT_ONCE = 320;

    /** Images on a page of a larger batch: a portion ends where a page does. */
    private static final int ON_PAGE = Batch.PORTION / 2;

    /** Of all threes and sevens that MNIST has for training. */
    private static final int MOST_PAGES = 49;

    private BatchPicture() {}

    private static Picture picture(Layer... layers) {
        return new Plot(
                "batch", Size.WALL, Scaled.linear("column"), Scaled.linear("row"), View.SQUARE, List.of(layers));
    }

    static Control control() {
        return DigitControls.whole(PAGE, 1, MOST_PAGES, MOST_PAGES, 1, Effect.LOOK);
    }

    /**
     * What is shown of a full batch.
     *
     * @param first the image it begins with, from 0
     * @param pages how many there are
     */
    private record Page(Thumbnails wall, int first, int pages) {

        static Page of(int size, Settings settings) {
            int most = size <= AT_ONCE ? size : ON_PAGE;
            int pages = (size + most - 1) / most;
            int page = Math.min(SevenSteps.whole(settings, PAGE), pages);
            return new Page(wall(most), (page - 1) * most, pages);
        }

        private static Thumbnails wall(int most) {
            int columns = most <= FEW_COLUMNS / 2 ? most : most <= FEW_COLUMNS * FEW_COLUMNS ? FEW_COLUMNS : COLUMNS;
            return new Thumbnails(columns, (most + columns - 1) / columns);
        }

        int[] of(int[] batch) {
            int end = Math.min(first + wall.places(), batch.length);
            return Arrays.copyOfRange(batch, Math.min(first, end), end);
        }
    }

    /**
     * The image under the hand, from 1.
     *
     * @param size of a full batch
     */
    static int imageAt(float x, float y, int size, Settings settings) {
        Page page = Page.of(size, settings);
        return Math.min(page.first + page.wall.placeAt(x, y) + 1, size);
    }

    static void show(Moment moment, FrameBuilder frame) {
        int size = moment.plan().batch();
        show(
                frame,
                moment.settings(),
                moment.plan().train().images(),
                size,
                moment.batch().images());
        Page page = Page.of(size, moment.settings());
        int place = moment.followed() - page.first;
        boolean isOneOfMany = page.wall.places() > 1 && place >= 0 && place < page.wall.places();
        frame.chart(isOneOfMany ? page.wall.mark("pick", place) : Blank.dots("pick"));
    }

    /**
     * The images alone.
     *
     * @param size of a full batch
     * @param batch places of images in {@code all}
     */
    static void show(FrameBuilder frame, Settings settings, LabelledImages all, int size, int[] batch) {
        Page page = Page.of(size, settings);
        int[] shown = page.of(batch);
        frame.axis("column", page.wall.across())
                .axis("row", page.wall.down())
                .chart(page.wall.chart("images", all, shown))
                .idle(PAGE, page.pages == 1);
        if (page.pages > 1 && shown.length > 0) {
            frame.notice(Message.of("digits.page", page.first + 1, page.first + shown.length, batch.length));
        }
    }
}
