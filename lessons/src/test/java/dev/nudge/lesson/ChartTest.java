package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void whatHasNoPlaceForSomeOfItsNumbersIsRefusedWhereItIsMade() {
        assertThatThrownBy(() -> new Chart.Lines("path", new float[501], new float[1001]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Lines \"path\"", "501", "1001");
        assertThatThrownBy(() -> new Chart.Scatter("dots", new float[2], new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Scatter \"dots\"", "2", "1");
    }
}
