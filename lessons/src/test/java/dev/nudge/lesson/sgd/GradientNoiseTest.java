package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientNoiseTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "8", "64", "all"})
    void thePaperIsWiderThanHighAndHoldsAllArrows(String batch) {
        try (Seat seat = Seat.at(new GradientNoise(DigitSets.withoutMnist())).set("batch", new Value.Pick(batch))) {
            for (int draws = 0; draws < 12; draws += 3) {
                Axis along = seat.frame().axis("along");
                Axis aside = seat.frame().axis("aside");
                assertThat(along.max() - along.min()).isGreaterThan(1.49f * (aside.max() - aside.min()));
                seat.frame().charts().stream()
                        .filter(Chart.Arrows.class::isInstance)
                        .map(Chart.Arrows.class::cast)
                        .forEach(arrows -> {
                            for (int i = 0; i < arrows.xs().length; i++) {
                                assertThat(arrows.dxs()[i]).isBetween(along.min(), along.max());
                                assertThat(arrows.dys()[i]).isBetween(aside.min(), aside.max());
                            }
                        });
                seat.step(3);
            }
        }
    }
}
