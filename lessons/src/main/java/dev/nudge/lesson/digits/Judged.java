package dev.nudge.lesson.digits;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the nearest mean says about images: a 3 where the mean 3 is nearer, else a 7.
 *
 * @param toThree distance of each image to the mean 3, shape [n]
 * @param toSeven distance of each image to the mean 7, shape [n]
 */
record Judged(LabelledImages images, float[] toThree, float[] toSeven) {

    static Judged of(LabelledImages images, Means means, Distance distance) {
        float[] toThree = new float[images.count()];
        float[] toSeven = new float[images.count()];
        for (int from = 0; from < images.count(); from += Means.PORTION) {
            Tensor rows = images.rows(from, Math.min(from + Means.PORTION, images.count()));
            copy(distance.of(rows, means.three()), toThree, from);
            copy(distance.of(rows, means.seven()), toSeven, from);
        }
        return new Judged(images, toThree, toSeven);
    }

    private static void copy(Tensor distances, float[] all, int from) {
        float[] numbers = distances.toArray();
        System.arraycopy(numbers, 0, all, from, numbers.length);
    }

    /** The digit it says an image shows. */
    int says(int image) {
        return toThree[image] < toSeven[image] ? Means.THREE : Means.SEVEN;
    }

    boolean isRight(int image) {
        return says(image) == images.label(image);
    }

    /** How many images it is right about. */
    int right() {
        return (int) IntStream.range(0, images.count()).filter(this::isRight).count();
    }

    /** Of the images that show {@code label}, those it says show {@code said}. */
    int count(int label, int said) {
        return (int) IntStream.range(0, images.count())
                .filter(image -> images.label(image) == label && says(image) == said)
                .count();
    }

    /** The share it is right about among those that show this digit, 0 to 1. */
    double accuracy(int label) {
        return (double) count(label, label) / images.count(label);
    }

    /** The mean of both digits' accuracies: each counts the same, however many there are of it. */
    double accuracy() {
        return (accuracy(Means.THREE) + accuracy(Means.SEVEN)) / 2;
    }

    /** How much nearer an image is to the other digit's mean than to its own's; above 0 it is taken for the other. */
    private float pull(int image) {
        float apart = toThree[image] - toSeven[image];
        return images.label(image) == Means.THREE ? apart : -apart;
    }

    /** All images, those first that look most like the other digit. */
    int[] hardestFirst() {
        return IntStream.range(0, images.count())
                .boxed()
                .sorted(Comparator.comparingDouble(image -> -pull(image)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The images it is wrong about, the worst first. */
    List<Integer> mistakes() {
        return IntStream.of(hardestFirst())
                .filter(image -> !isRight(image))
                .boxed()
                .toList();
    }
}
