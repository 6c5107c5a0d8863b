package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.AskBack;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One to two hundred ReLUs learn a curve by gradient descent, beside nets of other sizes that learn the same. */
public final class Approximate implements Experiment {

    static final String COUNT = "n";
    static final String RATE = "rate";
    static final String OPTIMISER = "optimiser";
    static final String SEED = "seed";
    static final String OTHERS = "others";
    static final String SELECT = "select";
    static final String GAIN = "gain";
    static final String SHIFT = "shift";

    static final int MOST = 200;

    /** So many ReLUs are drawn; of more, the selected one. */
    static final int DRAWN = 8;

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "fit",
                    Size.LARGE,
                    "x",
                    "y",
                    Layer.of("zero", Role.GUIDE),
                    Layer.movable("target", Role.DATA, TargetControls.DRAWING),
                    Layer.of("parts", Role.PART),
                    Layer.of("selected", Role.TRACE),
                    Layer.of("unknown", Role.UNKNOWN),
                    Layer.of("sum", Role.MODEL),
                    Layer.of("bends", Role.MARK)),
            new Plot(
                    "path",
                    Size.SMALL,
                    Scaled.linear(Axis.STEP),
                    Scaled.logarithmic("path.y"),
                    Picture.View.FITTED,
                    List.of(Layer.of("path", Role.LOSS))),
            new Plot(
                    "sizes",
                    Size.SMALL,
                    Scaled.logarithmic("sizes.x"),
                    Scaled.logarithmic("sizes.y"),
                    Picture.View.FITTED,
                    List.of(
                            Layer.of("promise", Role.GUIDE),
                            Layer.of("trained", Role.TRACE),
                            Layer.of("here", Role.MODEL))));

    private final List<Control> controls = declare();

    private static List<Control> declare() {
        List<Control> controls = new ArrayList<>();
        controls.add(new Control.Slider(COUNT, 1, MOST, 1, 1, MOST, 8, Scale.LOGARITHMIC, Effect.RESTART));
        controls.addAll(TargetControls.list());
        controls.add(rate());
        controls.add(optimiser());
        controls.add(seed());
        controls.add(new Control.Toggle(OTHERS, true, Effect.RESTART));
        controls.add(select());
        controls.add(new Control.Slider(GAIN, -1, 3, 0.1f, -100, 100, 1, Scale.LINEAR, Effect.LIVE));
        controls.add(new Control.Slider(SHIFT, -2, 2, 0.1f, -100, 100, 0, Scale.LINEAR, Effect.LIVE));
        return List.copyOf(controls);
    }

    static Control rate() {
        return new Control.Slider(RATE, 1e-4f, 1, 0.1f, 1e-6f, 10, 0.02f, Scale.LOGARITHMIC, Effect.LIVE);
    }

    static Control optimiser() {
        return new Control.Choice(OPTIMISER, Optimiser.ids(), Optimiser.ADAM.id(), Effect.RESTART);
    }

    static Control seed() {
        return new Control.Slider(SEED, 0, 99, 1, 0, 999, 1, Scale.LINEAR, Effect.RESTART);
    }

    static Control select() {
        return new Control.Slider(SELECT, 1, MOST, 1, 1, MOST, 1, Scale.LINEAR, Effect.LIVE);
    }

    @Override
    public String id() {
        return "approximate";
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
                new Readout("error", Role.LOSS, 4),
                new Readout("mse", Role.LOSS, 6),
                new Readout("kink", Role.TRACE, 2),
                new Readout("slope", Role.TRACE, 2),
                new Readout("weight", Role.TRACE, 2));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("near", "nearer");
    }

    /** How many corners a sum of so many can have. */
    @Override
    public Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        Frame frame = end.get();
        int relus = Math.round(settings.number(COUNT));
        return Optional.of(new AskBack(
                Message.of("approximate.back.question", relus),
                Stream.of(relus, relus + 1, 2 * relus + 1)
                        .map(count -> Message.of("approximate.back.number", count))
                        .toList(),
                0,
                Message.of("approximate.back.reveal", relus)));
    }

    @Override
    public int mostSteps() {
        return 2_000;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ApproximateSimulation(settings, compute);
    }
}
