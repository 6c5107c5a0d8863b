package dev.nudge.lesson.gradient;

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
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;

/** Gradients gather until they are zeroed: the same quadratic walked with zeroing and without, and with momentum between the two. */
public final class Accumulate implements Experiment {

    static final String ZERO = "zero";
    static final String RATE = "rate";
    static final String BESIDE = "beside";
    static final String MOMENTUM = "momentum";

    static final int MOST_STEPS = 1_000;

    private static final List<Control> CONTROLS = List.of(
            new Control.Toggle(ZERO, false, Effect.LIVE),
            new Control.Slider(RATE, 0.001f, 0.1f, 0.1f, 0.0001f, 1, 0.01f, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Toggle(BESIDE, false, Effect.LIVE),
            new Control.Slider(MOMENTUM, 0, 1, 0.05f, 0, 1, 0.9f, Scale.LINEAR, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "race",
                    Size.LARGE,
                    Axis.STEP,
                    "loss",
                    Layer.of("yours", Role.MODEL),
                    Layer.of("kept", Role.RUN_4),
                    Layer.of("zeroed", Role.RUN_1),
                    Layer.of("rolling", Role.RUN_6)),
            Plot.of(
                    "fit",
                    Size.SMALL,
                    "x",
                    "y",
                    Layer.of("keptcurve", Role.RUN_4),
                    Layer.of("zeroedcurve", Role.RUN_1),
                    Layer.of("yourcurve", Role.MODEL),
                    Layer.of("points", Role.DATA)),
            Plot.of(
                    "push",
                    Size.SMALL,
                    Axis.STEP,
                    "push",
                    Layer.of("yourpush", Role.MODEL),
                    Layer.of("keptpush", Role.RUN_4),
                    Layer.of("zeroedpush", Role.RUN_1),
                    Layer.of("rollingpush", Role.RUN_6)));

    @Override
    public String id() {
        return "accumulate";
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
                new Readout("steps", Role.TRACE, 0),
                new Readout("zeroed", Role.RUN_1, 2),
                new Readout("kept", Role.RUN_4, 2),
                new Readout("yours", Role.MODEL, 2));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("lead", "lost", "rescue");
    }

    @Override
    public int mostSteps() {
        return MOST_STEPS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new AccumulateSimulation(settings, compute);
    }
}
