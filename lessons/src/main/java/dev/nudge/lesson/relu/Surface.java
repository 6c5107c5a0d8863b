package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.formula.Formula;
import java.util.List;

/** The same with two inputs: folded planes that learn a landscape. */
public final class Surface implements Experiment {

    /** The slider's name; the most ReLUs is {@link Approximate#MOST}. */
    static final String COUNT = Approximate.COUNT;

    private static final List<Picture> PICTURES = List.of(
            plane(
                    "net",
                    Size.LARGE,
                    Layer.of("surface", Role.MODEL),
                    Layer.of("levels", Role.MODEL),
                    Layer.of("creases", Role.PART),
                    Layer.of("selected", Role.TRACE)),
            plane("wanted", Size.SMALL, Layer.of("target", Role.DATA), Layer.of("target.levels", Role.DATA)),
            new Plot(
                    "path",
                    Size.SMALL,
                    Scaled.linear(Axis.STEP),
                    Scaled.logarithmic("path.y"),
                    View.FITTED,
                    List.of(Layer.of("path", Role.LOSS))));

    private static Picture plane(String id, Size size, Layer... layers) {
        return new Plot(id, size, Scaled.linear("x"), Scaled.linear("y"), View.SQUARE, List.of(layers));
    }

    private final List<Control> controls = List.of(
            new Control.Slider(
                    COUNT, 1, Approximate.MOST, 1, 1, Approximate.MOST, 16, Scale.LOGARITHMIC, Effect.RESTART),
            new Control.Choice(
                    TargetControls.TARGET, Landscape.Target.ids(), Landscape.Target.HILL.id(), Effect.RESTART),
            new Control.Line(
                    TargetControls.EXPRESSION,
                    "max(abs(x), abs(y)) - 1",
                    Formula.LONGEST,
                    Landscape::require,
                    Effect.RESTART),
            Approximate.rate(),
            Approximate.optimiser(),
            Approximate.seed(),
            Approximate.select());

    @Override
    public String id() {
        return "relusurface";
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
        return List.of(new Readout("error", Role.LOSS, 4), new Readout("mse", Role.LOSS, 6));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("shaped");
    }

    @Override
    public int mostSteps() {
        return 2_000;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new SurfaceSimulation(settings, compute);
    }
}
