package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Nudge.PARAMETERS;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.Points;
import java.util.List;

/**
 * The loss of a quadratic against the measured points: evaluated in double precision, with its gradient by autograd, and along each parameter.
 *
 * @param loss which
 * @param moves how far a parameter is moved for {@link #look}, shape [MOVES]
 */
record NudgePrograms(String loss, Execution evaluate, Execution gradient, Execution look, float[] moves)
        implements AutoCloseable {

    private static final int MOVES = 41;

    static NudgePrograms open(String loss, Compute compute, Compute exact) {
        Points measured = Measured.POINTS;
        Execution evaluate = exact.open(evaluate(loss, measured.count()));
        Execution gradient = compute.open(gradient(loss, measured.count()));
        Execution look = compute.open(look(loss, measured.count()));
        for (Execution each : List.of(evaluate, gradient, look)) {
            each.write("x", measured.xs());
            each.write("y", measured.ys());
        }
        float[] moves = Samples.evenly(-1, 1, MOVES);
        look.write("moves", moves);
        return new NudgePrograms(loss, evaluate, gradient, look, moves);
    }

    private static Tensor quadratic(Tensor a, Tensor b, Tensor c, Tensor x) {
        return a.mul(x.square()).add(b.mul(x)).add(c);
    }

    /** From misses that lie along the last dimension. */
    private static Tensor mean(String loss, Tensor misses) {
        return (loss.equals("mae") ? misses.abs() : misses.square()).mean(-1);
    }

    /** Inputs: scalars {@code a b c}, data {@code x y} [points]. Output: scalar {@code loss}. */
    private static Program evaluate(String loss, int points) {
        return Program.record("loss of a quadratic, " + loss, p -> {
            Tensor prediction = quadratic(p.scalar("a"), p.scalar("b"), p.scalar("c"), p.data("x", points));
            p.output("loss", mean(loss, prediction.sub(p.data("y", points))));
        });
    }

    /** As {@link #evaluate}. Output: {@code gradient} [3]. */
    private static Program gradient(String loss, int points) {
        return Program.record("gradient of a quadratic's loss, " + loss, p -> {
            Tensor a = p.scalar("a");
            Tensor b = p.scalar("b");
            Tensor c = p.scalar("c");
            Tensor value = mean(loss, quadratic(a, b, c, p.data("x", points)).sub(p.data("y", points)));
            p.output("gradient", Tensor.stack(0, value.gradients(a, b, c).toArray(Tensor[]::new)));
        });
    }

    /** As {@link #evaluate}, and data {@code moves} [MOVES]. Outputs: scalar {@code loss}, {@code along.a along.b along.c} [MOVES]. */
    private static Program look(String loss, int points) {
        return Program.record("look along a quadratic's parameters, " + loss, p -> {
            Tensor a = p.scalar("a");
            Tensor b = p.scalar("b");
            Tensor c = p.scalar("c");
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor moves = p.data("moves", MOVES).unsqueeze(1);
            p.output("loss", mean(loss, quadratic(a, b, c, x).sub(y)));
            p.output("along.a", mean(loss, quadratic(a.add(moves), b, c, x).sub(y)));
            p.output("along.b", mean(loss, quadratic(a, b.add(moves), c, x).sub(y)));
            p.output("along.c", mean(loss, quadratic(a, b, c.add(moves), x).sub(y)));
        });
    }

    /** The loss at these parameters: one evaluation. */
    double evaluate(double[] parameters) {
        return at(evaluate, parameters).readDoubles("loss")[0];
    }

    /** The partial derivatives at these parameters, by autograd: one evaluation and the way back. */
    float[] gradient(double[] parameters) {
        return at(gradient, parameters).read("gradient");
    }

    /** What is seen at these parameters. */
    Execution look(double[] parameters) {
        return at(look, parameters);
    }

    private static Execution at(Execution execution, double[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            execution.set(PARAMETERS.get(i), parameters[i]);
        }
        execution.run(1);
        return execution;
    }

    @Override
    public void close() {
        evaluate.close();
        gradient.close();
        look.close();
    }
}
