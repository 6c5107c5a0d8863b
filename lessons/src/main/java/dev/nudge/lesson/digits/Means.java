package dev.nudge.lesson.digits;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;

/**
 * The mean image of the threes and that of the sevens.
 *
 * @param three [pixels]
 * @param seven [pixels]
 */
public record Means(Tensor three, Tensor seven) {

    public static final int THREE = 3;
    public static final int SEVEN = 7;

    /** So many images are looked at together, so that a large set takes little room at a time. */
    public static final int PORTION = 512;

    public static Means of(LabelledImages images) {
        return of(images.only(THREE), images.only(SEVEN));
    }

    /** The mean of those that are said to be threes, and that of those said to be sevens. */
    public static Means of(LabelledImages threes, LabelledImages sevens) {
        return new Means(mean(threes), mean(sevens));
    }

    private static Tensor mean(LabelledImages images) {
        Tensor sum = Tensor.zeros(images.pixels());
        for (int from = 0; from < images.count(); from += PORTION) {
            sum = sum.add(
                    images.rows(from, Math.min(from + PORTION, images.count())).sum(0));
        }
        return sum.div(images.count());
    }
}
