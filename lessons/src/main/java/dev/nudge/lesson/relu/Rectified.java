package dev.nudge.lesson.relu;

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

/** A line, what clipping it at 0 leaves of it, and the sum of two such. */
public final class Rectified implements Experiment {

    static final String SECOND = "second";

    private static final List<Picture> PICTURES = List.of(Plot.of(
            "clipped",
            Size.LARGE,
            "x",
            "y",
            Layer.of("zero", Role.GUIDE),
            Layer.of("lines", Role.GUIDE),
            Layer.of("parts", Role.PART),
            Layer.of("sum", Role.MODEL),
            Layer.of("kinks", Role.MARK),
            Layer.movable("tilt1", Role.PART, "m1"),
            Layer.movable("tilt2", Role.PART, "m2")));

    /** Nearer to x = 0 a hand cannot tell a slope. */
    private static final float NEAREST = 0.1f;

    private final List<Control> controls = List.of(
            slider("m1", 1),
            slider("b1", 0.5f),
            new Control.Toggle(SECOND, false, Effect.LIVE),
            slider("m2", -1),
            slider("b2", -0.5f));

    private static Control slider(String id, float preset) {
        return new Control.Slider(id, -3, 3, 0.1f, -100, 100, preset, Scale.LINEAR, Effect.LIVE);
    }

    /** The slope with which the line goes from its height at 0 through the place. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        float height = settings.number(slider.replace('m', 'b'));
        return (y - height) / Math.copySign(Math.max(NEAREST, Math.abs(x)), x);
    }

    @Override
    public String id() {
        return "rectified";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return controls;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(new Readout("lowest", Role.MODEL, 2));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("flat");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new RectifiedSimulation(settings, compute);
    }
}
