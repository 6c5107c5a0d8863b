package dev.nudge.lesson.loss;

import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The lab's arithmetic. Walkers are numbered as {@link Penalty} is; points include the outlier, which is the last. */
final class LossPrograms {

    /** Samples of a curve across the picture. */
    static final int CURVE = 101;

    /** Samples of a surface along each side. */
    static final int SIDE = 29;

    /** Samples of what a miss costs. */
    static final int COST = 61;

    static final int WALKERS = Penalty.values().length;

    private LossPrograms() {}

    /** {@code a·x² + b·x + c}; all four broadcast. */
    private static Tensor quadratic(Tensor a, Tensor b, Tensor c, Tensor x) {
        return a.mul(x.square()).add(b.mul(x)).add(c);
    }

    /**
     * What does not depend on where the walkers stand.
     *
     * <p>Inputs: data {@code x y} [points], {@code track.a} [SIDE], {@code track.b} [SIDE], {@code miss} [COST], scalars {@code c delta}. Outputs: for each loss
     * {@code surface.<loss>} [SIDE, SIDE], b along the rows, and {@code cost.<loss>} [COST].
     */
    static Program ground(int points) {
        return Program.record("surfaces of four losses", p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor c = p.scalar("c");
            Tensor delta = p.scalar("delta");
            Tensor miss = p.data("miss", COST);
            // a along the columns, b along the rows, the points in depth: one broadcast tries every pair on every
            // point.
            Tensor a = p.data("track.a", SIDE).reshape(1, SIDE, 1);
            Tensor b = p.data("track.b", SIDE).reshape(SIDE, 1, 1);
            Tensor error = quadratic(a, b, c, x).sub(y);
            for (Penalty penalty : Penalty.values()) {
                p.output("surface." + penalty.id(), penalty.of(error, delta, 2));
                p.output("cost." + penalty.id(), penalty.cost(miss, delta));
            }
        });
    }

    /**
     * What the walkers see where they stand.
     *
     * <p>Inputs: data {@code a b} [WALKERS, 1], {@code x y} [points], {@code grid} [CURVE], scalars {@code c delta}. Outputs: {@code curves} [WALKERS, CURVE],
     * {@code predictions} [WALKERS, points], {@code losses} [WALKERS, WALKERS], a row for each walker and a column for each loss, {@code costs} [WALKERS, points],
     * what each point adds to the walker's own loss before the mean.
     */
    static Program look(int points) {
        return Program.record("look at four walkers", p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor c = p.scalar("c");
            Tensor delta = p.scalar("delta");
            Tensor a = p.data("a", WALKERS, 1);
            Tensor b = p.data("b", WALKERS, 1);
            Tensor prediction = quadratic(a, b, c, x);
            Tensor error = prediction.sub(y);
            p.output("curves", quadratic(a, b, c, p.data("grid", CURVE)));
            p.output("predictions", prediction);
            List<Tensor> losses = new ArrayList<>();
            List<Tensor> costs = new ArrayList<>();
            for (Penalty penalty : Penalty.values()) {
                losses.add(penalty.of(error, delta, 1));
                costs.add(penalty.cost(error.select(0, penalty.ordinal()), delta));
            }
            p.output("losses", Tensor.stack(1, losses.toArray(Tensor[]::new)));
            p.output("costs", Tensor.stack(0, costs.toArray(Tensor[]::new)));
        });
    }

    /**
     * One step of gradient descent for each walker down its own loss. Their losses are added before the gradient is taken; none depends on another's
     * parameters, so each gets its own.
     *
     * <p>State: {@code a b} [WALKERS, 1]. Inputs: data {@code x y} [points], {@code moving} [WALKERS, 1], 1 for those that still walk, scalars {@code c delta
     * learningRate}. Output: {@code after} [3, WALKERS, 1], a, b and the own loss.
     */
    static Program step(int points) {
        return Program.record("step of four walkers", p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor c = p.scalar("c");
            Tensor delta = p.scalar("delta");
            Tensor rate = p.scalar("learningRate");
            Tensor moving = p.data("moving", WALKERS, 1);
            Tensor a = p.state("a", WALKERS, 1);
            Tensor b = p.state("b", WALKERS, 1);
            List<Tensor> slopes = own(quadratic(a, b, c, x).sub(y), delta).sum().gradients(a, b);
            Tensor nextA = a.sub(rate.mul(moving).mul(slopes.get(0)));
            Tensor nextB = b.sub(rate.mul(moving).mul(slopes.get(1)));
            p.update(a, nextA);
            p.update(b, nextB);
            Tensor loss = own(quadratic(nextA, nextB, c, x).sub(y), delta).unsqueeze(1);
            p.output("after", Tensor.stack(0, nextA, nextB, loss));
        });
    }

    /** Each walker's own loss, shape [WALKERS]; error: [WALKERS, points]. */
    private static Tensor own(Tensor error, Tensor delta) {
        Tensor[] losses = new Tensor[WALKERS];
        for (Penalty penalty : Penalty.values()) {
            losses[penalty.ordinal()] = penalty.of(error.select(0, penalty.ordinal()), delta, 0);
        }
        return Tensor.stack(0, losses);
    }
}
