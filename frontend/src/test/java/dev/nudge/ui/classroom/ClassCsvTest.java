package dev.nudge.ui.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Moment;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassCsvTest {

    private static final Messages MESSAGES = Messages.in(Locale.ENGLISH);

    private static final Agenda AGENDA = new Agenda(
            "",
            List.of(new Stop("rate", "race", ""), new Stop("quadratic", "quadratic", "")),
            0,
            true,
            false,
            "",
            Set.of(),
            Optional.empty(),
            0,
            true,
            OptionalInt.empty(),
            Instant.EPOCH,
            Optional.empty(),
            0,
            Optional.empty(),
            0,
            false);

    private static final Board BOARD = new Board(
            "BCDFGH",
            AGENDA,
            List.of(new Attendee(
                    1,
                    "Ada",
                    false,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of("quadratic.close"),
                    Duration.ZERO)),
            Instant.EPOCH);

    @Test
    void whatWasReachedIsInWords() {
        assertThat(ClassCsv.of(BOARD, nobody -> Optional.empty(), MESSAGES))
                .contains(MESSAGES.say("quadratic.goal.close"))
                .doesNotContain("quadratic.close");
    }

    @Test
    void aMomentHasTheAddressOfItsLesson() {
        Moment moved = moved(Optional.empty(), Optional.empty());
        assertThat(ClassCsv.of(List.of(moved), BOARD)).contains("/lessons/rate?racers=2");
    }

    @Test
    void aMomentSaysOfWhichReadoutItsScoreIs() {
        Moment moved = moved(Optional.of(0.5f), Optional.of("loss"));
        assertThat(ClassCsv.of(List.of(moved), BOARD))
                .contains("score,compared by,link")
                .contains(",race,3,0.5,loss,");
    }

    private static Moment moved(Optional<Float> score, Optional<String> measure) {
        return new Moment(1, Instant.EPOCH, "race", 3, score, measure, Optional.empty(), "racers=2");
    }
}
