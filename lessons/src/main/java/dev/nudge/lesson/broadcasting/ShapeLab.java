package dev.nudge.lesson.broadcasting;

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
import dev.nudge.lesson.tensor.ShapeLine;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.List;

/** Two or three shapes, or an expression, and how they stretch to fit; with the way back of the gradient. */
public final class ShapeLab implements Experiment {

    static final String LINE = "line";
    static final String BACKWARD = "backward";

    private static final List<Control> CONTROLS = List.of(
            new Control.Line(LINE, "[3, 4] [4]", TensorExpression.LONGEST, ShapeLab::require, Effect.LIVE),
            new Control.Toggle(BACKWARD, false, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plain("axes", Size.LARGE), new Plain("tensors", Size.STRIP), new Plain("gradients", Size.STRIP));

    /** Shapes that do not fit are read all the same: that they do not is what the picture shows. */
    private static void require(String typed) {
        if (ShapeLine.isIn(typed)) {
            ShapeLine.parse(typed);
        } else {
            TensorExpression.parse(typed);
        }
    }

    @Override
    public String id() {
        return "shapes";
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
                new Readout("stored", Role.DATA, 0),
                new Readout("extra", Role.GRADIENT, 0),
                new Readout("copies", Role.LOSS, 0),
                new Readout("result", Role.MODEL, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("both", "clash", "three", "megabyte", "summed");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ShapeLabSimulation(settings, compute);
    }
}
