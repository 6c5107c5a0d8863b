package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of a thing is said as one. */
class CountedWordsTest {

    private static final String MANY_ONES = "(?<![\\d.,])1 (images|steps|epochs|batches|weights|rates|numbers|are) ";

    private final DigitSets sets = DigitSets.withoutMnist();

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    private static void assertOneIsOne(Seat seat) {
        assertThat(seat.words() + " " + seat.notices() + " ").doesNotContainPattern(MANY_ONES);
    }

    @ParameterizedTest
    @CsvSource({"1,train", "64,train", "all,train", "8,find"})
    void ofTheSevenSteps(String batch, String aim) {
        for (Room room : Room.values()) {
            try (Seat seat = Seat.at(new SevenSteps(sets))) {
                seat.set("batch", pick(batch)).set("aim", pick(aim)).set("epochs", 1);
                seat.set("net", pick("two")).set("units", 64).set("way", pick("nudge"));
                seat.set("room", pick(room.id()));
                assertOneIsOne(seat);
                assertOneIsOne(seat.step(1));
                assertOneIsOne(seat.step(4));
            }
        }
    }

    @Test
    void ofABatchOfOne() {
        try (Seat seat = Seat.at(new SevenSteps(sets)).set("batch", pick("1"))) {
            assertThat(seat.set("room", pick("predict")).words())
                    .matches("The one image of this batch is on the (right|wrong) side. It gets .*");
            assertThat(seat.set("room", pick("loss")).words()).contains("The loss is that very cost: ");
            assertThat(seat.set("room", pick("gradient")).words()).contains("over the one image of the batch.");
        }
    }

    @Test
    void ofABatchOfAll() {
        try (Seat seat = Seat.at(new SevenSteps(sets)).set("batch", pick("all"))) {
            assertThat(seat.set("room", pick("repeat")).words())
                    .contains("An epoch is one batch of all 289 training images, in an order");
        }
    }

    @ParameterizedTest
    @CsvSource({"8,64,all", "all,all,all"})
    void ofTheRace(String first, String second, String third) {
        try (Seat seat = Seat.at(new BatchRace(sets))) {
            seat.set("b1", pick(first)).set("b2", pick(second)).set("b3", pick(third));
            assertOneIsOne(seat);
            assertOneIsOne(seat.step(1));
        }
    }

    @Test
    void ofFiveSeedsAndTenDigits() {
        try (Seat seeds = Seat.at(new FiveSeeds(sets)).set("epochs", 1);
                Seat ten = Seat.at(new TenDigits()).set("epochs", 1).set("batch", pick("all"))) {
            for (int step = 0; step < 3; step++) {
                assertOneIsOne(seeds);
                assertOneIsOne(ten);
                seeds.step(1);
                ten.step(1);
            }
        }
    }
}
