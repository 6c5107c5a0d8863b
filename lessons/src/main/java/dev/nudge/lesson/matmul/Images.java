package dev.nudge.lesson.matmul;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
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
import java.util.List;

/** Five images as rows of a matrix, multiplied one by one or all in one product. */
public final class Images implements Experiment {

    static final String WAY = "way";
    static final String ONE = "one";
    static final String ALL = "all";
    static final String ROW = "row";
    static final String COLUMN = "column";
    static final String SET = "set";

    private static final List<Control> CONTROLS = List.of(
            new Control.Choice(WAY, List.of(ONE, ALL), ONE, Effect.RESTART),
            slider(ROW, 1, DigitRows.IMAGES),
            slider(COLUMN, 0, DigitRows.DIGITS - 1),
            slider(SET, 1, DigitRows.all().sets()));

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "rows",
                    Size.STRIP,
                    "pixel",
                    "image",
                    Layer.of("pixels", Role.MODEL),
                    Layer.of("chosen", Role.GRADIENT),
                    Layer.pressable("pick", Role.MARK, ROW)),
            new Plain("scores", Size.STRIP),
            new Plain("alone", Size.STRIP),
            square("ink", Role.MODEL),
            square("weights", Role.MODEL),
            square("products", Role.MODEL));

    private static Control slider(String id, int min, int max) {
        return new Control.Slider(id, min, max, 1, min, max, min, Scale.LINEAR, Effect.LIVE);
    }

    private static Picture square(String id, Role role) {
        return new Plot(
                id,
                Size.SMALL,
                Scaled.linear("across"),
                Scaled.linear("down"),
                View.SQUARE,
                List.of(Layer.of(id, role)));
    }

    @Override
    public String id() {
        return "images";
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
        return List.of(new Readout("calls", Role.DATA, 0), new Readout("score", Role.MODEL, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("single", "batch");
    }

    @Override
    public int mostSteps() {
        return DigitRows.IMAGES;
    }

    /** The first image lies on top. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        return Math.round(DigitRows.IMAGES + 1 - y);
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ImagesSimulation(settings, compute);
    }
}
