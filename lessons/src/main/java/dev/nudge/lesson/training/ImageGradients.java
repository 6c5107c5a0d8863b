package dev.nudge.lesson.training;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradient of a linear model's loss on each image alone. That of a batch is the mean of its images'.
 *
 * @param each shape [images, weights and bias]
 * @param whole their mean, the gradient over all images, shape [weights and bias]
 * @param aside a direction at a right angle to {@code whole} with length 1: towards what the threes alone would have; shape [weights and bias]
 */
public record ImageGradients(Tensor each, float[] whole, float[] aside) {

    /**
     * @param count the first so many images of the training set
     */
    public static ImageGradients of(Plan plan, Weights weights, int count) {
        Tensor x = plan.train().images().rows(0, count);
        float[] targets = Arrays.copyOf(plan.train().targets(), count);
        Tensor raw = weights.network().apply(x).detach().requiresGrad();
        plan.objective()
                .loss(raw, Tensor.of(targets, Shape.of(count, 1)))
                .mul(count)
                .backward();
        // By the chain rule: the slope by what the model gives, times what each weight is multiplied by, which for the
        // bias is 1.
        Tensor each = raw.grad().mul(Tensor.cat(1, x, Tensor.ones(count, 1)));
        float[] whole = each.mean(0).toArray();
        int[] threes =
                IntStream.range(0, count).filter(image -> targets[image] == 1).toArray();
        float[] theirs = each.indexSelect(0, Tensor.indices(threes)).mean(0).toArray();
        return new ImageGradients(each, whole, asideOf(whole, theirs));
    }

    private static float[] asideOf(float[] whole, float[] other) {
        double share = dot(whole, other) / dot(whole, whole);
        float[] aside = new float[whole.length];
        for (int i = 0; i < aside.length; i++) {
            aside[i] = (float) (other[i] - share * whole[i]);
        }
        double length = Math.sqrt(dot(aside, aside));
        for (int i = 0; i < aside.length; i++) {
            aside[i] /= (float) length;
        }
        return aside;
    }

    /** Of a batch. */
    public float[] of(int[] images) {
        return each.indexSelect(0, Tensor.indices(images)).mean(0).toArray();
    }

    /** How far along the whole gradient another reaches, where that itself reaches 1. */
    public float along(float[] gradient) {
        return (float) (dot(gradient, whole) / dot(whole, whole));
    }

    /** How far aside it reaches, in lengths of the whole gradient. */
    public float aside(float[] gradient) {
        return (float) (dot(gradient, aside) / Math.sqrt(dot(whole, whole)));
    }

    /** The angle between another and the whole gradient in degrees, 0 to 180. */
    public float angle(float[] gradient) {
        double cosine = dot(gradient, whole) / Math.sqrt(dot(gradient, gradient) * dot(whole, whole));
        return (float) Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }

    /** The distance of another from the whole gradient, in lengths of that. */
    public double apart(float[] gradient) {
        double squares = 0;
        for (int i = 0; i < whole.length; i++) {
            double difference = (double) gradient[i] - whole[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares / dot(whole, whole));
    }

    /**
     * The root of the mean squared distance of a batch's gradient from the whole, in lengths of that: the variance of the images over their number in the batch, less for what is drawn
     * without putting back. Cochran, "Sampling Techniques", 1977, theorem 2.2.
     *
     * @param size 1 to the number of images
     */
    public double expectedApart(int size) {
        int count = each.shape().dim(0);
        double squares = each.sub(Tensor.of(whole)).square().sum().item();
        double variance = squares / (count - 1);
        return Math.sqrt(variance / size * (count - size) / count / dot(whole, whole));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
