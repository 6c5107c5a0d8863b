package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiveSeedsTest {

    private static Seat seat() {
        return Seat.at(new FiveSeeds(DigitSets.withoutMnist()));
    }

    private static float rightOfSeven(int draw) {
        try (Seat seat = Seat.at(new SevenSteps(DigitSets.withoutMnist()))) {
            return seat.set("draw", draw).step(200).readout("right");
        }
    }

    @Test
    void everyTrainingIsTheSevenStepsWithAnotherSeed() {
        try (Seat seat = seat().step(5000)) {
            assertThat(seat.readout("runs")).isEqualTo(5);
            float[] shares = seat.frame().scatter("each").ys();
            double mean = 0;
            for (int run = 0; run < 5; run++) {
                assertThat(73 * shares[run]).isCloseTo(rightOfSeven(1 + run), within(1e-3f));
                mean += shares[run] / 5;
            }
            double squares = 0;
            for (float share : shares) {
                squares += (share - mean) * (share - mean);
            }
            assertThat(seat.readout("meanshare")).isCloseTo((float) mean, within(1e-6f));
            assertThat(seat.readout("spread")).isCloseTo((float) Math.sqrt(squares / 4), within(1e-6f));
            assertThat(seat.frame().goals()).contains("five");
            assertThat(seat.words()).contains("of 365 images");
        }
    }

    @Test
    void fiveFoldsAskEveryImageOnce() {
        try (Seat seat =
                seat().set("vary", new Value.Pick("fold")).set("epochs", 2).step(10)) {
            assertThat(seat.words()).contains("of 362 images");
        }
    }

    @Test
    void afterFortyEpochsTheDiceHaveNoSayAndTheFoldHas() {
        try (Seat dice = seat();
                Seat folds = seat().set("vary", new Value.Pick("fold"));
                Seat networks = seat().set("vary", new Value.Pick("fold")).set("net", new Value.Pick("one"))) {
            assertThat(dice.step(200).readout("spread")).isZero();
            assertThat(folds.step(200).readout("spread")).isGreaterThan(0.01f);
            assertThat(folds.words()).contains("359 of 362");
            assertThat(folds.frame().scatter("each").ys()).contains(1, 1);
            assertThat(networks.step(200).words()).contains("361 of 362");
        }
        try (Seat seat = seat().set("epochs", 5)) {
            assertThat(seat.step(25).readout("spread")).isGreaterThan(0.005f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 40})
    void aLeapIsTheRestOfATraining(int epochs) {
        try (Seat seat = seat().set("epochs", epochs)) {
            assertThat(seat.frame().leap().orElseThrow().steps()).isEqualTo(epochs);
            seat.step(epochs);
            assertThat(seat.frame().chart("table", Chart.Table.class).cells()).hasSize(1);
            seat.step(4 * epochs);
            assertThat(seat.frame().leap()).isEmpty();
        }
    }
}
