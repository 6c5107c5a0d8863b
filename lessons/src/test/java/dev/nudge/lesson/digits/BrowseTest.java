package dev.nudge.lesson.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.gradient.Seat;
import org.junit.jupiter.api.Test;

class BrowseTest {

    private final Browse experiment = new Browse(DigitSets.withoutMnist());

    @Test
    void turnsPagesAndKnowsWhatItShows() {
        try (Seat seat = Seat.at(experiment)) {
            assertThat(seat.words()).contains("Images 1 to 40 of 362");
            seat.set("image", 362);
            assertThat(seat.words()).contains("Images 361 to 362 of 362");
            seat.set("which", new Value.Pick("sevens"));
            assertThat(seat.words()).contains("Images 161 to 179 of 179").contains("number 179, a 7");
            assertThat(seat.frame().goals()).contains("seven");
        }
    }

    @Test
    void aPressOnAPageChoosesThatImage() {
        try (Seat seat = Seat.at(experiment)) {
            seat.set("image", 45);
            assertThat(experiment.byHand("image", 0.5f, 3.5f, seat.stage.trail().settings()))
                    .isEqualTo(41);
            assertThat(experiment.byHand("image", 9.5f, 0.5f, seat.stage.trail().settings()))
                    .isEqualTo(80);
            seat.set("image", 362);
            assertThat(experiment.byHand("image", 9.5f, 0.5f, seat.stage.trail().settings()))
                    .isEqualTo(362);
            assertThat(experiment.byHand("image", -99, 99, seat.stage.trail().settings()))
                    .isEqualTo(361);
        }
    }

    @Test
    void thePageHoldsTheImagesWhereTheMarkSaysTheyAre() {
        LabelledImages images = HandwrittenDigits.all().images().only(3, 7);
        try (Seat seat = Seat.at(experiment)) {
            seat.set("image", 12);
            Chart.Heatmap page = seat.frame().chart("images", Chart.Heatmap.class);
            // Number 12 is the second of the second row; a thumbnail takes nine cells each way.
            float[] expected = images.image(11).toArray();
            int rows = page.cells().length / page.columns();
            for (int pixel = 0; pixel < 64; pixel++) {
                int fromTop = 9 + pixel / 8;
                int column = 9 + pixel % 8;
                assertThat(page.cells()[(rows - 1 - fromTop) * page.columns() + column])
                        .isEqualTo(expected[pixel]);
            }
            Chart.Scatter mark = seat.frame().scatter("pick");
            assertThat(experiment.byHand(
                            "image",
                            mark.xs()[0],
                            mark.ys()[0],
                            seat.stage.trail().settings()))
                    .isEqualTo(12);
        }
    }

    @Test
    void aMeanIsTheMeanOfEveryPixel() {
        LabelledImages threes = HandwrittenDigits.all().images().only(3);
        float[] all = threes.rows().toArray();
        try (Seat seat = Seat.at(experiment)) {
            float[] mean = seat.frame().chart("three", Chart.Heatmap.class).cells();
            for (int pixel = 0; pixel < 64; pixel++) {
                double sum = 0;
                for (int image = 0; image < 183; image++) {
                    sum += all[image * 64 + pixel];
                }
                int fromBottom = (7 - pixel / 8) * 8 + pixel % 8;
                assertThat(mean[fromBottom]).isCloseTo((float) (sum / 183), within(1e-6f));
            }
        }
    }

    @Test
    void theHardestComeFirst() {
        Album album = DigitSets.withoutMnist().album("uci");
        Judged judged = Judged.of(album.images(), album.means(), Distance.L1);
        int wrong = album.images().count() - judged.right();
        assertThat(wrong).isPositive();
        for (int i = 0; i < album.images().count(); i++) {
            assertThat(judged.isRight(album.hardest()[i])).isEqualTo(i >= wrong);
        }
        try (Seat seat = Seat.at(experiment)) {
            assertThat(seat.set("which", new Value.Pick("hardest")).frame().goals())
                    .contains("hard");
        }
    }
}
