package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With as many threes and sevens as MNIST has, of its size, the experiments keep within the room of a learner. */
class LearnersBudgetTest {

    @TempDir
    private static Path folder;

    private static DigitSets sets;

    @BeforeAll
    static void writeAll() throws IOException {
        IdxFiles.write(folder, 5 * 12_396, 5 * 2_038);
        sets = DigitSets.with(folder);
    }

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    @Test
    void gradientNoiseTakesAsManyImagesAsFitAndSaysSo() {
        try (Seat seat = Seat.ofLearner(new GradientNoise(sets))) {
            seat.set("set", pick("mnist"));
            assertThat(seat.notices()).contains("Of the 12,396 threes and sevens the first 512");
            assertThat(seat.readout("all")).isEqualTo(512);
            assertThat(seat.readout("pixels")).isEqualTo(784);
            for (String size : new String[] {"1", "256", "all"}) {
                seat.set("batch", pick(size)).step(30);
                assertThat(seat.readout("count")).isEqualTo(30);
            }
            assertThat(seat.readout("angle")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"linear,64", "one,256", "two,256", "linear,all", "two,all"})
    void theSevenStepsGoThroughEveryRoom(String net, String batch) {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets))) {
            seat.set("set", pick("mnist")).set("net", pick(net)).set("units", 64);
            seat.set("batch", pick(batch)).set("optimiser", pick("adam")).set("rate", 0.001);
            assertThat(seat.readout("of")).isEqualTo(2038);
            if (batch.equals("all")) {
                assertThat(seat.readout("size")).isEqualTo(512);
                assertThat(seat.notices()).contains("All 12,396 training images do not fit");
            }
            for (Room room : Room.values()) {
                seat.set("room", pick(room.id())).step(2);
                assertThat(seat.readout("step")).isEqualTo(2 * room.ordinal() + 2);
                assertThat(seat.words()).isNotBlank();
            }
            assertThat(seat.readout("batchloss")).isNotNaN();
        }
    }

    @ParameterizedTest
    @CsvSource({"linear", "one"})
    void theRaceRuns(String net) {
        try (Seat seat = Seat.ofLearner(new BatchRace(sets))) {
            seat.set("set", pick("mnist")).set("net", pick(net)).set("b1", pick("64"));
            assertThat(seat.step(1).readout("epochs")).isEqualTo(1);
            assertThat(seat.readout("pixels")).isEqualTo(784);
            assertThat(seat.notices()).contains("All 12,396 training images do not fit");
        }
    }

    @Test
    void whatIsOfferedInsteadOfNudgingTooMuchIsNotTooMuch() {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets))) {
            seat.set("set", pick("mnist")).set("net", pick("two")).set("units", 64);
            seat.set("room", pick("gradient")).set("way", pick("nudge"));
            assertThat(seat.notices()).contains("too long");
            seat.take(seat.frame().offers().getFirst());
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.frame().goals()).contains("nudged");
        }
    }
}
