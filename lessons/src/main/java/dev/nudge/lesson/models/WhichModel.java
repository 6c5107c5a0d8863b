package dev.nudge.lesson.models;

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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How fast, how large, how accurate: 48 image models, and a learner who needs one. */
public final class WhichModel implements Experiment {

    static final String SPEED = "speed";
    static final String SIZE = "size";
    static final String FAMILY = "family";
    static final String EXTRA = "extra";
    static final String IMAGE = "image";

    static final String ALL = "all";
    static final String WITH = "with";
    static final String WITHOUT = "without";
    static final String USUAL = "usual";
    static final String LARGER = "larger";

    private static final List<Control> CONTROLS = List.of(
            new Control.Slider(SPEED, 100, 60_000, 0.05f, 1, 100_000, 100, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Slider(SIZE, 2, 320, 0.05f, 1, 1_000, 320, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Choice(
                    FAMILY,
                    Stream.concat(
                                    Stream.of(ALL),
                                    Arrays.stream(ImageModel.Family.values()).map(ImageModel.Family::id))
                            .toList(),
                    ALL,
                    Effect.LIVE),
            new Control.Choice(EXTRA, List.of(ALL, WITH, WITHOUT), ALL, Effect.LIVE),
            new Control.Choice(IMAGE, List.of(ALL, USUAL, LARGER), ALL, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "scatter",
                    Size.LARGE,
                    Scaled.logarithmic("speed"),
                    Scaled.linear("top1"),
                    View.ZOOMABLE,
                    List.of(
                            Layer.of("need", Role.GUIDE),
                            Layer.of("front", Role.MODEL),
                            Layer.of("models", Role.DATA))),
            new Plain("table", Size.STRIP));

    @Override
    public String id() {
        return "models";
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
        return List.of(
                new Readout("left", Role.MARK, 0),
                new Readout("best", Role.MODEL, 2),
                new Readout("memory", Role.GUIDE, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("phone", "lone");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new WhichModelSimulation(settings, compute);
    }
}
