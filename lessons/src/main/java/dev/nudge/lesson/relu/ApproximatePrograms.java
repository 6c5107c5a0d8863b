package dev.nudge.lesson.relu;

import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;

/** What is looked at while a net learns a curve. */
final class ApproximatePrograms {

    private ApproximatePrograms() {}

    /**
     * One net at its present weights, with one of its ReLUs nudged for the look: its output weight times {@code gain}, its kink moved by {@code shift}.
     *
     * <p>Inputs: data {@code weights}, {@code nudged} [relus] 1 at the ReLU nudged and else 0, {@code grid} [grid], {@code x y} [table]; scalars {@code gain
     * shift}. Outputs: {@code sum} [grid], {@code kinks bends} [relus] where it bends and how high it is there, {@code cornerXs cornerYs} [relus, 3],
     * {@code slopes outputs} [relus], {@code prediction} [table], {@code mse} [] over the table.
     */
    static Program look(Nets.Shape shape) {
        int relus = shape.relus();
        return Program.record("look at " + relus + " ReLUs", p -> {
            Tensor weights = p.data("weights", shape.weights());
            Tensor nudged = p.data("nudged", relus);
            Tensor m = shape.slopes(weights).squeeze(0);
            Tensor b = shape.biases(weights).sub(nudged.mul(p.scalar("shift")).mul(m));
            Tensor w = shape.outputs(weights)
                    .mul(nudged.mul(p.scalar("gain").sub(1)).add(1));
            Tensor c = shape.lifts(weights).squeeze(0);

            float low = Interval.PICTURE.min();
            float high = Interval.PICTURE.max();
            Tensor kinks = Relus.kinks(m, b, low, high);
            Tensor corners = Relus.corners(kinks, low, high);
            p.output("sum", Relus.sum(p.data("grid", Interval.GRID), m, b, w, c));
            p.output("kinks", kinks);
            p.output("bends", Relus.sum(kinks, m, b, w, c));
            p.output("cornerXs", corners);
            p.output("cornerYs", Relus.parts(corners, m, b, w));
            p.output("slopes", m);
            p.output("outputs", w);
            Tensor prediction = Relus.sum(p.data("x", Interval.TABLE), m, b, w, c);
            p.output("prediction", prediction);
            p.output("mse", prediction.sub(p.data("y", Interval.TABLE)).square().mean(0));
        });
    }

    /**
     * The mean squared errors of nets whose weights are given.
     *
     * <p>Inputs: data {@code weights}, {@code members} [relus, nets], {@code x} [table, 1], {@code y} [table]. Output: {@code losses} [nets].
     */
    static Program losses(Nets.Shape shape) {
        return Program.record(
                "losses of nets",
                p -> p.output(
                        "losses",
                        shape.losses(
                                p.data("weights", shape.weights()),
                                p.data("x", Interval.TABLE, 1),
                                p.data("members", shape.relus(), shape.sizes().length),
                                p.data("y", Interval.TABLE))));
    }
}
