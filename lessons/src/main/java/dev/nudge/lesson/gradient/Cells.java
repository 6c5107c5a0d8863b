package dev.nudge.lesson.gradient;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;

/** A notebook's small cells about gradients; each step runs the next one on the engine. */
public final class Cells implements Experiment {

    static final String FACTOR = "k";
    static final String AT = "at";
    static final String RATE = "rate";

    private static final List<Control> CONTROLS = List.of(
            new Control.Slider(FACTOR, -4, 4, 0.5f, -100, 100, 2, Scale.LINEAR, Effect.LIVE),
            new Control.Slider(AT, -5, 5, 0.5f, -100, 100, 3, Scale.LINEAR, Effect.LIVE),
            new Control.Slider(RATE, 0.001f, 0.1f, 0.1f, 0.0001f, 2, 0.1f, Scale.LOGARITHMIC, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(new Plain("cells", Size.LARGE));

    @Override
    public String id() {
        return "cells";
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
        return List.of(new Readout("run", Role.TRACE, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("thirds", "doubled", "all");
    }

    @Override
    public int mostSteps() {
        return Notebook.CELLS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new CellsSimulation(settings, compute);
    }
}
