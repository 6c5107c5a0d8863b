package dev.nudge.lesson.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.gradient.Seat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinderTest {

    private static final Finder EXPERIMENT = new Finder();

    /** PyTorch 2, float64, the loop of code/finder.py: 91 tries, steepest 0.0312572, a tenth of the lowest 0.129155; fast.ai's valley on the same 0.000359381. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void suggestsWhatTheRulesSay(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            seat.stage.stepUntilItStops();
            assertThat(seat.readout("tries")).isEqualTo(91);
            assertThat(seat.readout("steepest")).isCloseTo(0.0312572f, within(1e-6f));
            assertThat(seat.readout("tenth")).isCloseTo(0.129155f, within(1e-5f));
            assertThat(seat.readout("valley")).isCloseTo(0.000359381f, within(1e-8f));
            assertThat(seat.frame().goals()).containsExactlyInAnyOrder("stopped", "apart");
            assertThat(seat.frame().chart("suggestions", Chart.Table.class).cells())
                    .hasSize(3);
            assertThat(seat.notices()).startsWith("Stopped at try 91, at a rate of 1.87");
            assertThat(seat.words())
                    .contains("suggests 0.0313 by the steepest fall, 0.129 by a tenth of the lowest, 0.000359");
        }
    }

    @Test
    void theTextRacesTheSuggestionsOfTheFinder() {
        String text = Course.lesson("rate").passages(Locale.ENGLISH).toString();
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.stage.stepUntilItStops();
            assertThat(text)
                    .contains("r1=" + said(seat, "steepest") + "&r2=" + said(seat, "tenth") + "&r3="
                            + said(seat, "valley"));
            seat.set("data", new Value.Pick(Track.COASTER));
            seat.stage.stepUntilItStops();
            assertThat(text)
                    .contains("data=coaster&racers=2&r1=" + said(seat, "tenth") + "&r2=" + said(seat, "steepest"));
        }
    }

    private static String said(Seat seat, String readout) {
        return Messages.number(seat.readout(readout));
    }

    @Test
    void showsOneTryMoreWithEachStep() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().lines("loss").xs()).isEmpty();
            seat.step(1);
            assertThat(seat.readout("rate")).isEqualTo(1e-7f);
            seat.step(33);
            assertThat(seat.frame().lines("loss").xs()).hasSize(34);
            assertThat(seat.frame().lines("smoothed").ys()[33]).isGreaterThan(10);
            seat.stage.stepBack();
            assertThat(seat.frame().lines("loss").xs()).hasSize(33);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "coaster, constant",
        "coaster, momentum",
        "coaster, adam",
        "standard, constant",
        "standard, momentum",
        "standard, adam",
        "points, momentum",
        "points, adam"
    })
    void staysOnItsPaperEverywhere(String data, String walker) {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("data", new Value.Pick(data)).set("walker", new Value.Pick(walker));
            seat.stage.stepUntilItStops();
            Frame frame = seat.frame();
            assertThat(frame.readouts().values()).allMatch(Float::isFinite);
            for (String line : new String[] {"loss", "smoothed"}) {
                for (float y : frame.lines(line).ys()) {
                    assertThat(Float.isNaN(y)
                                    || y <= frame.axis("loss").max()
                                            && y >= frame.axis("loss").min())
                            .isTrue();
                }
            }
            assertThat(frame.readout("steepest")).isPositive();
        }
    }

    @Test
    void theShownCodeFindsTheSame() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.stage.stepUntilItStops();
            assertThat(seat.printedNumber(0)).isEqualTo(91);
            assertThat(seat.printedNumber(1)).isEqualTo(seat.readout("steepest"));
            assertThat(seat.printedNumber(2)).isEqualTo(seat.readout("tenth"));
            assertThat(seat.printedNumber(3)).isEqualTo(seat.readout("valley"));
        }
    }
}
