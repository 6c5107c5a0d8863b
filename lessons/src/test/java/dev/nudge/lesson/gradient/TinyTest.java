package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinyTest {

    private static final Tiny EXPERIMENT = new Tiny();

    @ParameterizedTest
    @CsvSource({"1e-6, 5.7220459, 6.000001", "1e-7, 0, 6.0000001", "1e-3, 6.001, 6.001"})
    void float32FailsWhereDoubleDoesNot(float h, float single, float twice) {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("h", h);
            assertThat(seat.readout("single")).isCloseTo(single, within(0.001f));
            assertThat(seat.readout("double")).isCloseTo(twice, within(1e-5f));
            assertThat(seat.printedNumber(0)).isEqualTo(seat.readout("single"));
            assertThat(seat.printedNumber(1)).isCloseTo(seat.readout("double"), within(1e-6f));
        }
    }

    @Test
    void stepsDivideTheNudgeByTenDownToTheEndOfTheTrack() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.step(5);
            assertThat(seat.readout("nudge")).isEqualTo(1e-6f);
            assertThat(seat.readout("single")).isCloseTo(5.722f, within(0.001f));
            assertThat(seat.words()).contains("float32 says 5.72, which agrees to 1 digit;");
            seat.step(1);
            assertThat(seat.readout("single")).isZero();
            assertThat(seat.frame().goals()).contains("zero", "double");
            assertThat(seat.notices()).contains("3 + 1e-7 is 3 again");
            seat.step(100);
            assertThat(seat.readout("nudge")).isEqualTo(1e-12f);
            assertThat(seat.stage.trail().steps()).isEqualTo(11);
        }
    }

    @Test
    void theErrorOfDoubleFallsWithTheNudgeAndFloat32TurnsBackEarlier() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            float[] h = seat.frame().lines("double").xs();
            float[] twice = seat.frame().lines("double").ys();
            float[] single = seat.frame().lines("single").ys();
            for (int i = 0; i < h.length; i++) {
                assertThat(twice[i]).isGreaterThanOrEqualTo(-11);
                // The error of a nudge of x² is h itself, until the digits run out.
                if (h[i] > -5) {
                    assertThat(twice[i]).isCloseTo(h[i], within(0.001f));
                }
                if (h[i] < -6.95f) {
                    assertThat(single[i]).isEqualTo((float) Math.log10(6));
                }
            }
        }
    }

    @Test
    void threeDigitsAreWhatFloat32HasToGive() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("h", 0.001);
            assertThat(seat.frame().goals()).contains("single");
            seat.set("h", 1e-5);
            assertThat(seat.frame().goals()).doesNotContain("single");
        }
    }

    @Test
    void atZeroNothingIsSwallowed() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("x", 0).set("h", 1e-6);
            assertThat(seat.readout("single")).isCloseTo(1e-6f, within(1e-12f));
            assertThat(seat.notices()).startsWith("At 0");
            assertThat(seat.frame().goals()).doesNotContain("zero");
        }
    }
}
