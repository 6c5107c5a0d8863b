package dev.nudge.lesson.gradient;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.AskBack;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
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

/** Three numbers whose squares add up to one; the gradient of the sum has three numbers too, and steps against it shrink them all. */
public final class Squares implements Experiment {

    /** The three numbers' controls. */
    static final List<String> ELEMENTS = List.of("first", "second", "third");

    static final String RATE = "rate";

    private static final List<Control> CONTROLS = List.of(
            element(ELEMENTS.get(0), 3),
            element(ELEMENTS.get(1), 4),
            element(ELEMENTS.get(2), 10),
            new Control.Slider(RATE, 0.001f, 1, 0.1f, 0.0001f, 2, 0.1f, Scale.LOGARITHMIC, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plain("table", Size.LARGE), Plot.of("path", Size.LARGE, Axis.STEP, "sum", Layer.of("path", Role.LOSS)));

    private static Control element(String id, float preset) {
        return new Control.Slider(id, -12, 12, 0.5f, -100, 100, preset, Scale.LINEAR, Effect.RESTART);
    }

    @Override
    public String id() {
        return "squares";
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
        return List.of(new Readout("steps", Role.TRACE, 0), new Readout("sum", Role.LOSS, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("small", "once", "away");
    }

    /** Which of the three moves the furthest in a step. */
    @Override
    public Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        Frame frame = end.get();
        List<Float> numbers = List.of(frame.readout("w0"), frame.readout("w1"), frame.readout("w2"));
        int largest = 0;
        for (int i = 1; i < numbers.size(); i++) {
            largest = Math.abs(numbers.get(i)) > Math.abs(numbers.get(largest)) ? i : largest;
        }
        float most = Math.abs(numbers.get(largest));
        boolean alone = numbers.stream().filter(each -> Math.abs(each) == most).count() == 1;
        boolean apart = numbers.stream().map(Messages::number).distinct().count() == numbers.size();
        return alone && apart
                ? Optional.of(new AskBack(
                        Message.of("squares.back.question", numbers.get(0), numbers.get(1), numbers.get(2)),
                        numbers.stream()
                                .map(number -> Message.of("squares.back.number", number))
                                .toList(),
                        largest,
                        Message.of("squares.back.reveal", numbers.get(largest), 2 * numbers.get(largest))))
                : Optional.empty();
    }

    @Override
    public Map<String, String> walked() {
        return Map.of(ELEMENTS.get(0), "w0", ELEMENTS.get(1), "w1", ELEMENTS.get(2), "w2");
    }

    @Override
    public int mostSteps() {
        return 500;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new SquaresSimulation(this, settings, compute);
    }
}
