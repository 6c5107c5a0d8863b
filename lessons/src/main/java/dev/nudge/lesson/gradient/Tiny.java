package dev.nudge.lesson.gradient;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;
import java.util.Map;

/** How small a nudge may be: the slope of x² by nudging, in float32 and in double precision; each step divides h by ten. */
public final class Tiny implements Experiment {

    static final String X = "x";
    static final String H = "h";
    static final float LEAST = 1e-12f;

    private static final List<Control> CONTROLS = List.of(
            new Control.Slider(H, LEAST, 1, 0.25f, LEAST, 1, 0.1f, Scale.LOGARITHMIC, Effect.RESTART),
            new Control.Slider(X, 0, 10, 0.5f, 0, 10, 3, Scale.LINEAR, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(Plot.of(
            "errors",
            Size.LARGE,
            "h",
            "error",
            Layer.of("double", Role.RUN_2),
            Layer.of("single", Role.RUN_1),
            Layer.of("here", Role.MARK)));

    @Override
    public String id() {
        return "tiny";
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
        return List.of(new Readout("single", Role.RUN_1, 4), new Readout("double", Role.RUN_2, 4));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("zero", "single", "double");
    }

    /** Down from 1 to 1e-12. */
    @Override
    public Map<String, String> walked() {
        return Map.of(H, "nudge");
    }

    @Override
    public int mostSteps() {
        return 12;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new TinySimulation(settings);
    }
}
