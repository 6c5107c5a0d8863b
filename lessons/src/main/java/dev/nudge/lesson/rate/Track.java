package dev.nudge.lesson.rate;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.quadratic.FitQuadratic;
import java.util.List;

/**
 * Twenty points, and the lowest mean squared error that a quadratic can have on them.
 *
 * <p>The roller coaster is the example of chapter 4 of "Deep Learning for Coders with fastai and PyTorch" (Howard and Gugger, 2020): speeds at the times 0 to 19,
 * {@code 0.75(t − 9.5)² + 1} and noise of 3. Its noise is ours, by a seed.
 */
record Track(Points points, float best) {

    static final String DATA = "data";
    static final String SEED = "seed";

    static final String MEASURED = "points";
    static final String COASTER = "coaster";
    /** The roller coaster with times in standard deviations from their mean. */
    static final String STANDARD = "standard";

    static final int COUNT = 20;

    /** All three weights of whoever starts. */
    static final float START = 1.1f;

    static final Control CHOICE =
            new Control.Choice(DATA, List.of(MEASURED, COASTER, STANDARD), MEASURED, Effect.RESTART);

    static final Control SEEDS = new Control.Slider(SEED, 0, 99, 1, 0, 9999, 4, Scale.LINEAR, Effect.RESTART);

    private static final Points TWENTY = new FitQuadratic().start().opening().points(FitQuadratic.POINTS);

    static Track of(Settings settings) {
        if (settings.pick(DATA).equals(MEASURED)) {
            return on(Tensor.of(TWENTY.xs()), Tensor.of(TWENTY.ys()));
        }
        Tensor time = Tensor.arange(0, COUNT, 1);
        Tensor noise = Tensor.randn(Math.round(settings.number(SEED)), COUNT);
        Tensor speed = time.sub(9.5).square().mul(0.75).add(1).add(noise.mul(3));
        boolean standard = settings.pick(DATA).equals(STANDARD);
        return on(standard ? time.sub(time.mean()).div(time.var().sqrt()) : time, speed);
    }

    private static Track on(Tensor x, Tensor y) {
        return new Track(Points.of(x.toArray(), y.toArray()), lowest(x, y));
    }

    /** What is left of y when its mean, its part along x and its part along x² are taken away: least squares by orthogonal directions. */
    private static float lowest(Tensor x, Tensor y) {
        Tensor along = x.sub(x.mean());
        Tensor bent = without(along.square().sub(along.square().mean()), along);
        Tensor rest = without(without(y.sub(y.mean()), along), bent);
        return rest.square().mean().item();
    }

    private static Tensor without(Tensor values, Tensor direction) {
        return values.sub(
                direction.mul(values.mul(direction).sum().div(direction.square().sum())));
    }

    /** {@code a·x² + b·x + c}; all four broadcast. */
    static Tensor quadratic(Tensor[] weights, Tensor x) {
        return weights[0].mul(x.square()).add(weights[1].mul(x)).add(weights[2]);
    }

    /** A power of ten, at most {@code value}. */
    static float powerBelow(double value) {
        return (float) Math.pow(10, Math.floor(Math.log10(value) + 1e-6));
    }

    /** A power of ten, at least {@code value}. */
    static float powerAbove(double value) {
        return (float) Math.pow(10, Math.ceil(Math.log10(value) - 1e-6));
    }
}
