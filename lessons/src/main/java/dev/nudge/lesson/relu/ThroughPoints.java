package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Points;
import java.util.List;

/** N points, and the N − 1 ReLUs and the bias that go through all of them. Nothing is trained: the weights are computed. */
public final class ThroughPoints implements Experiment {

    static final String POINTS = "points";

    private static final Points AT_FIRST =
            Points.of(new float[] {-2, -1, 0, 0.8f, 2}, new float[] {0.5f, -1, 1.5f, -0.5f, 1});

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "through",
                    Size.LARGE,
                    "x",
                    "y",
                    Layer.of("zero", Role.GUIDE),
                    Layer.of("parts", Role.PART),
                    Layer.of("unknown", Role.UNKNOWN),
                    Layer.of("sum", Role.MODEL),
                    Layer.movable("points", Role.DATA, POINTS)),
            new Picture.Plain("weights", Size.SMALL));

    private final List<Control> controls = List.of(new Control.EditablePoints(POINTS, AT_FIRST, 2, 40, Effect.LIVE));

    @Override
    public String id() {
        return "through";
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
        return List.of(
                new Readout("count", Role.DATA, 0),
                new Readout("relus", Role.MODEL, 0),
                new Readout("miss", Role.LOSS, 7));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("ten");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ThroughPointsSimulation(settings, compute);
    }
}
