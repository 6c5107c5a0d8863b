package dev.nudge.lesson.digits;

import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far two images are apart, as one number: 0 for equal ones, at most 1. */
enum Distance {
    /** Mean absolute difference, {@code mean(|a − b|)}. */
    L1 {
        @Override
        Tensor apart(Tensor difference) {
            return difference.abs();
        }

        @Override
        Tensor whole(Tensor meanApart) {
            return meanApart;
        }
    },
    /** Root of the mean squared difference, {@code sqrt(mean((a − b)²))}: few large differences count more than many small ones. */
    RMSE {
        @Override
        Tensor apart(Tensor difference) {
            return difference.square();
        }

        @Override
        Tensor whole(Tensor meanApart) {
            return meanApart.sqrt();
        }
    };

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Distance named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Distance::id).toList();
    }

    /** What each pixel adds, none below 0; same shape. */
    abstract Tensor apart(Tensor difference);

    /** What the mean over the pixels becomes. */
    abstract Tensor whole(Tensor meanApart);

    /**
     * By broadcasting: one image is held against each row.
     *
     * @param images [n, pixels]
     * @param image [pixels]
     * @return [n]
     */
    Tensor of(Tensor images, Tensor image) {
        return whole(apart(images.sub(image)).mean(1));
    }
}
