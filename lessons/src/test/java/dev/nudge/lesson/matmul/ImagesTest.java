package dev.nudge.lesson.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.gradient.Seat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static Seat seat() {
        return Seat.at(new Images());
    }

    private static float[] cells(Seat seat, String grid) {
        return seat.frame().chart(grid, Chart.Grid.class).cells();
    }

    @Test
    void theDigitsAreAllThereAndKnowTheirNames() {
        HandwrittenDigits digits = HandwrittenDigits.all();
        assertThat(digits.count()).isEqualTo(1797);
        assertThat(Arrays.stream(digits.labels()).filter(label -> label == 3)).hasSize(183);
        assertThat(Arrays.stream(digits.labels()).filter(label -> label == 7)).hasSize(179);
        assertThat(digits.pixels()).hasSize(1797 * 64);
        for (float pixel : digits.pixels()) {
            assertThat(pixel).isBetween(0f, 1f);
        }
    }

    @Test
    void oneByOneARowAStepIsMadeAndInOneProductAllAre() {
        try (Seat seat = seat()) {
            assertThat(cells(seat, "scores")).containsOnly(Float.NaN);
            seat.step(2);
            assertThat(cells(seat, "scores")[19]).isNotNaN();
            assertThat(cells(seat, "scores")[20]).isNaN();
            assertThat(seat.words()).contains("2 products of one row with W have made 2 rows of 5");
            float[] one = cells(seat.step(9), "scores");
            assertThat(seat.stage.trail().steps()).isEqualTo(5);
            assertThat(seat.frame().goals()).contains("single");
            seat.set("way", new Value.Pick("all")).step(9);
            assertThat(seat.readout("calls")).isEqualTo(1);
            assertThat(cells(seat, "scores")).containsExactly(one);
            assertThat(seat.words()).contains("all 50 scores", "39,200 multiplications");
            assertThat(seat.frame().goals()).contains("batch");
        }
    }

    @Test
    void theChosenRowIsThatImageAlone() {
        try (Seat seat = seat()) {
            seat.set("way", new Value.Pick("all")).step(1);
            for (int row = 1; row <= 5; row++) {
                seat.set("row", row).set("column", 4);
                float[] scores = cells(seat, "scores");
                float[] alone = cells(seat, "alone");
                float sum = 0;
                for (float part :
                        seat.frame().chart("products", Chart.Heatmap.class).cells()) {
                    sum += part;
                }
                for (int digit = 0; digit < 10; digit++) {
                    assertThat(alone[digit]).isCloseTo(scores[(row - 1) * 10 + digit], within(1e-5f));
                }
                assertThat(sum).isCloseTo(alone[4], within(1e-4f));
                assertThat(seat.readout("score")).isEqualTo(alone[4]);
            }
        }
    }

    @Test
    void aRowFoldedUpIsItsImageEachPixelDrawnOut() {
        try (Seat seat = seat()) {
            seat.set("set", 2).set("row", 3);
            float[] ink = seat.frame().chart("ink", Chart.Heatmap.class).cells();
            float[] small = HandwrittenDigits.all().pixels();
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 28; x++) {
                    assertThat(ink[(27 - y) * 28 + x]).isEqualTo(small[(5 + 2) * 64 + y * 8 / 28 * 8 + x * 8 / 28]);
                }
            }
        }
    }

    @Test
    void everyScoreLeadsToItsImageAndItsDigit() {
        try (Seat seat = seat()) {
            assertThat(seat.frame().chart("scores", Chart.Grid.class).leads())
                    .hasSize(50)
                    .startsWith("row=1&column=0", "row=1&column=1")
                    .endsWith("row=5&column=9");
            assertThat(new Images().byHand("row", 100, 4.6f, seat.stage.trail().settings()))
                    .isEqualTo(1);
            assertThat(new Images().byHand("row", 100, 1, seat.stage.trail().settings()))
                    .isEqualTo(5);
        }
    }

    @Test
    void nearlyFourImagesInFiveScoreHighestForWhatTheyAre() {
        DigitRows rows = DigitRows.all();
        int right = 0;
        for (int set = 0; set < rows.sets(); set++) {
            Tensor best = rows.images(set).matmul(rows.weights()).argmax(1);
            float[] guesses = best.toArray();
            for (int row = 0; row < DigitRows.IMAGES; row++) {
                right += guesses[row] == rows.label(set, row) ? 1 : 0;
            }
        }
        assertThat(right / (5f * rows.sets())).isBetween(0.77f, 0.8f);
    }

    @Test
    void theListingFindsOneRowAloneTheSame() {
        try (Seat seat = seat()) {
            seat.set("row", 3).set("column", 7);
            assertThat(seat.printed().getFirst()).isEqualTo("true");
            assertThat(seat.printedNumber(1)).isCloseTo(seat.printedNumber(2), within(1e-3f));
        }
    }
}
