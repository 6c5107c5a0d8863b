package dev.nudge.lesson.digits;

import dev.nudge.compute.nn.Batches;
import dev.nudge.lesson.data.LabelledImages;
import java.util.stream.IntStream;

/**
 * Images to learn from, and others that are kept apart to see what was learnt.
 *
 * @param train what may be learnt from
 * @param valid what is only looked at: the validation set
 */
public record Split(LabelledImages train, LabelledImages valid) {

    /** Parts of equal size, within one image; each in turn is the validation set. */
    public static final int FOLDS = 5;

    /**
     * A fifth of the images, shuffled by a seed, is kept apart. The five folds of a seed have no image in common, and together they have all.
     *
     * @param seed 0 to 999
     * @param fold 1 to 5
     */
    public static Split of(LabelledImages all, int seed, int fold) {
        float[] shuffled = new Batches(all.count(), all.count(), seed).order(0);
        return new Split(all.at(places(shuffled, fold, false)), all.at(places(shuffled, fold, true)));
    }

    /** How many images there are to learn from, of so many, when this fold is kept apart. */
    static int trainCount(int count, int fold) {
        return count - (count - fold + FOLDS) / FOLDS;
    }

    private static int[] places(float[] shuffled, int fold, boolean valid) {
        return IntStream.range(0, shuffled.length)
                .filter(i -> (i % FOLDS == fold - 1) == valid)
                .map(i -> (int) shuffled[i])
                .toArray();
    }
}
