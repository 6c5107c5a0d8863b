package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TangentTest {

    private static final Tangent EXPERIMENT = new Tangent();

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void theSlopeOfASquareAtThreeIsSix(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            seat.set("x", 3);
            assertThat(seat.readout("slope")).isEqualTo(6);
            assertThat(seat.readout("secant")).isEqualTo(8);
            assertThat(seat.frame().goals()).contains("six").doesNotContain("close", "flat");
            assertThat(seat.words()).contains("At x = 3 the curve is 9 high", "slope 6", "off by 2");
            assertThat(seat.printedNumber(0)).isEqualTo(6);
            assertThat(seat.printedNumber(1)).isEqualTo(8);
        }
    }

    @Test
    void eachStepHalvesTheNudgeAndWhatIsMissing() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("x", 3).step(1);
            assertThat(seat.readout("secant")).isCloseTo(7, within(1e-5f));
            seat.step(1);
            assertThat(seat.readout("secant")).isCloseTo(6.5f, within(1e-5f));
            seat.step(100);
            assertThat(seat.readout("nudge")).isEqualTo(1 / 128f);
            assertThat(seat.readout("secant")).isCloseTo(6 + 1 / 128f, within(3e-4f));
            assertThat(seat.frame().goals()).contains("close");
            assertThat(seat.notices()).startsWith("8 halvings");
            seat.stage.stepBack();
            assertThat(seat.readout("nudge")).isEqualTo(1 / 64f);
        }
    }

    @Test
    void linesTouchAndCutTheCurve() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            for (float x : new float[] {-4, -1.3f, 0, 0.7f, 4}) {
                seat.set("x", x).set("h", 0.5f);
                float[] ends = seat.frame().lines("tangent").xs();
                float[] tangent = seat.frame().lines("tangent").ys();
                float[] secant = seat.frame().lines("secant").ys();
                for (int i = 0; i < 2; i++) {
                    assertThat((double) tangent[i]).isCloseTo(x * x + 2.0 * x * (ends[i] - x), within(1e-4));
                    assertThat((double) secant[i]).isCloseTo(x * x + (2.0 * x + 0.5) * (ends[i] - x), within(1e-4));
                }
                float[] xs = seat.frame().lines("slopes").xs();
                float[] slopes = seat.frame().lines("slopes").ys();
                for (int i = 0; i < xs.length; i++) {
                    assertThat(slopes[i]).isEqualTo(2 * xs[i]);
                }
            }
        }
    }

    @Test
    void theBottomHasSlopeZero() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("x", 0);
            assertThat(seat.frame().goals()).contains("flat");
            assertThat(seat.notices()).contains("bottom of the valley");
        }
    }
}
