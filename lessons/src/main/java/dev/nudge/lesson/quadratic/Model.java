package dev.nudge.lesson.quadratic;

import static dev.nudge.lesson.quadratic.FitQuadratic.LOSS;
import static dev.nudge.lesson.quadratic.FitQuadratic.PARAMETERS;
import static dev.nudge.lesson.quadratic.FitQuadratic.POINTS;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The two programs of the lesson, open on a device for one loss and one number of points. */
final class Model implements AutoCloseable {

    /**
     * What the device said about one setting.
     *
     * @param slopes partial derivatives of the chosen loss, in the order of the parameters
     * @param sweeps the chosen loss along each parameter, sampled over the slider's track
     */
    record Look(
            float loss,
            float mae,
            float mse,
            float rmse,
            float[] slopes,
            float[] prediction,
            float[] curve,
            float[][] sweeps) {}

    /**
     * What stays put while the learner moves: the axes, the best that slider a alone can do from the start, and the mean absolute error of the truth.
     *
     * @param grid abscissas of the curve
     * @param tracks abscissas of the sweeps, by parameter
     */
    record Scale(
            Axis x, Axis y, float sweepTop, float bestOfAAlone, float maeOfTruth, float[] grid, float[][] tracks) {}

    private final FitQuadratic experiment;
    private final Loss loss;
    private final int count;
    private final Execution look;
    private final Execution step;
    private final float[][] tracks;
    private @Nullable Points points;
    private @Nullable Scale scale;

    private Model(FitQuadratic experiment, Loss loss, int count, Compute compute) {
        this.experiment = experiment;
        this.loss = loss;
        this.count = count;
        this.tracks = PARAMETERS.stream().map(p -> track(experiment.slider(p))).toArray(float[][]::new);
        this.look = compute.open(QuadraticPrograms.look(loss, count));
        try {
            this.step = compute.open(QuadraticPrograms.step(loss, count));
        } catch (RuntimeException refused) {
            look.close();
            throw refused;
        }
        for (int i = 0; i < tracks.length; i++) {
            look.write("track." + PARAMETERS.get(i), tracks[i]);
        }
    }

    static Model open(FitQuadratic experiment, Settings settings, Compute compute) {
        Model model = new Model(
                experiment,
                Loss.named(settings.pick(LOSS)),
                settings.points(POINTS).count(),
                compute);
        model.measureAgainst(settings.points(POINTS));
        return model;
    }

    boolean fits(Settings settings) {
        return Loss.named(settings.pick(LOSS)) == loss
                && settings.points(POINTS).count() == count;
    }

    /** Uploads the points when they are others than before. */
    void measureAgainst(Points points) {
        if (Objects.equals(this.points, points)) {
            return;
        }
        this.points = points;
        float[] xs = points.xs();
        float[] ys = points.ys();
        look.write("x", xs);
        look.write("y", ys);
        step.write("x", xs);
        step.write("y", ys);

        Axis x = Axis.around(xs, 0.05f);
        float[] grid = spread(x.min(), x.max(), QuadraticPrograms.CURVE);
        look.write("grid", grid);

        Look start = look(preset(0), preset(1), preset(2));
        // Points on the y axis may make a's curve flat and zero; a scale from zero to zero would be none.
        float top = 1e-6f;
        float best = Float.POSITIVE_INFINITY;
        for (float loss : start.sweeps()[0]) {
            top = Math.max(top, loss);
            best = Math.min(best, loss);
        }
        float[] truth = FitQuadratic.TRUTH;
        scale = new Scale(
                x,
                Axis.around(ys, 0.08f).withRoundTop(),
                top,
                best,
                look(truth[0], truth[1], truth[2]).mae(),
                grid,
                tracks);
    }

    Scale scale() {
        if (scale == null) {
            throw new IllegalStateException("quadratic: no points were uploaded yet");
        }
        return scale;
    }

    Look look(float a, float b, float c) {
        look.set("a", a);
        look.set("b", b);
        look.set("c", c);
        look.run(1);
        float mae = look.read("mae")[0];
        float mse = look.read("mse")[0];
        float rmse = look.read("rmse")[0];
        float[] slopes = new float[PARAMETERS.size()];
        float[][] sweeps = new float[slopes.length][];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = look.read("slope." + PARAMETERS.get(i))[0];
            sweeps[i] = look.read("sweep." + PARAMETERS.get(i));
        }
        float chosen = switch (loss) {
            case MAE -> mae;
            case MSE -> mse;
            case RMSE -> rmse;
        };
        return new Look(chosen, mae, mse, rmse, slopes, look.read("prediction"), look.read("curve"), sweeps);
    }

    /** Puts the weights where the walk stands; {@link #step} goes on from there. */
    void place(Walk walk) {
        for (int i = 0; i < PARAMETERS.size(); i++) {
            step.write(PARAMETERS.get(i), new float[] {walk.parameter(i)});
        }
    }

    /** One gradient step, added to the walk; refused where its end is no float32 number. */
    void step(float learningRate, Walk walk) {
        step.set("learningRate", learningRate);
        step.run(1);
        float[] after = step.read("after");
        float a = after[0];
        float b = after[1];
        float c = after[2];
        float loss = after[3];
        if (Float.isFinite(a) && Float.isFinite(b) && Float.isFinite(c) && Float.isFinite(loss)) {
            walk.add(a, b, c, loss);
        } else {
            place(walk);
            walk.refuse();
        }
    }

    @Override
    public void close() {
        look.close();
        step.close();
    }

    private float preset(int parameter) {
        return experiment.slider(PARAMETERS.get(parameter)).preset();
    }

    private static float[] track(Control.Slider slider) {
        return spread(slider.min(), slider.max(), QuadraticPrograms.SWEEP);
    }

    /** {@code count} values from {@code min} to {@code max}, both included. */
    private static float[] spread(float min, float max, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = min + (max - min) * i / (count - 1);
        }
        return values;
    }
}
