package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquaresTest {

    private static final Squares EXPERIMENT = new Squares();

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void squaresOfThreeFourTenSumTo125(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            assertThat(seat.readout("sum")).isEqualTo(125);
            assertThat(seat.words()).contains("add up to 125", "[6, 8, 20]");
            Chart.Table table = seat.frame().chart("table", Chart.Table.class);
            assertThat(table.cells().get(2).subList(1, 4)).containsExactly(6f, 8f, 20f);
            assertThat(seat.printed())
                    .containsExactly("125.0", "tensor([ 6.,  8., 20.])", "tensor([2.4000, 3.2000, 8.0000])");
        }
    }

    @Test
    void aStepTakesTheGradientTimesTheRateAway() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.step(1);
            assertThat(seat.readout("w2")).isCloseTo(8, within(1e-5f));
            assertThat(seat.readout("sum")).isCloseTo(80, within(1e-3f));
            seat.step(25);
            // Each step leaves 0.8 of every number.
            assertThat((double) seat.readout("sum")).isCloseTo(125 * Math.pow(0.64, 26), within(1e-5));
            assertThat(seat.frame().goals()).containsExactly("small");
        }
    }

    @Test
    void aRateOfOneHalfArrivesAtOnce() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.set("rate", 0.5).stage.step(9, dev.nudge.lesson.Stage.Stroke.NEW))
                    .isEqualTo(1);
            assertThat(seat.readout("sum")).isZero();
            assertThat(seat.frame().goals()).contains("once");
            assertThat(seat.notices()).contains("nowhere to go");
        }
    }

    @Test
    void aRateAboveOneLeadsAwayAndStops() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("rate", 2).step(1);
            assertThat(seat.readout("sum")).isEqualTo(1125);
            assertThat(seat.frame().goals()).containsExactly("away");
            assertThat(seat.notices()).startsWith("The sum rose from 125 to 1130");
            seat.step(400);
            assertThat(seat.readout("steps")).isLessThan(20);
            assertThat(seat.frame().axis("sum").max()).isEqualTo(500);
            assertThat(seat.notices()).contains("climbs with each");
        }
    }

    @Test
    void nothingIsNowhereToGo() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("first", 0).set("second", 0).set("third", 0).step(5);
            assertThat(seat.readout("steps")).isZero();
            assertThat(seat.notices()).contains("nowhere to go");
        }
    }
}
