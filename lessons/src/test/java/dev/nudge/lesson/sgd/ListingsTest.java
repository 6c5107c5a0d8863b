package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java beside an experiment does what its page does. */
class ListingsTest {

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    @ParameterizedTest
    @CsvSource({
        "linear,random,seven,sgd,constant,0,23",
        "linear,means,mse,sgd,constant,30,0",
        "linear,means,l1,momentum,cosine,0,12",
        "one,zeros,entropy,adam,cycle,10,17",
        "one,means,seven,sgd,stairs,0,0",
        "two,means,entropy,adam,constant,0,31"
    })
    void theSevenStepsLearnAsManyImages(
            String net, String begin, String loss, String optimiser, String schedule, int noise, int steps) {
        try (Seat seat = Seat.at(new SevenSteps(DigitSets.here()))) {
            seat.set("net", pick(net)).set("units", 7).set("begin", pick(begin)).set("loss", pick(loss));
            seat.set("optimiser", pick(optimiser)).set("schedule", pick(schedule));
            seat.set("rate", 0.05).set("epochs", 8).set("noise", noise).step(steps);
            assertThat(seat.printed())
                    .containsExactly(Math.round(seat.readout("right")) + " of " + Math.round(seat.readout("of")));
        }
    }

    @ParameterizedTest
    @CsvSource({"64,1,7", "8,0,40", "all,2,1"})
    void eachBatchOfTheFanHasItsAngle(String batch, int trained, int draws) {
        try (Seat seat = Seat.at(new GradientNoise(DigitSets.here()))) {
            seat.set("batch", pick(batch)).set("trained", trained).step(draws);
            List<String> printed = seat.printed();
            assertThat(printed).hasSize(draws);
            assertThat(Float.parseFloat(printed.getLast())).isCloseTo(seat.readout("angle"), within(0.1f));
        }
    }

    @ParameterizedTest
    @CsvSource({"linear", "one"})
    void theRaceEndsAsOnThePage(String net) {
        try (Seat seat = Seat.at(new BatchRace(DigitSets.here()))) {
            seat.set("net", pick(net)).step(2);
            List<String> printed = seat.printed();
            Chart.Table standings = seat.frame().chart("standings", Chart.Table.class);
            assertThat(printed).hasSize(3);
            for (int racer = 0; racer < 3; racer++) {
                String[] words = printed.get(racer).split(" ");
                List<Object> row = standings.cells().get(racer);
                assertThat(words[0]).isEqualTo(row.get(0).toString());
                assertThat(words[1]).isEqualTo(row.get(2).toString());
                assertThat(Float.parseFloat(words[2])).isCloseTo((Float) row.get(3), within(1e-3f));
            }
        }
    }

    @Test
    void thePythonHasNoPlaceLeftOpen() {
        try (Seat seven = Seat.at(new SevenSteps(DigitSets.here()));
                Seat noise = Seat.at(new GradientNoise(DigitSets.here()));
                Seat race = Seat.at(new BatchRace(DigitSets.here()))) {
            for (Seat seat : List.of(seven, noise, race)) {
                assertThat(seat.step(2).python()).contains("import torch").doesNotContain("«");
            }
        }
    }
}
