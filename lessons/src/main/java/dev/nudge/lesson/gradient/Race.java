package dev.nudge.lesson.gradient;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.Points;
import java.util.Arrays;
import java.util.List;

/**
 * Racers on one quadratic, side by side in one program. All walk by one formula, {@code held ← keep · held + gradient}, {@code w ← w − rate · held}: a racer that
 * zeroes keeps 0 of what it held, one that never zeroes keeps 1, momentum keeps a part.
 */
final class Race implements AutoCloseable {

    static final int CURVE = 61;

    private static final List<String> WEIGHTS = List.of("a", "b", "c");
    private static final float START = 1.1f;

    /**
     * Losses and lengths of what is held, one of each for every racer.
     *
     * @param losses shape [racers]
     * @param pushes shape [racers]
     */
    record Standing(float[] losses, float[] pushes) {}

    private final int racers;
    private final Execution step;
    private final Execution look;

    Race(int racers, Points points, float[] grid, Compute compute) {
        this.racers = racers;
        step = compute.open(step(racers, points.count()));
        try {
            look = compute.open(look(racers, points.count()));
        } catch (RuntimeException refused) {
            step.close();
            throw refused;
        }
        for (Execution each : List.of(step, look)) {
            each.write("x", points.xs());
            each.write("y", points.ys());
        }
        look.write("grid", grid);
    }

    private static Tensor quadratic(Tensor a, Tensor b, Tensor c, Tensor x) {
        return a.mul(x.square()).add(b.mul(x)).add(c);
    }

    /**
     * State: {@code a b c held.a held.b held.c} [racers, 1]. Inputs: scalar {@code rate}, data {@code x y} [points], {@code keep} [racers, 1]. Output: {@code after}
     * [2, racers], the losses after the step and the lengths of what was subtracted, over the rate.
     */
    private static Program step(int racers, int points) {
        return Program.record("race down a quadratic", p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor keep = p.data("keep", racers, 1);
            Tensor rate = p.scalar("rate");
            Tensor[] weights =
                    WEIGHTS.stream().map(name -> p.state(name, racers, 1)).toArray(Tensor[]::new);
            // The sum lets each racer's loss flow back to its own weights alone.
            List<Tensor> gradients = loss(weights, x, y).sum().gradients(weights);
            Tensor[] next = new Tensor[weights.length];
            Tensor squares = Tensor.scalar(0);
            for (int i = 0; i < weights.length; i++) {
                Tensor held = p.state("held." + WEIGHTS.get(i), racers, 1);
                Tensor push = keep.mul(held).add(gradients.get(i));
                next[i] = weights[i].sub(rate.mul(push));
                squares = squares.add(push.square());
                p.update(held, push);
                p.update(weights[i], next[i]);
            }
            p.output("after", Tensor.stack(0, loss(next, x, y), squares.sqrt().squeeze(1)));
        });
    }

    /** Inputs: data {@code a b c} [racers, 1], {@code x y} [points], {@code grid} [CURVE]. Outputs: {@code losses} [racers], {@code curves} [racers, CURVE]. */
    private static Program look(int racers, int points) {
        return Program.record("look at a race", p -> {
            Tensor[] weights =
                    WEIGHTS.stream().map(name -> p.data(name, racers, 1)).toArray(Tensor[]::new);
            p.output("losses", loss(weights, p.data("x", points), p.data("y", points)));
            p.output("curves", quadratic(weights[0], weights[1], weights[2], p.data("grid", CURVE)));
        });
    }

    private static Tensor loss(Tensor[] weights, Tensor x, Tensor y) {
        return quadratic(weights[0], weights[1], weights[2], x).sub(y).abs().mean(1);
    }

    /** Puts all racers at the start, with nothing held; returns their loss there. */
    float[] start() {
        float[] weights = new float[racers];
        Arrays.fill(weights, START);
        for (String name : WEIGHTS) {
            step.write(name, weights);
            step.write("held." + name, new float[racers]);
        }
        curves();
        return look.read("losses");
    }

    /**
     * @param keep the share of what it held that each racer keeps, shape [racers]
     */
    Standing step(float rate, float[] keep) {
        step.set("rate", rate);
        step.write("keep", keep);
        step.run(1);
        float[] after = step.read("after");
        return new Standing(Arrays.copyOfRange(after, 0, racers), Arrays.copyOfRange(after, racers, 2 * racers));
    }

    /** The racers' curves, shape [racers][CURVE]. */
    float[][] curves() {
        for (String name : WEIGHTS) {
            look.write(name, step.read(name));
        }
        look.run(1);
        float[] all = look.read("curves");
        float[][] curves = new float[racers][];
        for (int i = 0; i < racers; i++) {
            curves[i] = Arrays.copyOfRange(all, i * CURVE, (i + 1) * CURVE);
        }
        return curves;
    }

    Snapshot save() {
        return step.snapshot();
    }

    void restore(Snapshot snapshot) {
        step.restore(snapshot);
    }

    @Override
    public void close() {
        step.close();
        look.close();
    }
}
