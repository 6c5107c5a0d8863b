package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NudgeTest {

    private static final Nudge EXPERIMENT = new Nudge();

    /** The slopes of the first lesson's start: −1.3529, −0.0316, −0.5. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void nudgingTakesFourEvaluationsAndAutogradOne(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            assertThat(seat.readout("evaluations")).isZero();
            assertThat(seat.words()).startsWith("Nothing is evaluated yet");
            seat.step(1);
            assertThat(seat.words()).startsWith("One evaluation: the loss is 2.42");
            seat.step(1);
            assertThat(seat.readout("evaluations")).isEqualTo(2);
            assertThat(seat.words()).contains("a nudged by 0.01", "the slope along a is −1.35", "2 evaluations");
            assertThat(table(seat).marked()).containsExactly(0);
            seat.step(9);
            assertThat(seat.readout("evaluations")).isEqualTo(4);
            assertThat(seat.readout("gradient0")).isCloseTo(-1.3529f, within(1e-4f));
            assertThat(seat.readout("gradient1")).isCloseTo(-0.0316f, within(1e-4f));
            assertThat(seat.readout("gradient2")).isCloseTo(-0.5f, within(1e-4f));
            assertThat(seat.frame().goals()).contains("all", "sixdigits");
            assertThat(seat.words())
                    .contains("Nudging took 4 evaluations", "digits")
                    .doesNotContain("same");
            assertThat(seat.frame().scatter("evaluated").xs()).containsExactly(0, 0.01f, 0.01f, 0.01f);
        }
    }

    @Test
    void forTheSquaredErrorTheNudgeIsOffByHalfItsCurvature() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("loss", new Value.Pick("mse")).set("h", 0.1).step(5);
            double fourth = 0;
            for (int i = 0; i < Measured.POINTS.count(); i++) {
                fourth += Math.pow(Measured.POINTS.x(i), 4) / Measured.POINTS.count();
            }
            // mean((e + h x²)²) − mean(e²) = 2 h mean(e x²) + h² mean(x⁴)
            assertThat((double) seat.readout("slope0") - seat.readout("gradient0"))
                    .isCloseTo(0.1 * fourth, within(1e-4));
            assertThat((double) seat.readout("slope2") - seat.readout("gradient2"))
                    .isCloseTo(0.1, within(1e-4));
            assertThat(seat.frame().goals()).doesNotContain("sixdigits");
            assertThat(seat.notices()).isEmpty();
            seat.set("h", 1e-6).step(5);
            assertThat(seat.frame().goals()).contains("all");
            assertThat((double) seat.readout("slope0") - seat.readout("gradient0"))
                    .isCloseTo(0, within(2e-5));
        }
    }

    @Test
    void aLargeNudgeCrossesKinks() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("h", 1).step(5);
            assertThat(seat.frame().goals()).doesNotContain("sixdigits");
            assertThat(seat.notices()).contains("has a kink");
        }
    }

    @Test
    void theStripShowsTheLossAlongEachParameter() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            float[] moves = seat.frame().lines("alongb").xs();
            for (int i = 0; i < moves.length; i++) {
                double loss = 0;
                for (int k = 0; k < Measured.POINTS.count(); k++) {
                    double x = Measured.POINTS.x(k);
                    loss += Math.abs(1.1 * x * x + (1.1 + moves[i]) * x + 1.1 - Measured.POINTS.y(k))
                            / Measured.POINTS.count();
                }
                assertThat((double) seat.frame().lines("alongb").ys()[i]).isCloseTo(loss, within(1e-4));
            }
        }
    }

    @Test
    void slopesMayPointApart() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("a", 0.5).set("c", 4).step(5);
            assertThat(seat.readout("gradient0")).isNegative();
            assertThat(seat.readout("gradient2")).isPositive();
            assertThat(seat.frame().goals()).contains("apart");
        }
    }

    @Test
    void theShownCodeFindsTheSameSlopes() {
        for (String loss : new String[] {"mae", "mse"}) {
            try (Seat seat = Seat.at(EXPERIMENT)) {
                seat.set("loss", new Value.Pick(loss)).set("a", 2.5).step(5);
                for (int i = 0; i < 3; i++) {
                    assertThat(seat.printedNumber(i)).isCloseTo(seat.readout("gradient" + i), within(1e-4f));
                }
            }
        }
    }

    @Test
    void digitsAgreeWhereNumbersDo() {
        assertThat(Digits.agreeing(6.001, 6, 7)).isEqualTo(3);
        assertThat(Digits.agreeing(5.72, 6, 7)).isEqualTo(1);
        assertThat(Digits.agreeing(0, 6, 7)).isZero();
        assertThat(Digits.agreeing(6, 6, 7)).isEqualTo(7);
        assertThat(Digits.agreeing(1e-9, 0, 7)).isZero();
        assertThat(Digits.agreeing(-6, 6, 7)).isZero();
        assertThat(Digits.said(-1.35294117647, 7)).isEqualTo("−1.352941");
        assertThat(Digits.said(0, 7)).isEqualTo("0");
    }

    private static Chart.Table table(Seat seat) {
        return seat.frame().chart("table", Chart.Table.class);
    }
}
