package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a model says about images of a set.
 *
 * @param raw what it gives for each, shape [n · outputs]
 * @param loss the mean over all
 */
public record Evaluation(TrainingSet set, Objective objective, float[] raw, float loss) {

    /**
     * @param count the first so many of the set
     */
    static Evaluation of(Mlp.Network network, Objective objective, TrainingSet set, int count) {
        return of(network, objective, set, count, Supplier::get);
    }

    /**
     * @param compute whose budget each portion of the images keeps within, one after the other; not to be called {@linkplain Compute#within within} it, where all portions would be counted
     *     together
     */
    static Evaluation of(Mlp.Network network, Objective objective, TrainingSet set, int count, Compute compute) {
        return of(network, objective, set, count, compute::within);
    }

    /** What is said of some of the images: of each, and the mean loss. */
    private record Portion(float[] raw, float loss) {}

    private static Evaluation of(
            Mlp.Network network,
            Objective objective,
            TrainingSet set,
            int count,
            Function<Supplier<Portion>, Portion> budget) {
        int outputs = objective.outputs();
        float[] raw = new float[count * outputs];
        double loss = 0;
        for (int from = 0; from < count; from += Batch.PORTION) {
            int first = from;
            int to = Math.min(from + Batch.PORTION, count);
            Portion portion = budget.apply(() -> portion(network, objective, set, first, to));
            loss += (double) portion.loss * (to - from);
            System.arraycopy(portion.raw, 0, raw, from * outputs, (to - from) * outputs);
        }
        return new Evaluation(set, objective, raw, (float) (loss / count));
    }

    private static Portion portion(Mlp.Network network, Objective objective, TrainingSet set, int from, int to) {
        Tensor given = network.apply(set.images().rows(from, to)).detach();
        Tensor targets = Tensor.of(Arrays.copyOfRange(set.targets(), from, to), Shape.of(to - from, 1));
        return new Portion(given.toArray(), objective.loss(given, targets).item());
    }

    public int count() {
        return raw.length / objective.outputs();
    }

    /** What it says about an image, as a target. */
    public float says(int image) {
        int outputs = objective.outputs();
        if (outputs == 1) {
            return raw[image] > objective.even() ? 1 : 0;
        }
        int said = 0;
        for (int digit = 1; digit < outputs; digit++) {
            said = raw[image * outputs + digit] > raw[image * outputs + said] ? digit : said;
        }
        return said;
    }

    /** Whether it says what the label says. */
    boolean isRight(int image) {
        return says(image) == set.targets()[image];
    }

    public int right() {
        return (int) images().filter(this::isRight).count();
    }

    public float accuracy() {
        return (float) right() / count();
    }

    /**
     * The images with this label of which it says this, those first of which it is surest; both as targets.
     */
    public int[] behind(float label, float said) {
        return sorted(
                images().filter(image -> set.targets()[image] == label && says(image) == said),
                image -> -lead(image, said));
    }

    /** All images, those first that it is most wrong about. */
    public int[] worstFirst() {
        return sorted(images(), image -> lead(image, set.targets()[image]));
    }

    private interface Order {
        double of(int image);
    }

    private static int[] sorted(IntStream images, Order order) {
        return images.boxed()
                .sorted(Comparator.comparingDouble(order::of))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How far what it gives lies on the side of a target: before an even answer, or before the best of the others. */
    private double lead(int image, float target) {
        int outputs = objective.outputs();
        if (outputs == 1) {
            double beyond = raw[image] - objective.even();
            return target == 1 ? beyond : -beyond;
        }
        int own = image * outputs + (int) target;
        double best = Double.NEGATIVE_INFINITY;
        for (int at = image * outputs; at < (image + 1) * outputs; at++) {
            best = at == own ? best : Math.max(best, raw[at]);
        }
        return raw[own] - best;
    }

    private IntStream images() {
        return IntStream.range(0, count());
    }
}
