package dev.nudge.lesson.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.gradient.Seat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestMeanTest {

    private static Seat seat() {
        return Seat.at(new NearestMean(DigitSets.withoutMnist()));
    }

    private static LabelledImages threesAndSevens() {
        return HandwrittenDigits.all().images().only(3, 7);
    }

    @Test
    void theFiveFoldsOfASeedHaveEveryImageOnce() {
        LabelledImages all = threesAndSevens();
        Set<String> seen = new HashSet<>();
        int valid = 0;
        for (int fold = 1; fold <= 5; fold++) {
            Split split = Split.of(all, 4, fold);
            assertThat(split.train().count() + split.valid().count()).isEqualTo(362);
            assertThat(split.valid().count()).isBetween(72, 73);
            valid += split.valid().count();
            for (int image = 0; image < split.valid().count(); image++) {
                seen.add(Arrays.toString(split.valid().image(image).toArray()));
            }
        }
        assertThat(valid).isEqualTo(362);
        // No two of the images are alike, so as many are met.
        assertThat(seen).hasSize(362);
        assertThat(Split.of(all, 4, 1).valid().label(0))
                .isEqualTo(Split.of(all, 4, 1).valid().label(0));
        assertThat(Split.of(all, 5, 1).valid().rows().toArray())
                .isNotEqualTo(Split.of(all, 4, 1).valid().rows().toArray());
    }

    /** The same by plain loops in double precision. */
    @Test
    void distancesAreThoseOfPlainLoops() {
        Split split = Split.of(threesAndSevens(), 1, 1);
        double[] mean = new double[64];
        int threes = 0;
        float[] train = split.train().rows().toArray();
        for (int image = 0; image < split.train().count(); image++) {
            if (split.train().label(image) == 3) {
                threes++;
                for (int pixel = 0; pixel < 64; pixel++) {
                    mean[pixel] += train[image * 64 + pixel];
                }
            }
        }
        float[] valid = split.valid().rows().toArray();
        Judged l1 = Baseline.of(split, Distance.L1).judged();
        Judged rmse = Baseline.of(split, Distance.RMSE).judged();
        for (int image = 0; image < split.valid().count(); image++) {
            double absolute = 0;
            double squared = 0;
            for (int pixel = 0; pixel < 64; pixel++) {
                double apart = valid[image * 64 + pixel] - mean[pixel] / threes;
                absolute += Math.abs(apart) / 64;
                squared += apart * apart / 64;
            }
            assertThat(l1.toThree()[image]).isCloseTo((float) absolute, within(1e-6f));
            assertThat(rmse.toThree()[image]).isCloseTo((float) Math.sqrt(squared), within(1e-6f));
        }
    }

    @Test
    void oneImageGoesStepByStepToItsAnswer() {
        try (Seat seat = seat()) {
            assertThat(seat.words()).contains("Image 1 of the validation set is a");
            assertThat(seat.readout("tothree")).isNaN();
            seat.step(1);
            assertThat(least(cells(seat, "apart"))).isNegative();
            seat.step(1);
            float[] apart = cells(seat, "apart");
            assertThat(least(apart)).isZero();
            seat.step(1);
            float sum = 0;
            for (float cell : apart) {
                sum += cell;
            }
            assertThat(seat.readout("tothree")).isCloseTo(sum / 64, within(1e-6f));
            assertThat(seat.readout("toseven")).isNaN();
            seat.step(1);
            assertThat(seat.frame().goals()).contains("one").doesNotContain("all");
            boolean three = seat.readout("tothree") < seat.readout("toseven");
            assertThat(seat.words()).contains("The nearer one says: a " + (three ? 3 : 7));
            seat.step(1);
            assertThat(seat.frame().goals()).contains("all");
            assertThat(seat.stage.trail().steps()).isEqualTo(5);
        }
    }

    private static float least(float[] cells) {
        float least = Float.POSITIVE_INFINITY;
        for (float cell : cells) {
            least = Math.min(least, cell);
        }
        return least;
    }

    private static float[] cells(Seat seat, String chart) {
        return seat.frame().chart(chart, Chart.Heatmap.class).cells();
    }

    @Test
    void theTableCountsWhatThePictureShows() {
        try (Seat seat = seat().step(5)) {
            int right = Math.round(seat.readout("right"));
            int of = Math.round(seat.readout("of"));
            assertThat(of).isEqualTo(73);
            Chart.Scatter wrong = seat.frame().scatter("wrong");
            assertThat(wrong.xs()).hasSize(of - right);
            Chart.Scatter threes = seat.frame().scatter("threes");
            Chart.Scatter sevens = seat.frame().scatter("sevens");
            assertThat(threes.xs().length + sevens.xs().length).isEqualTo(of);
            int crossed = 0;
            for (int i = 0; i < threes.xs().length; i++) {
                crossed += threes.xs()[i] < threes.ys()[i] ? 0 : 1;
            }
            for (int i = 0; i < sevens.xs().length; i++) {
                crossed += sevens.xs()[i] < sevens.ys()[i] ? 1 : 0;
            }
            assertThat(crossed).isEqualTo(of - right);
            assertThat(seat.words()).contains(right + " of 73 are right");
            Chart.Table folds = seat.frame().chart("folds", Chart.Table.class);
            assertThat(folds.cells()).hasSize(6);
            assertThat(Seat.say((Message) folds.cells().getFirst().get(1))).isEqualTo(right + " of 73");
        }
    }

    /** Says the lesson: a good baseline is right about nineteen of twenty, whatever the shuffling. */
    @Test
    void theNearestMeanIsRightAboutNineteenOfTwenty() {
        for (Distance distance : Distance.values()) {
            int right = 0;
            for (int seed = 0; seed < 5; seed++) {
                for (int fold = 1; fold <= Split.FOLDS; fold++) {
                    right += Baseline.of(Split.of(threesAndSevens(), seed, fold), distance)
                            .judged()
                            .right();
                }
            }
            assertThat((double) right / (5 * 362)).as(distance.id()).isBetween(0.96, 0.99);
        }
    }

    @Test
    void theMarkGoesToTheImageUnderTheHand() {
        NearestMean experiment = new NearestMean(DigitSets.withoutMnist());
        try (Seat seat = Seat.at(experiment)) {
            seat.set("image", 17).step(4);
            float x = seat.readout("tothree");
            float y = seat.readout("toseven");
            assertThat(experiment.byHand("image", x, y, seat.stage.trail().settings()))
                    .isEqualTo(17);
        }
    }

    @Test
    void aMistakeCanBeFound() {
        try (Seat seat = seat().step(5)) {
            Judged judged =
                    Baseline.of(Split.of(threesAndSevens(), 1, 1), Distance.L1).judged();
            int worst = judged.mistakes().getFirst();
            seat.set("image", worst + 1);
            assertThat(seat.frame().goals()).contains("mistake");
            assertThat(judged.mistakes()).hasSize(73 - judged.right());
        }
    }

    @Test
    void theCodeSaysWhatTheSettingsSay() {
        try (Seat seat = seat()) {
            assertThat(seat.printed()).hasSize(1);
            seat.set("distance", new Value.Pick("rmse"));
            assertThat(seat.printed()).hasSize(1);
            assertThat(Float.parseFloat(seat.printed().getFirst())).isBetween(0f, 1f);
        }
    }

    @Test
    void withoutMnistTheSmallImagesStandInAndThePageSaysHowToGetIt() {
        try (Seat seat = seat()) {
            assertThat(seat.frame().idle()).contains("set", "set.mnist").doesNotContain("seed");
            seat.set("set", new Value.Pick("mnist"));
            assertThat(seat.notices()).contains("MNIST is not on this server").contains("NUDGE_MNIST");
            assertThat(seat.readout("of")).isEqualTo(73);
        }
    }

    @Test
    void withMnistBothExperimentsShowIt(@TempDir Path folder) throws IOException {
        IdxFiles.write(folder, 40, 20);
        DigitSets sets = DigitSets.with(folder);
        assertThat(sets.hasMnist()).isTrue();
        try (Seat seat = Seat.at(new NearestMean(sets))) {
            seat.set("set", new Value.Pick("mnist")).step(5);
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.frame().idle()).contains("seed", "fold").doesNotContain("set.mnist");
            // Two threes and two sevens of twenty; the bands tell them apart.
            assertThat(seat.readout("of")).isEqualTo(4);
            assertThat(seat.readout("right")).isEqualTo(4);
            assertThat(seat.frame().chart("chosen", Chart.Heatmap.class).columns())
                    .isEqualTo(28);
        }
        try (Seat seat = Seat.at(new Browse(sets))) {
            seat.set("set", new Value.Pick("mnist"));
            assertThat(seat.words()).contains("1 to 8 of 8").contains("28 × 28 pixels, so 784 numbers");
        }
    }

    @Test
    void filesThatCannotBeReadAreSaidToBeSo(@TempDir Path folder) throws IOException {
        DigitSets sets = DigitSets.with(folder);
        assertThat(sets.hasMnist()).isFalse();
        assertThat(sets.whyNot().orElseThrow()).contains("there is no file train-images-idx3-ubyte");
        try (Seat seat = Seat.at(new NearestMean(sets))) {
            seat.set("set", new Value.Pick("mnist"));
            assertThat(seat.notices()).contains("cannot be read");
        }
    }
}
