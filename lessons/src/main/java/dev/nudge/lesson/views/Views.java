package dev.nudge.lesson.views;

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
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.List;

/** One storage, and tensors that read it in many ways: shape, strides, offset, and which acts copy. */
public final class Views implements Experiment {

    static final String TENSOR = "tensor";
    static final String NUMBERS = "numbers";
    static final String ACT = "act";
    static final String OWN = "own";
    static final String ELEMENT = "element";

    /** The slider's track; larger numbers are typed, or pressed. */
    private static final int TRACK = 63;

    private static final int MOST_ACTS = 12;

    private static final List<Control> CONTROLS = List.of(
            new Control.Choice(
                    TENSOR, List.of(NUMBERS, Subject.DIGIT.id(), Subject.IMAGE.id()), NUMBERS, Effect.RESTART),
            new Control.Choice(ACT, Act.ids(), Act.TRANSPOSE.id(), Effect.LIVE),
            new Control.Line(OWN, "x[1:, ::3]", TensorExpression.LONGEST, TensorExpression::parse, Effect.LIVE),
            new Control.Slider(ELEMENT, 0, TRACK, 1, 0, Chain.MOST_ELEMENTS - 1, 8, Scale.LINEAR, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plain("memory", Size.LARGE),
            new Plain("seen", Size.STRIP),
            new Plain("chain", Size.STRIP),
            new Plain("printed", Size.STRIP));

    @Override
    public String id() {
        return "views";
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
                new Readout("copied", Role.LOSS, 0),
                new Readout("storage", Role.DATA, 0),
                new Readout("address", Role.GRADIENT, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("views", "copy", "refused", "again", "backwards");
    }

    @Override
    public int mostSteps() {
        return MOST_ACTS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ViewsSimulation(settings, compute);
    }
}
