package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccumulateTest {

    private static final Accumulate EXPERIMENT = new Accumulate();
    private static final Points MEASURED = Measured.POINTS;
    private static final Offset<Float> TWO_DECIMALS = within(0.005f);

    /** PyTorch 2, float32, on the same points: zeroed 2.4219 2.1513 1.0822, kept 2.4219 1.1663 2.1515, momentum 0.9 1.3935 0.9869 at steps 0, 13, 200. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void withoutZeroingTheRunLeadsAndThenClimbs(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            assertThat(seat.readout("kept")).isCloseTo(2.4219f, within(1e-4f));
            seat.step(13);
            assertThat(seat.readout("kept")).isCloseTo(1.17f, TWO_DECIMALS);
            assertThat(seat.readout("zeroed")).isCloseTo(2.15f, TWO_DECIMALS);
            assertThat(seat.readout("rolling")).isCloseTo(1.3935f, TWO_DECIMALS);
            assertThat(seat.readout("yours")).isEqualTo(seat.readout("kept"));
            assertThat(seat.frame().goals()).containsExactly("lead");
            assertThat(seat.notices()).startsWith("Without zeroing the run is ahead, 1.17 against 2.15");
            seat.step(187);
            assertThat(seat.readout("zeroed")).isCloseTo(1.08f, TWO_DECIMALS);
            assertThat(seat.readout("kept")).isCloseTo(2.15f, TWO_DECIMALS);
            assertThat(seat.readout("rolling")).isCloseTo(0.9869f, TWO_DECIMALS);
            assertThat(seat.frame().goals()).containsExactly("lost");
            assertThat(seat.notices()).startsWith("Without zeroing the run is behind, 2.15 against 1.08");
            assertThat(seat.words())
                    .startsWith("After 200 steps the mean absolute error is 1.08 with zeroing, 2.15 without");
        }
    }

    @Test
    void everyRacerWalksAsPlainArithmeticDoes() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("momentum", 0.8).step(40);
            assertThat((double) seat.readout("zeroed")).isCloseTo(walked(0, 40, 0.01), within(1e-4));
            assertThat((double) seat.readout("kept")).isCloseTo(walked(1, 40, 0.01), within(1e-4));
            assertThat((double) seat.readout("rolling")).isCloseTo(walked(0.8f, 40, 0.01), within(1e-4));
        }
    }

    @Test
    void theSwitchTurnsAtOnceAndRescuesTheRun() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("zero", new Value.Flag(true)).step(10);
            assertThat(seat.readout("yours")).isEqualTo(seat.readout("zeroed"));
        }
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.step(13).set("zero", new Value.Flag(true)).step(80);
            assertThat(seat.frame().goals()).contains("rescue");
            assertThat(seat.readout("yours")).isLessThan(seat.readout("zeroed"));
            seat.stage.stepBack();
            assertThat(seat.frame().lines("yours").xs()).hasSize(93);
        }
    }

    @Test
    void theShownCodeWalksTheSameWay() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.step(30);
            assertThat(seat.printedNumber(0)).isCloseTo(seat.readout("zeroed"), within(1e-4f));
            assertThat(seat.printedNumber(1)).isCloseTo(seat.readout("kept"), within(1e-4f));
        }
    }

    @Test
    void theLargestRateStaysOnTheAxes() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("rate", 1)
                    .set("beside", new Value.Flag(true))
                    .set("momentum", 1)
                    .step(1000);
            for (float loss : seat.frame().lines("kept").ys()) {
                assertThat(loss).isFinite();
            }
            assertThat(seat.frame().axis("loss").max()).isLessThan(20);
            assertThat(seat.notices()).startsWith("1,000 steps are as many");
        }
    }

    private static double walked(double keep, int steps, double rate) {
        double[] w = {1.1, 1.1, 1.1};
        double[] held = new double[3];
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[3];
            for (int i = 0; i < MEASURED.count(); i++) {
                double x = MEASURED.x(i);
                double side = Math.signum(w[0] * x * x + w[1] * x + w[2] - MEASURED.y(i)) / MEASURED.count();
                gradient[0] += side * x * x;
                gradient[1] += side * x;
                gradient[2] += side;
            }
            for (int k = 0; k < 3; k++) {
                held[k] = keep * held[k] + gradient[k];
                w[k] -= rate * held[k];
            }
        }
        double loss = 0;
        for (int i = 0; i < MEASURED.count(); i++) {
            double x = MEASURED.x(i);
            loss += Math.abs(w[0] * x * x + w[1] * x + w[2] - MEASURED.y(i)) / MEASURED.count();
        }
        return loss;
    }
}
