package dev.nudge.lesson.loss;

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
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Twenty points, one outlier to drag, and four walkers that start together, each down the surface of a loss of its own. */
public final class LossLab implements Experiment {

    static final String A = "a";
    static final String B = "b";
    static final String C = "c";
    static final String WATCH = "watch";
    static final String DELTA = "delta";
    static final String RATE = "rate";
    static final String OUTLIER = "outlier";

    /** The part of the plane of a and b that the surfaces show, as wide as the sliders. */
    static final Control.Slider SLIDER_A = parameter(A, -2, 5, 1.1f);

    static final Control.Slider SLIDER_B = parameter(B, -1, 4, 1.1f);

    private static final List<Control> CONTROLS = List.of(
            new Control.EditablePoints(OUTLIER, Points.of(new float[] {0.5f}, new float[] {18}), 1, 1, Effect.LIVE),
            new Control.Choice(WATCH, Penalty.IDS, Penalty.MSE.id(), Effect.LIVE),
            SLIDER_A,
            SLIDER_B,
            parameter(C, -1, 4, 1.1f),
            new Control.Slider(DELTA, 0.1f, 10, 0.05f, 0.01f, 100, 1, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Slider(RATE, 0.001f, 1, 0.1f, 1e-6f, 10, 0.05f, Scale.LOGARITHMIC, Effect.LIVE));

    private static final List<Picture> PICTURES = pictureList();

    private static Control.Slider parameter(String id, float min, float max, float preset) {
        return new Control.Slider(id, min, max, 0.1f, -1000, 1000, preset, Scale.LINEAR, Effect.RESTART);
    }

    private static List<Picture> pictureList() {
        List<Picture> pictures = new ArrayList<>();
        pictures.add(Plot.of(
                "fit",
                Size.LARGE,
                "x",
                "y",
                Layer.of("residuals", Role.LOSS),
                Layer.of("curve.mae", Role.RUN_1),
                Layer.of("curve.mse", Role.RUN_2),
                Layer.of("curve.rmse", Role.RUN_3),
                Layer.of("curve.huber", Role.RUN_4),
                Layer.of("points", Role.DATA),
                Layer.movable("outlier", Role.MARK, OUTLIER)));
        for (Penalty penalty : Penalty.values()) {
            String id = penalty.id();
            pictures.add(Plot.of(
                    id,
                    Size.SMALL,
                    "a",
                    "b",
                    Layer.of("surface." + id, Role.LOSS),
                    Layer.of("isolines." + id, Role.GUIDE),
                    Layer.of("path." + id, Role.TRACE),
                    Layer.of("lowest." + id, Role.MARK),
                    Layer.of("here." + id, run(penalty))));
        }
        pictures.add(Plot.of(
                "punish",
                Size.STRIP,
                "miss",
                "cost",
                Layer.of("cost.mae", Role.RUN_1),
                Layer.of("cost.mse", Role.RUN_2),
                Layer.of("cost.huber", Role.RUN_4),
                Layer.of("cost.here", Role.MARK)));
        return List.copyOf(pictures);
    }

    /** Each walker keeps its look in all pictures. */
    private static Role run(Penalty penalty) {
        return switch (penalty) {
            case MAE -> Role.RUN_1;
            case MSE -> Role.RUN_2;
            case RMSE -> Role.RUN_3;
            case HUBER -> Role.RUN_4;
        };
    }

    @Override
    public String id() {
        return "losslab";
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
    public Optional<String> score() {
        return Optional.of("mae");
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("mae", Role.RUN_1, 3),
                new Readout("mse", Role.RUN_2, 3),
                new Readout("rmse", Role.RUN_3, 3),
                new Readout("huber", Role.RUN_4, 3),
                new Readout("share", Role.MARK, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("outvoted", "same", "pulled");
    }

    @Override
    public int mostSteps() {
        return 5_000;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new LossSimulation(settings, compute);
    }
}
