package dev.nudge.lesson.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a model says about images of a set.
 *
 * @param raw what it gives for each, shape [n · outputs]
 * @param loss the mean over all
 */
public record Evaluation(TrainingSet set, Objective objective, float[] raw, float loss) {

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

    /**
     * Those images first that it is most wrong about.
     *
     * @param most so many at most
     */
    public int[] worst(int most) {
        double[] leads =
                images().mapToDouble(image -> lead(image, set.targets()[image])).toArray();
        double[] ordered = leads.clone();
        Arrays.sort(ordered);
        double last = ordered[Math.min(most, ordered.length) - 1];
        int[] worst = sorted(images().filter(image -> Double.compare(leads[image], last) <= 0), image -> leads[image]);
        return Arrays.copyOf(worst, Math.min(most, worst.length));
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
