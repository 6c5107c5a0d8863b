package dev.nudge.lesson.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Runs where {@code NUDGE_MNIST} names a folder with MNIST's files. */
class FastAiTest {

    /** Howard and Gugger, "Deep Learning for Coders with fastai and PyTorch", 2020, chapter 4: the mean of the accuracies of threes and of sevens, by mean absolute difference. */
    @Test
    void theNearestMeanOnMnistHasTheAccuracyOfTheBook() {
        DigitSets sets = DigitSets.here();
        assumeTrue(sets.hasMnist(), "MNIST is not here: set " + DigitSets.VARIABLE + " to the folder with its files");
        Judged judged = sets.baseline(DigitSets.MNIST, 1, 1, Distance.L1).judged();
        assertThat(judged.images().count()).isEqualTo(2038);
        assertThat(judged.accuracy()).isCloseTo(0.9511, within(0.00005));
    }
}
