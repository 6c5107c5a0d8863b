package dev.nudge.lesson.training;

import dev.nudge.compute.Random;
import dev.nudge.compute.Shape;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Images to learn from and what is said of each; some of it may be wrong.
 *
 * @param images with what they show
 * @param targets what is to be said of each as the task has it, shape [images.count()]; something else where the label was turned
 */
public record TrainingSet(LabelledImages images, float[] targets, Task task) {

    /** The stream of dice for labels; layers and batches have others. */
    private static final int NOISE = 99;

    /** Threes and sevens, all labels true. */
    public static TrainingSet of(LabelledImages images) {
        return of(images, Task.THREE_OR_SEVEN);
    }

    /** All labels true. */
    public static TrainingSet of(LabelledImages images, Task task) {
        float[] targets = new float[images.count()];
        for (int image = 0; image < targets.length; image++) {
            targets[image] = task.target(images.label(image));
        }
        return new TrainingSet(images, targets, task);
    }

    /**
     * This share of the labels is turned, to the nearest label, chosen by a seed of its own; of a larger share, those of a smaller one are turned too.
     *
     * @param share 0 to 1
     */
    public TrainingSet withNoise(float share, int seed) {
        float[] turned = targets.clone();
        Random dice = new Random(Random.Kind.UNIFORM, Shape.of(turned.length), NOISE, false);
        IntStream.range(0, turned.length)
                .boxed()
                .sorted(Comparator.comparingDouble(image -> dice.draw(seed, 0, image)))
                .limit(Math.round(share * turned.length))
                .forEach(image -> turned[image] = task.wrong(turned[image]));
        return new TrainingSet(images, turned, task);
    }

    /** The images of which this is to be said. */
    public LabelledImages said(float target) {
        return images.at(IntStream.range(0, count())
                .filter(image -> targets[image] == target)
                .toArray());
    }

    public int count() {
        return targets.length;
    }

    public int pixels() {
        return images.pixels();
    }

    /** Whether an image is said to be what it is not. */
    boolean isTurned(int image) {
        return targets[image] != task.target(images.label(image));
    }

    public int turned() {
        int turned = 0;
        for (int image = 0; image < count(); image++) {
            turned += isTurned(image) ? 1 : 0;
        }
        return turned;
    }
}
