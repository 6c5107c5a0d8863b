package dev.nudge.lesson.quadratic;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.AskBack;
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
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.PastedPoints;
import dev.nudge.lesson.data.Points;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lesson 1: three sliders, twenty points, one curve.
 *
 * <p>The points are those of the notebook "How does a neural net really work?" (fast.ai, 2022): x = linspace(−2, 2, 20),
 * y = f(x)·(1 + N(0, 0.15)) + N(0, 1.5) with f = 3x² + 2x + 1, so that learners' numbers agree with theirs.
 */
public final class FitQuadratic implements Experiment {

    public static final String A = "a";
    public static final String B = "b";
    public static final String C = "c";
    public static final String LOSS = "loss";
    public static final String LEARNING_RATE = "rate";
    public static final String POINTS = "points";

    /** The three parameters, in the order of the formula. */
    public static final List<String> PARAMETERS = List.of(A, B, C);

    /** The numbers that made the measured points, before the noise: a, b, c. */
    static final float[] TRUTH = {3, 2, 1};

    private static final int MOST_POINTS = 200;

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "fit",
                    Size.LARGE,
                    "x",
                    "y",
                    Layer.of("residuals", Role.LOSS),
                    Layer.of("curve", Role.MODEL),
                    Layer.movable("points", Role.DATA, POINTS)),
            Plot.of("path", Size.STRIP, "path.x", "path.y", Layer.of("path", Role.LOSS)));

    private final Points measured = read("measured.csv");

    private final List<Control> controls = List.of(
            parameter(A, -2, 5),
            parameter(B, -1, 4),
            parameter(C, -1, 4),
            new Control.Choice(
                    LOSS, Arrays.stream(Loss.values()).map(Loss::id).toList(), Loss.MAE.id(), Effect.RESTART),
            new Control.Slider(LEARNING_RATE, 0.001f, 1, 0.1f, 1e-6f, 100, 0.05f, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.EditablePoints(
                    POINTS, measured, 1, MOST_POINTS, Effect.RESTART, Optional.of(FitQuadratic::drawn)));

    private static Control parameter(String id, float min, float max) {
        return new Control.Slider(id, min, max, 0.1f, -1000, 1000, 1.1f, Scale.LINEAR, Effect.RESTART);
    }

    @Override
    public String id() {
        return "quadratic";
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
    public List<String> checkpoints() {
        return List.of("close", "closer", "expert");
    }

    /** Whether these are the lesson's own points, whose truth is known. */
    boolean measured(Points points) {
        return points.equals(measured);
    }

    /** Which parameter, raised a little, lowers the loss the most: the one of the most negative slope. */
    @Override
    public Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        Frame frame = end.get();
        int steepest = 0;
        for (int i = 1; i < PARAMETERS.size(); i++) {
            steepest = slope(frame, i) < slope(frame, steepest) ? i : steepest;
        }
        List<Message> options = new ArrayList<>();
        PARAMETERS.forEach(parameter -> options.add(Message.of("quadratic.back.parameter", parameter)));
        options.add(Message.of("quadratic.back.none"));
        return Optional.of(new AskBack(
                Message.of(
                        "quadratic.back.question",
                        frame.readout(A),
                        frame.readout(B),
                        frame.readout(C),
                        frame.readout("loss")),
                options,
                slope(frame, steepest) < 0 ? steepest : PARAMETERS.size(),
                Message.of("quadratic.back.reveal", slope(frame, 0), slope(frame, 1), slope(frame, 2))));
    }

    private static float slope(Frame frame, int parameter) {
        return frame.readout("slope." + PARAMETERS.get(parameter));
    }

    @Override
    public Map<String, String> walked() {
        return Map.of(A, A, B, B, C, C);
    }

    @Override
    public int mostSteps() {
        return 10_000;
    }

    @Override
    public List<Readout> readouts() {
        return Arrays.stream(Loss.values())
                .map(loss -> new Readout(loss.id(), Role.LOSS, 4))
                .toList();
    }

    /** The loss that was chosen: a frame has all of them. */
    @Override
    public Optional<String> score(Settings chosen) {
        return Optional.of(chosen.pick(LOSS));
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new QuadraticSimulation(this, settings, compute);
    }

    /** Twenty points made as the measured ones were, with noise by this seed; rounded to four decimals, so that links stay short. */
    static Points drawn(int seed) {
        Tensor x = Tensor.linspace(-2, 2, 20);
        Tensor truth = x.square().mul(TRUTH[0]).add(x.mul(TRUTH[1])).add(TRUTH[2]);
        Tensor noise = Tensor.randn(seed, 2, 20);
        Tensor y = truth.mul(noise.select(0, 0).mul(0.15).add(1))
                .add(noise.select(0, 1).mul(1.5));
        return Points.of(rounded(x), rounded(y));
    }

    private static float[] rounded(Tensor values) {
        float[] rounded = values.toArray();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.round(rounded[i] * 1e4f) / 1e4f;
        }
        return rounded;
    }

    private static Points read(String name) {
        try (InputStream in = FitQuadratic.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("quadratic: the resource " + name + " is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PastedPoints.parse(text, MOST_POINTS).points();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
