package dev.nudge.lesson.training;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Means;
import java.util.Arrays;

/**
 * The images of one step.
 *
 * @param set they are from
 * @param images their places in it, in the order of the batch
 */
public record Batch(TrainingSet set, int[] images) {

    /** So many images go through a model at once at most: a learner's memory is shared by all that the learner has open. */
    public static final int PORTION = Means.PORTION;

    /**
     * The images at {@code from} and after in an order of the set; the last batch may be short.
     *
     * @param order places in the set
     */
    public static Batch of(TrainingSet set, float[] order, int from, int size) {
        int[] images = new int[Math.min(size, order.length - from)];
        for (int i = 0; i < images.length; i++) {
            images[i] = (int) order[from + i];
        }
        return new Batch(set, images);
    }

    /** With the last images of the set at its end. */
    Batch plusLast(int count) {
        int[] more = Arrays.copyOf(images, images.length + count);
        for (int i = 0; i < count; i++) {
            more[images.length + i] = set.count() - count + i;
        }
        return new Batch(set, more);
    }

    public int size() {
        return images.length;
    }

    /** The images from {@code from} on, {@code most} at most. */
    public Batch portion(int from, int most) {
        return from == 0 && most >= size()
                ? this
                : new Batch(set, Arrays.copyOfRange(images, from, Math.min(from + most, size())));
    }

    /** Pixels, shape [size, pixels]. */
    float[] inputs() {
        LabelledImages all = set.images();
        float[] inputs = new float[size() * all.pixels()];
        for (int i = 0; i < size(); i++) {
            all.copy(images[i], inputs, i * all.pixels());
        }
        return inputs;
    }

    /** Targets, shape [size, 1]. */
    public float[] targets() {
        float[] targets = new float[size()];
        for (int i = 0; i < size(); i++) {
            targets[i] = set.targets()[images[i]];
        }
        return targets;
    }

    public Tensor x() {
        return Tensor.of(inputs(), Shape.of(size(), set.pixels()));
    }

    public Tensor y() {
        return Tensor.of(targets(), Shape.of(size(), 1));
    }
}
