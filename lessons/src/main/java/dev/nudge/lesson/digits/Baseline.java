package dev.nudge.lesson.digits;

/**
 * The nearest mean as a classifier: means of the images to train on, and what they say about those that were kept apart. Howard and Gugger, "Deep Learning for
 * Coders with fastai and PyTorch", 2020, chapter 4, begin with it.
 */
record Baseline(Split split, Means means, Distance distance, Judged judged) {

    static Baseline of(Split split, Distance distance) {
        Means means = Means.of(split.train());
        return new Baseline(split, means, distance, Judged.of(split.valid(), means, distance));
    }
}
