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

/** The gradient of a loss of A · B: two more matrix products, made like the first. */
public final class MatrixGradient implements Experiment {

    static final String A = "a";
    static final String B = "b";
    static final String LOSS = "loss";
    static final String SUM = "sum";
    static final String SQUARES = "squares";
    static final String CELL = "cell";
    static final String OF = "of";

    private static final List<Control> CONTROLS = List.of(
            Fillings.matrix(A, Matrix.of(3, 1, 2, 3, 4, 5, 6), Fillings.random(A), Fillings.TRANSPOSE),
            Fillings.matrix(B, Matrix.of(2, 1, 0, 2, 1, 0, -1), Fillings.random(B), Fillings.TRANSPOSE),
            new Control.Choice(LOSS, List.of(SQUARES, SUM, CELL), SQUARES, Effect.RESTART),
            new Control.Choice(OF, List.of(A, B), A, Effect.RESTART),
            Sweeping.step());

    private static final List<Picture> PICTURES = List.of(
            new Plain("product", Size.LARGE),
            new Plain("c", Size.SMALL),
            new Plain("part", Size.SMALL),
            new Plain("autograd", Size.SMALL));

    @Override
    public String id() {
        return "matgrad";
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
                new Readout("loss", Role.LOSS, 1),
                new Readout("products", Role.DATA, 0),
                new Readout("cells", Role.GRADIENT, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("left", "right", "quiet");
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
        return new MatrixGradientSimulation(settings, compute);
    }
}
