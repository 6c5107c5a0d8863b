package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import org.junit.jupiter.api.Test;

/** What the lesson's text says of its experiments. */
class SgdTextTest {

    private static Seat seven() {
        return Seat.at(new SevenSteps(DigitSets.withoutMnist()));
    }

    private static Seat race() {
        return Seat.at(new BatchRace(DigitSets.withoutMnist()));
    }

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    @Test
    void afterFortyEpochsTheLinearModelIsRightAbout71AndTheNetworkAbout72() {
        try (Seat linear = seven();
                Seat network = seven().set("net", pick("one"))) {
            assertThat(DigitSets.withoutMnist().nearestMean(DigitSets.UCI, 1, 2))
                    .isEqualTo(69);
            assertThat(linear.step(200).readout("right")).isEqualTo(71);
            assertThat(network.step(200).readout("right")).isEqualTo(72);
            assertThat(network.readout("of")).isEqualTo(73);
            assertThat(network.set("room", pick("gradient")).words()).contains("1,981");
        }
    }

    @Test
    void aStepTooFarRaisesTheLoss() {
        try (Seat seat = seven().set("room", pick("step"))) {
            assertThat(seat.words()).contains("down to");
            seat.set("loss", pick("mse")).set("rate", 0.5);
            assertThat(seat.words()).contains("up to");
        }
    }

    @Test
    void nudgingAgreesToFiveDigits() {
        try (Seat seat =
                seven().set("room", pick("gradient")).set("net", pick("one")).set("way", pick("nudge"))) {
            Chart.Table ways = seat.frame().chart("ways", Chart.Table.class);
            assertThat(Seat.say((dev.nudge.lesson.Message) ways.cells().get(1).get(3)))
                    .matches("[567] digits");
            assertThat(Seat.say((dev.nudge.lesson.Message) ways.cells().get(1).get(1)))
                    .contains("3,962");
        }
    }

    @Test
    void smallBatchesAreInFrontAfterTenEpochsAndStepForStepNobodyIs() {
        try (Seat seat = race().step(10)) {
            Chart.Table standings = seat.frame().chart("standings", Chart.Table.class);
            assertThat(standings.cells().getFirst().get(2)).isEqualTo(370);
            assertThat(standings.cells().getLast().get(2)).isEqualTo(10);
            assertThat((Float) standings.cells().getFirst().get(3))
                    .isLessThan((Float) standings.cells().get(1).get(3));
            assertThat(seat.frame().goals()).contains("small");
        }
        // At equal steps, 37, the curves of the smallest and of the largest are about as low.
        try (Seat seat = race().set("over", pick("steps")).step(37)) {
            assertThat(seat.frame().lines("valid1").xs()[1]).isEqualTo(37);
            assertThat(seat.frame().lines("valid3").xs()[37]).isEqualTo(37);
            float small = seat.frame().lines("valid1").ys()[1];
            float whole = seat.frame().lines("valid3").ys()[37];
            assertThat(small / whole).as(small + " and " + whole).isBetween(0.8f, 1.25f);
        }
        try (Seat seat = race().set("rate", 10).step(20)) {
            assertThat(seat.frame().goals()).contains("large");
        }
    }

    @Test
    void theErrorOfABatchShrinksWithTheRootOfItsSize() {
        try (Seat seat = Seat.at(new GradientNoise(DigitSets.withoutMnist()))) {
            Chart.Scatter drawn = seat.frame().scatter("drawn");
            // 8 and 32: four times the images.
            assertThat(drawn.ys()[1] / drawn.ys()[3]).isCloseTo(2, within(0.4f));
            Chart.Lines law = seat.frame().lines("law");
            assertThat(law.ys()[0] / drawn.ys()[0]).isCloseTo(1, within(0.35f));
            seat.set("batch", pick("1")).step(30);
            assertThat(seat.frame().goals()).contains("astray");
            seat.set("batch", pick("256")).step(20);
            assertThat(seat.frame().goals()).contains("steady").doesNotContain("astray");
            seat.set("batch", pick("8")).step(20);
            assertThat(seat.frame().goals()).doesNotContain("steady");
            seat.set("batch", pick("all")).step(2);
            assertThat(seat.readout("angle")).isCloseTo(0, within(0.1f));
        }
    }
}
