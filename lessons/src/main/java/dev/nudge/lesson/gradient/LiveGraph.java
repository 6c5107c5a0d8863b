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
import dev.nudge.lesson.data.Points;
import java.util.List;

/** Every node of {@code mae(a·x² + b·x + c, y)} on three points: forward node by node, and back again with the gradient. */
public final class LiveGraph implements Experiment {

    static final List<String> PARAMETERS = List.of("a", "b", "c");
    static final String POINTS = "points";

    private static final int COUNT = 3;

    private static final List<Control> CONTROLS = List.of(
            parameter(PARAMETERS.get(0)),
            parameter(PARAMETERS.get(1)),
            parameter(PARAMETERS.get(2)),
            new Control.EditablePoints(
                    POINTS, Points.of(new float[] {-1, 1, 2}, new float[] {2, 3, 9}), COUNT, COUNT, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plain("graph", Size.LARGE),
            Plot.of(
                    "fit",
                    Size.SMALL,
                    "x",
                    "y",
                    Layer.of("misses", Role.LOSS),
                    Layer.of("curve", Role.MODEL),
                    Layer.movable("points", Role.DATA, POINTS)));

    private static Control parameter(String id) {
        return new Control.Slider(id, -2, 5, 0.1f, -10, 10, 1.1f, Scale.LINEAR, Effect.LIVE);
    }

    @Override
    public String id() {
        return "graph";
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
        return List.of(new Readout("loss", Role.LOSS, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("forward", "backward", "one");
    }

    @Override
    public int mostSteps() {
        return Part.FORWARD.size() + Part.BACKWARD.size();
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new GraphSimulation(settings, compute);
    }
}
