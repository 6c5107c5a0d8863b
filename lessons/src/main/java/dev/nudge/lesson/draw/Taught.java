package dev.nudge.lesson.draw;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Means;
import dev.nudge.lesson.training.Further;
import dev.nudge.lesson.training.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The drawings that are learnt.
 *
 * @param three learnt as a 3; blank if there is none
 * @param seven learnt as a 7; blank if there is none
 */
record Taught(Bitmap three, Bitmap seven) {

    static Taught of(Settings settings) {
        return new Taught(settings.ink(DrawDigit.THREE), settings.ink(DrawDigit.SEVEN));
    }

    boolean isNothing() {
        return count() == 0;
    }

    private int count() {
        return (three.isBlank() ? 0 : 1) + (seven.isBlank() ? 0 : 1);
    }

    /** What is learnt as this digit. */
    Optional<Bitmap> as(String digit) {
        Bitmap drawing = digit.equals(DrawDigit.THREE) ? three : seven;
        return drawing.isBlank() ? Optional.empty() : Optional.of(drawing);
    }

    /** The pixels of what is learnt as this digit, [1, pixels]. */
    Optional<Tensor> pixels(String digit, LabelledImages like) {
        return as(digit).map(drawing -> Normalised.pixels(drawing, like));
    }

    /** Both models on their way on, with these drawings in every batch; opened all or none. */
    List<Further> open(List<Trained> models, int after, Compute compute) {
        LabelledImages images = models.getFirst().train();
        LabelledImages all = images;
        if (!three.isBlank()) {
            all = all.plus(Normalised.ink(three, images), Means.THREE);
        }
        if (!seven.isBlank()) {
            all = all.plus(Normalised.ink(seven, images), Means.SEVEN);
        }
        List<Further> open = new ArrayList<>();
        try {
            for (Trained model : models) {
                open.add(model.further(all, count(), after, compute));
            }
        } catch (RuntimeException refused) {
            open.forEach(Further::close);
            throw refused;
        }
        return List.copyOf(open);
    }
}
