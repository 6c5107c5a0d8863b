package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.Course;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void simulatedLearnersWorkAndLeaveNothingBehind() throws InterruptedException {
        Learners learners = LearnersHere.open();
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Classrooms classrooms = TeachingUntilKilled.over(database, learners);
            Opened opened = classrooms.open("", List.of(Stop.at(Course.lesson("quadratic"))), "");
            Desk desk =
                    classrooms.teach(opened.code(), opened.keys().teacher(), "").orElseThrow();
            assertThatIllegalArgumentException().isThrownBy(() -> desk.rehearse(41));
            desk.rehearse(20);
            assertThat(desk.board().attendees()).hasSize(20).allMatch(Attendee::simulated);
            wait(() -> desk.board().working().size() == 20);
            assertThat(desk.board().ranked()).hasSizeGreaterThan(10);
            assertThat(learners.open()).isEqualTo(20);
            classrooms.write();
            assertThat(database.jdbc()
                            .sql("select count(*) from classroom_seat")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            desk.rehearse(0);
            assertThat(desk.board().attendees()).isEmpty();
            assertThat(learners.open()).isZero();
        } finally {
            learners.destroy();
        }
    }

    private static void wait(BooleanSupplier until) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!until.getAsBoolean()) {
            assertThat(Instant.now()).as("it never came to be").isBefore(end);
            Thread.sleep(50);
        }
    }
}
