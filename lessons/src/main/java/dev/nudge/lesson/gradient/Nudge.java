package dev.nudge.lesson.gradient;

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
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;

/** The quadratic's three partial derivatives, by nudging and by autograd; each step is one evaluation. */
public final class Nudge implements Experiment {

    /** The three parameters, in the order of the formula. */
    static final List<String> PARAMETERS = List.of("a", "b", "c");

    static final String H = "h";
    static final String LOSS = "loss";

    /** The loss itself, once with each parameter nudged, and the gradient by autograd. */
    static final int EVALUATIONS = 5;

    private static final List<Control> CONTROLS = List.of(
            parameter(PARAMETERS.get(0), -2, 5),
            parameter(PARAMETERS.get(1), -1, 4),
            parameter(PARAMETERS.get(2), -1, 4),
            new Control.Slider(H, 1e-6f, 1, 0.25f, 1e-6f, 1, 0.01f, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Choice(LOSS, List.of("mae", "mse"), "mae", Effect.RESTART));

    private static final List<Picture> PICTURES = List.of(
            new Plain("table", Size.LARGE),
            Plot.of(
                    "along",
                    Size.LARGE,
                    "moved",
                    "height",
                    Layer.of("alonga", Role.RUN_1),
                    Layer.of("alongb", Role.RUN_2),
                    Layer.of("alongc", Role.RUN_3),
                    Layer.of("evaluated", Role.MARK)));

    private static Control parameter(String id, float min, float max) {
        return new Control.Slider(id, min, max, 0.1f, -100, 100, 1.1f, Scale.LINEAR, Effect.LIVE);
    }

    @Override
    public String id() {
        return "nudge";
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
        return List.of(new Readout("evaluations", Role.TRACE, 0), new Readout("now", Role.LOSS, 4));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("all", "sixdigits", "apart");
    }

    @Override
    public int mostSteps() {
        return EVALUATIONS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new NudgeSimulation(settings, compute);
    }
}
