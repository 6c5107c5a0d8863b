package dev.nudge.lesson.digits;

import dev.nudge.lesson.data.LabelledImages;
import java.util.stream.IntStream;

/**
 * Images to browse.
 *
 * @param means of all of them
 * @param hardest their places, those first that look most like the other digit
 */
record Album(LabelledImages images, Means means, int[] hardest) {

    static Album of(LabelledImages images) {
        Means means = Means.of(images);
        return new Album(images, means, Judged.of(images, means, Distance.L1).hardestFirst());
    }

    /** Places of the images that are shown, in their order. */
    int[] shown(Show show) {
        return switch (show) {
            case ALL -> IntStream.range(0, images.count()).toArray();
            case THREES -> only(Means.THREE);
            case SEVENS -> only(Means.SEVEN);
            case HARDEST -> hardest;
        };
    }

    private int[] only(int label) {
        return IntStream.range(0, images.count())
                .filter(image -> images.label(image) == label)
                .toArray();
    }

    /** Which images, in which order. */
    enum Show {
        ALL,
        THREES,
        SEVENS,
        HARDEST
    }
}
