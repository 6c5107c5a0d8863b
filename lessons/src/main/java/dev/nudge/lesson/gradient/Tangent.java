package dev.nudge.lesson.gradient;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.AskBack;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** x² at a point, its tangent, and a secant that closes in: each step halves the nudge. */
public final class Tangent implements Experiment {

    static final String X = "x";
    static final String H = "h";

    /** So many halvings keep float32 out of the story; it has an experiment of its own. */
    static final int MOST_HALVINGS = 8;

    private static final List<Control> CONTROLS = List.of(
            new Control.Slider(X, -4, 4, 0.1f, -4, 4, 1, Scale.LINEAR, Effect.LIVE),
            new Control.Slider(H, 0.01f, 2, 0.1f, 0.01f, 2, 2, Scale.LOGARITHMIC, Effect.RESTART));

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "curve",
                    Size.LARGE,
                    "x",
                    "y",
                    Layer.of("triangle", Role.GUIDE),
                    Layer.of("curve", Role.MODEL),
                    Layer.of("secant", Role.PART),
                    Layer.of("tangent", Role.GRADIENT),
                    Layer.of("nudged", Role.PART),
                    Layer.movable("point", Role.MARK, X),
                    Layer.of("names", Role.MARK)),
            Plot.of(
                    "slopes",
                    Size.STRIP,
                    "x",
                    "slope",
                    Layer.of("slopes", Role.GRADIENT),
                    Layer.of("secantslope", Role.PART),
                    Layer.of("slope", Role.MARK)));

    @Override
    public String id() {
        return "tangent";
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
                new Readout("nudge", Role.PART, 4),
                new Readout("secant", Role.PART, 4),
                new Readout("slope", Role.GRADIENT, 4));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("flat", "six", "close");
    }

    /** What the slope is there, among two that it is often taken for. */
    @Override
    public Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        Frame frame = end.get();
        float x = frame.readout("x");
        float slope = frame.readout("slope");
        List<Float> numbers = List.of(x, slope, frame.readout("height"));
        boolean apart = numbers.stream().map(Messages::number).distinct().count() == numbers.size();
        return apart
                ? Optional.of(new AskBack(
                        Message.of("tangent.back.question", x),
                        numbers.stream()
                                .map(number -> Message.of("tangent.back.number", number))
                                .toList(),
                        numbers.indexOf(slope),
                        Message.of("tangent.back.reveal", x, slope)))
                : Optional.empty();
    }

    @Override
    public Map<String, String> walked() {
        return Map.of(H, "nudge");
    }

    @Override
    public int mostSteps() {
        return MOST_HALVINGS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new TangentSimulation(settings, compute);
    }
}
