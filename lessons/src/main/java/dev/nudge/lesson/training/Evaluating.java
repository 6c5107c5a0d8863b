package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** An evaluation under way: a model is asked about the first images of a set, portion after portion. */
final class Evaluating {

    private final Mlp.Network network;
    private final Objective objective;
    private final TrainingSet set;
    private final float[] raw;
    /** Of the losses of the images that were asked. */
    private double sum;

    private int asked;

    /** What is said of some of the images: of each, and the mean loss. */
    private record Portion(float[] raw, float loss) {}

    /** @param count the first so many of the set */
    Evaluating(Mlp.Network network, Objective objective, TrainingSet set, int count) {
        this.network = network;
        this.objective = objective;
        this.set = set;
        this.raw = new float[count * objective.outputs()];
    }

    private int count() {
        return raw.length / objective.outputs();
    }

    /**
     * Asks the next portion, if one is left.
     *
     * @param compute whose budget the portion keeps within; not to be called {@linkplain Compute#within within} it, where all portions would be counted together
     * @return whether there are more
     */
    boolean ask(Compute compute) {
        return ask(compute::within);
    }

    private boolean ask(Function<Supplier<Portion>, Portion> budget) {
        if (asked < count()) {
            int to = Math.min(asked + Batch.PORTION, count());
            Portion portion = budget.apply(() -> portion(asked, to));
            sum += (double) portion.loss * (to - asked);
            System.arraycopy(portion.raw, 0, raw, asked * objective.outputs(), portion.raw.length);
            asked = to;
        }
        return asked < count();
    }

    private Portion portion(int from, int to) {
        Tensor given = network.apply(set.images().rows(from, to)).detach();
        Tensor targets = Tensor.of(Arrays.copyOfRange(set.targets(), from, to), Shape.of(to - from, 1));
        return new Portion(given.toArray(), objective.loss(given, targets).item());
    }

    /** Asks what is left, within whatever budget this is called in. */
    Evaluation whole() {
        while (ask(Supplier::get)) {}
        return evaluation();
    }

    /** Asks what is left, as {@link #ask} does. */
    Evaluation whole(Compute compute) {
        while (ask(compute)) {}
        return evaluation();
    }

    private Evaluation evaluation() {
        return new Evaluation(set, objective, raw, (float) (sum / count()));
    }
}
