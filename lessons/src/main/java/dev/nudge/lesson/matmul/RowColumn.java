package dev.nudge.lesson.matmul;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Matrix;
import java.util.List;

/** Two matrices, and their product made one product of two numbers after the other, in three orders. */
public final class RowColumn implements Experiment {

    static final String A = "a";
    static final String B = "b";
    static final String ORDER = "order";

    private static final List<Control> CONTROLS = List.of(
            Fillings.matrix(
                    A,
                    Matrix.of(3, 1, 2, 3, 4, 5, 6),
                    Fillings.random(A),
                    Fillings.IDENTITY,
                    Fillings.TRANSPOSE,
                    Fillings.INPUTS),
            Fillings.matrix(
                    B,
                    Matrix.of(2, 1, 0, 2, 1, 0, -1),
                    Fillings.random(B),
                    Fillings.IDENTITY,
                    Fillings.ROTATION,
                    Fillings.TRANSPOSE,
                    Fillings.LAYER),
            new Control.Choice(ORDER, Order.names(), Order.DOT.pick(), Effect.RESTART),
            Sweeping.step());

    private static final List<Picture> PICTURES =
            List.of(new Plain("product", Size.LARGE), new Plain("part", Size.STRIP));

    @Override
    public String id() {
        return "rowcolumn";
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
        return List.of(new Readout("products", Role.DATA, 0), new Readout("cells", Role.MODEL, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("cell", "whole", "layers", "rows", "refused", "same");
    }

    @Override
    public int mostSteps() {
        return Sweeping.MOST;
    }

    /** Each product has something to read. */
    @Override
    public boolean isReadStepByStep() {
        return true;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new RowColumnSimulation(settings, compute);
    }
}
