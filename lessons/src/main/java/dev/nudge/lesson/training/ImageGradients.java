package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradient of a linear model's loss on each image alone. That of a batch is the mean of its images'.
 *
 * @param images they are of
 * @param slopes of the loss on each image by what the model gives for it, shape [images]; times a pixel that is the slope by the pixel's weight
 * @param whole the mean of all, the gradient over all images, shape [weights and bias]
 * @param aside a direction at a right angle to {@code whole} with length 1: towards what the threes alone would have; shape [weights and bias]
 * @param variance the mean squared distance of one image's gradient from the whole, over one image less than there are
 */
public record ImageGradients(LabelledImages images, float[] slopes, float[] whole, float[] aside, double variance) {

    /**
     * On the images that a plan learns from.
     *
     * @param compute whose budget each portion of the images keeps within; not to be called {@linkplain Compute#within within} it
     */
    public static ImageGradients of(Plan plan, Weights weights, Compute compute) {
        TrainingSet set = plan.train();
        float[] slopes = new float[set.count()];
        for (int from = 0; from < slopes.length; from += Batch.PORTION) {
            int first = from;
            int to = Math.min(from + Batch.PORTION, slopes.length);
            float[] some = compute.within(() -> slopes(plan, weights, first, to));
            System.arraycopy(some, 0, slopes, from, some.length);
        }
        int[] all = IntStream.range(0, set.count()).toArray();
        int[] threes =
                Arrays.stream(all).filter(image -> set.targets()[image] == 1).toArray();
        float[] whole = mean(set.images(), slopes, all);
        double squares = 0;
        for (int image : all) {
            double apart = distance(mean(set.images(), slopes, new int[] {image}), whole);
            squares += apart * apart;
        }
        return new ImageGradients(
                set.images(),
                slopes,
                whole,
                asideOf(whole, mean(set.images(), slopes, threes)),
                squares / (set.count() - 1));
    }

    private static float[] slopes(Plan plan, Weights weights, int from, int to) {
        TrainingSet set = plan.train();
        Tensor raw =
                weights.network().apply(set.images().rows(from, to)).detach().requiresGrad();
        Tensor targets = Tensor.of(Arrays.copyOfRange(set.targets(), from, to), Shape.of(to - from, 1));
        plan.objective().loss(raw, targets).mul(to - from).backward();
        return raw.grad().toArray();
    }

    /** By the chain rule: the slope by what the model gives, times what each weight is multiplied by, which for the bias is 1. */
    private static float[] mean(LabelledImages images, float[] slopes, int[] batch) {
        int pixels = images.pixels();
        float[] inputs = new float[pixels];
        double[] sum = new double[pixels + 1];
        for (int image : batch) {
            images.copy(image, inputs, 0);
            for (int pixel = 0; pixel < pixels; pixel++) {
                sum[pixel] += (double) slopes[image] * inputs[pixel];
            }
            sum[pixels] += slopes[image];
        }
        float[] mean = new float[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            mean[i] = (float) (sum[i] / batch.length);
        }
        return mean;
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

    public int count() {
        return slopes.length;
    }

    /** Of a batch. */
    public float[] of(int[] batch) {
        return mean(images, slopes, batch);
    }

    /** How far along the whole gradient another reaches, where that itself reaches 1. */
    public float along(float[] gradient) {
        return (float) (dot(gradient, whole) / dot(whole, whole));
    }

    /**
     * How far beside the whole gradient another ends, in lengths of the whole: above 0 on the side of {@code aside}, below 0 on the other. With {@link #along} it is an arrow in a plane that
     * has the true length and the true angle to the whole.
     */
    public float beside(float[] gradient) {
        double along = dot(gradient, whole) / Math.sqrt(dot(whole, whole));
        double beside = Math.sqrt(Math.max(0, dot(gradient, gradient) - along * along) / dot(whole, whole));
        return (float) (dot(gradient, aside) < 0 ? -beside : beside);
    }

    /** The angle between another and the whole gradient in degrees, 0 to 180. */
    public float angle(float[] gradient) {
        double cosine = dot(gradient, whole) / Math.sqrt(dot(gradient, gradient) * dot(whole, whole));
        return (float) Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }

    /** The distance of another from the whole gradient, in lengths of that. */
    public double apart(float[] gradient) {
        return distance(gradient, whole) / Math.sqrt(dot(whole, whole));
    }

    /**
     * The root of the mean squared distance of a batch's gradient from the whole, in lengths of that: the variance of the images over their number in the batch, less for what is drawn
     * without putting back. Cochran, "Sampling Techniques", 1977, theorem 2.2.
     *
     * @param size 1 to the number of images
     */
    public double expectedApart(int size) {
        return Math.sqrt(variance / size * (count() - size) / count() / dot(whole, whole));
    }

    private static double distance(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (double) one[i] - other[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
