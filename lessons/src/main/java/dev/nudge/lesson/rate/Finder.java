package dev.nudge.lesson.rate;

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
import java.util.List;

/** The learning-rate finder, one try at a time, with what three rules read off its curve. */
public final class Finder implements Experiment {

    static final String WALKER = "walker";

    /** As many as the engine's finder makes. */
    static final int MOST_TRIES = 100;

    private static final List<Control> CONTROLS = List.of(
            Track.CHOICE,
            Track.SEEDS,
            new Control.Choice(
                    WALKER,
                    List.of(Rule.CONSTANT.id(), Rule.MOMENTUM.id(), Rule.ADAM.id()),
                    Rule.CONSTANT.id(),
                    Effect.RESTART));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "curve",
                    Size.LARGE,
                    Scaled.logarithmic("rate"),
                    Scaled.logarithmic("loss"),
                    View.FITTED,
                    List.of(
                            Layer.of("limit", Role.GUIDE),
                            Layer.of("loss", Role.PART),
                            Layer.of("smoothed", Role.LOSS),
                            Layer.of("now", Role.TRACE),
                            Layer.of("steepest", Role.RUN_1),
                            Layer.of("tenth", Role.RUN_2),
                            Layer.of("valley", Role.RUN_3))),
            new Plain("suggestions", Size.STRIP));

    @Override
    public String id() {
        return "finder";
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
        return List.of(new Readout("tries", Role.TRACE, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("stopped", "apart", "small");
    }

    @Override
    public int mostSteps() {
        return MOST_TRIES;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new FinderSimulation(settings, compute);
    }
}
