package dev.nudge.lesson.quadratic;

import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import java.util.List;

/** The lesson's arithmetic, recorded once for a loss and a number of points and replayed at every move. */
final class QuadraticPrograms {

    /** Samples of the curve across the picture. */
    static final int CURVE = 121;

    /** Samples of the loss along one parameter. */
    static final int SWEEP = 71;

    private QuadraticPrograms() {}

    /** {@code a·x² + b·x + c}; all four broadcast. */
    static Tensor quadratic(Tensor a, Tensor b, Tensor c, Tensor x) {
        return a.mul(x.square()).add(b.mul(x)).add(c);
    }

    /**
     * What the page shows at one setting.
     *
     * <p>Inputs: scalars {@code a b c}; data {@code x y} [points], {@code grid} [CURVE], {@code track.a track.b track.c}
     * [SWEEP]. Outputs: {@code prediction} [points], {@code curve} [CURVE], the scalars {@code mae mse rmse} and the chosen
     * loss's {@code slope.a slope.b slope.c}, and the loss along each parameter {@code sweep.a sweep.b sweep.c} [SWEEP].
     */
    static Program look(Loss chosen, int points) {
        return Program.record("look at a quadratic, " + chosen.id(), p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor a = p.scalar("a");
            Tensor b = p.scalar("b");
            Tensor c = p.scalar("c");

            Tensor prediction = quadratic(a, b, c, x);
            Tensor error = prediction.sub(y);
            for (Loss loss : Loss.values()) {
                p.output(loss.id(), loss.of(error, 0));
            }
            List<Tensor> slopes = chosen.of(error, 0).gradients(a, b, c);
            p.output("slope.a", slopes.get(0));
            p.output("slope.b", slopes.get(1));
            p.output("slope.c", slopes.get(2));
            p.output("prediction", prediction);
            p.output("curve", quadratic(a, b, c, p.data("grid", CURVE)));

            // Each track stands as a column, so that broadcasting sets every candidate against every point.
            Tensor manyA = p.data("track.a", SWEEP).unsqueeze(1);
            Tensor manyB = p.data("track.b", SWEEP).unsqueeze(1);
            Tensor manyC = p.data("track.c", SWEEP).unsqueeze(1);
            p.output("sweep.a", chosen.of(quadratic(manyA, b, c, x).sub(y), 1));
            p.output("sweep.b", chosen.of(quadratic(a, manyB, c, x).sub(y), 1));
            p.output("sweep.c", chosen.of(quadratic(a, b, manyC, x).sub(y), 1));
        });
    }

    /**
     * One step of gradient descent, {@code w ← w − learningRate · ∂loss/∂w}.
     *
     * <p>State: scalars {@code a b c}. Inputs: scalar {@code learningRate}, data {@code x y} [points]. Output: {@code after}
     * [4], the three parameters and the loss after the step, in one piece because a walk reads it after each.
     */
    static Program step(Loss chosen, int points) {
        return Program.record("step on a quadratic, " + chosen.id(), p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor a = p.state("a");
            Tensor b = p.state("b");
            Tensor c = p.state("c");
            Tensor rate = p.scalar("learningRate");

            Tensor loss = chosen.of(quadratic(a, b, c, x).sub(y), 0);
            List<Tensor> slopes = loss.gradients(a, b, c);
            Tensor nextA = a.sub(rate.mul(slopes.get(0)));
            Tensor nextB = b.sub(rate.mul(slopes.get(1)));
            Tensor nextC = c.sub(rate.mul(slopes.get(2)));
            p.update(a, nextA);
            p.update(b, nextB);
            p.update(c, nextC);
            Tensor nextLoss = chosen.of(quadratic(nextA, nextB, nextC, x).sub(y), 0);
            p.output("after", Tensor.stack(0, nextA, nextB, nextC, nextLoss));
        });
    }
}
