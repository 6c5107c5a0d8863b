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
import dev.nudge.lesson.digits.Thumbnails;
import java.util.List;

/** The image of the batch that is followed, large. */
final class FollowedPicture {

    static final Picture PICTURE = new Plot(
            "followed",
            Size.SMALL,
            Scaled.linear("x"),
            Scaled.linear("y"),
            View.SQUARE,
            List.of(Layer.of("followed", Role.MODEL)));

    static final List<Chart> BLANK = List.of(Blank.image("followed"));

    private static final Thumbnails ALONE = new Thumbnails(1, 1);

    private FollowedPicture() {}

    static void show(Moment moment, FrameBuilder frame) {
        frame.axis("x", ALONE.across())
                .axis("y", ALONE.down())
                .chart(ALONE.chart(
                        "followed",
                        moment.batch().set().images(),
                        moment.batch().images()[moment.followed()]));
    }
}
