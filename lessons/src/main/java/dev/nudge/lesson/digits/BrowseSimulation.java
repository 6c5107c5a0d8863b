package dev.nudge.lesson.digits;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Arrays;

/** One learner's look at the images. */
final class BrowseSimulation extends Unmoving {

    /** Pixels along each side that are shown as numbers. */
    private static final int NUMBERS = 8;

    /** Where pictures of one image stand. */
    static final Axis EDGE = new Axis(0, 1);

    private final DigitSets sets;
    private final Compute compute;

    BrowseSimulation(DigitSets sets, Settings settings, Compute compute) {
        super(settings);
        this.sets = sets;
        this.compute = compute;
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Album album = sets.album(settings().pick(DigitControls.SET));
        LabelledImages images = album.images();
        Album.Show show = Browse.show(settings());
        int[] shown = album.shown(show);
        int chosen = Browse.chosen(settings(), shown.length);
        int first = Browse.pageOf(chosen);
        int[] page = Arrays.copyOfRange(shown, first, Math.min(first + Browse.PAGE.places(), shown.length));
        int image = shown[chosen];
        Tensor pixels = images.image(image);
        FrameBuilder frame = Frame.saying(Message.of(
                        "album.words",
                        first + 1,
                        first + page.length,
                        shown.length,
                        Message.of("album.shown." + settings().pick(Browse.WHICH)),
                        chosen + 1,
                        images.label(image),
                        images.side(),
                        images.pixels()))
                .axis("across", Browse.PAGE.across())
                .axis("down", Browse.PAGE.down())
                .axis("x", EDGE)
                .axis("y", EDGE)
                .chart(Browse.PAGE.chart("images", images, page))
                .chart(Browse.PAGE.mark("pick", chosen - first))
                .chart(square("chosen", pixels, Thumbnails.INK))
                .chart(square("three", album.means().three().reshape(images.side(), images.side()), Thumbnails.INK))
                .chart(square("seven", album.means().seven().reshape(images.side(), images.side()), Thumbnails.INK))
                .chart(square(
                        "difference",
                        album.means().three().sub(album.means().seven()).reshape(images.side(), images.side()),
                        new Axis(-1, 1)))
                .chart(new Chart.Grid("numbers", NUMBERS, middle(pixels).toArray(), Thumbnails.INK))
                .readout("label", images.label(image))
                .readout("ink", pixels.mean().item())
                .readout("side", images.side())
                .readout("count", images.count())
                .goal("seven", images.label(image) == Means.SEVEN)
                .goal("hard", show == Album.Show.HARDEST);
        DigitControls.tell(frame, sets, settings());
        return frame.build();
    }

    /** The middle of a large image, all of a small one. */
    private static Tensor middle(Tensor pixels) {
        int from = (pixels.shape().dim(0) - NUMBERS) / 2;
        return pixels.slice(0, from, from + NUMBERS).slice(1, from, from + NUMBERS);
    }

    /**
     * An image as a picture, which is told from the bottom.
     *
     * @param image [side, side]
     */
    static Chart.Heatmap square(String id, Tensor image, Axis range) {
        return Chart.Heatmap.image(id, image.shape().dim(1), image.flip(0).toArray(), range);
    }

    @Override
    public void close() {
        // What a frame computes is held by nobody; the images are everybody's.
    }
}
