package dev.nudge.lesson.digits;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All threes and sevens, page by page; one of them as numbers, and the mean of each digit. */
public final class Browse implements Experiment {

    static final String WHICH = "which";
    static final String IMAGE = "image";

    static final Thumbnails PAGE = new Thumbnails(10, 4);

    private static final List<Control> CONTROLS = List.of(
            DigitControls.set(),
            new Control.Choice(
                    WHICH,
                    Arrays.stream(Album.Show.values()).map(Browse::id).toList(),
                    id(Album.Show.ALL),
                    Effect.LIVE),
            DigitControls.whole(IMAGE, 1, 362, 60_000, 1, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "album",
                    Size.LARGE,
                    Scaled.linear("across"),
                    Scaled.linear("down"),
                    View.SQUARE,
                    List.of(Layer.of("images", Role.MODEL), Layer.pressable("pick", Role.MARK, IMAGE))),
            image("chosen", Role.MODEL),
            image("three", Role.MODEL),
            image("seven", Role.MODEL),
            image("difference", Role.MODEL),
            new Plain("numbers", Size.STRIP));

    private final DigitSets sets;

    public Browse() {
        this(DigitSets.here());
    }

    Browse(DigitSets sets) {
        this.sets = sets;
    }

    /** One image alone, on axes {@code x} and {@code y} without numbers. */
    static Picture image(String id, Role role) {
        return new Plot(
                id, Size.SMALL, Scaled.linear("x"), Scaled.linear("y"), View.SQUARE, List.of(Layer.of(id, role)));
    }

    private static String id(Album.Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    static Album.Show show(Settings settings) {
        return Album.Show.valueOf(settings.pick(WHICH).toUpperCase(Locale.ROOT));
    }

    /** Which of {@code count} images is chosen, from 0. */
    static int chosen(Settings settings, int count) {
        return Math.min(Math.round(settings.number(IMAGE)), count) - 1;
    }

    /** The first image of the page that shows this one. */
    static int pageOf(int image) {
        return image / PAGE.places() * PAGE.places();
    }

    @Override
    public String id() {
        return "album";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(new Readout("label", Role.DATA, 0), new Readout("ink", Role.MODEL, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("seven", "hard");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    /** The image of the page under the hand. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        int count = sets.album(settings.pick(DigitControls.SET)).shown(show(settings)).length;
        int first = pageOf(chosen(settings, count));
        return Math.min(first + PAGE.placeAt(x, y) + 1, count);
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new BrowseSimulation(sets, settings, compute);
    }
}
