package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Arrays;

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
        Gathering gathering = new Gathering(plan, weights, compute);
        while (gathering.goOn()) {}
        return gathering.gradients();
    }

    /** Works them out, a portion of the images after the other: first their slopes and the means, then how far each is from the whole. */
    public static final class Gathering {

        private final Plan plan;
        private final Weights weights;
        private final Compute compute;
        private final float[] slopes;
        private final Sum all;
        private final Sum threes;
        private float[] whole = {};
        private int sloped;
        private int compared;
        private double squares;

        /** @param compute whose budget each portion keeps within; nothing here is to be called {@linkplain Compute#within within} it */
        public Gathering(Plan plan, Weights weights, Compute compute) {
            this.plan = plan;
            this.weights = weights;
            this.compute = compute;
            this.slopes = new float[plan.train().count()];
            this.all = new Sum(plan.train().images(), slopes);
            this.threes = new Sum(plan.train().images(), slopes);
        }

        /**
         * Does a portion.
         *
         * @return whether there are more
         */
        public boolean goOn() {
            if (sloped < slopes.length) {
                slope(Math.min(sloped + Batch.PORTION, slopes.length));
            } else if (compared < slopes.length) {
                compare(Math.min(compared + Batch.PORTION, slopes.length));
            }
            return compared < slopes.length;
        }

        private void slope(int to) {
            float[] some = compute.within(() -> ImageGradients.slopes(plan, weights, sloped, to));
            System.arraycopy(some, 0, slopes, sloped, some.length);
            for (; sloped < to; sloped++) {
                all.add(sloped);
                if (plan.train().targets()[sloped] == 1) {
                    threes.add(sloped);
                }
            }
            whole = all.mean();
        }

        private void compare(int to) {
            for (; compared < to; compared++) {
                Sum alone = new Sum(plan.train().images(), slopes);
                alone.add(compared);
                double apart = distance(alone.mean(), whole);
                squares += apart * apart;
            }
        }

        /** Once no portion is left. */
        public ImageGradients gradients() {
            return new ImageGradients(
                    plan.train().images(), slopes, whole, asideOf(whole, threes.mean()), squares / (slopes.length - 1));
        }
    }

    private static float[] slopes(Plan plan, Weights weights, int from, int to) {
        TrainingSet set = plan.train();
        Tensor raw =
                weights.network().apply(set.images().rows(from, to)).detach().requiresGrad();
        Tensor targets = Tensor.of(Arrays.copyOfRange(set.targets(), from, to), Shape.of(to - from, 1));
        plan.objective().loss(raw, targets).mul(to - from).backward();
        return raw.grad().toArray();
    }

    /** Gradients added up, by the chain rule: the slope by what the model gives, times what each weight is multiplied by, which for the bias is 1. */
    private static final class Sum {

        private final LabelledImages images;
        private final float[] slopes;
        private final float[] inputs;
        private final double[] sum;
        private int count;

        Sum(LabelledImages images, float[] slopes) {
            this.images = images;
            this.slopes = slopes;
            this.inputs = new float[images.pixels()];
            this.sum = new double[inputs.length + 1];
        }

        void add(int image) {
            images.copy(image, inputs, 0);
            for (int pixel = 0; pixel < inputs.length; pixel++) {
                sum[pixel] += (double) slopes[image] * inputs[pixel];
            }
            sum[inputs.length] += slopes[image];
            count++;
        }

        float[] mean() {
            float[] mean = new float[sum.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (float) (sum[i] / count);
            }
            return mean;
        }
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
        Sum sum = new Sum(images, slopes);
        for (int image : batch) {
            sum.add(image);
        }
        return sum.mean();
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
