package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @Test
    void leavesRoomOnEitherSide() {
        assertThat(Axis.around(new float[] {3, -1, 0}, 0.25f)).isEqualTo(new Axis(-2, 4));
    }

    @Test
    void givesASingleValueAWidth() {
        assertThat(Axis.around(new float[] {5, 5}, 0.5f)).isEqualTo(new Axis(3, 7));
        Axis far = Axis.around(new float[] {1e6f}, 0.05f);
        assertThat(far.min()).isLessThan(1e6f);
        assertThat(far.max()).isGreaterThan(1e6f);
    }

    @ParameterizedTest
    @CsvSource({"0, 13.7, 15", "-1.2, 14.8, 15", "0, 1, 1", "0, 0.0011, 0.0012", "0, 730, 800", "2, 2.3, 2.3"})
    void raisesTheTopToARoundNumber(float min, float max, float top) {
        Axis rounded = new Axis(min, max).withRoundTop();
        assertThat(rounded.min()).isEqualTo(min);
        assertThat(rounded.max()).isCloseTo(top, within(1e-5f * top));
    }
}
