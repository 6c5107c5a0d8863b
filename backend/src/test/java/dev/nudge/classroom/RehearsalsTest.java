package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.lesson.Course;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
            Desk desk = classrooms
                    .teach(opened.code(), opened.keys().teacher(), new Guest("", ""))
                    .orElseThrow();
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

    private interface Rehearsed {
        void with(Desk desk) throws InterruptedException;
    }

    private void rehearse(Learners learners, Rehearsals rehearsals, int seats, Rehearsed test)
            throws InterruptedException {
        rehearse(learners, rehearsals, seats, Clock.systemUTC(), test);
    }

    private void rehearse(Learners learners, Rehearsals rehearsals, int seats, Clock clock, Rehearsed test)
            throws InterruptedException {
        ClassroomLimits limits =
                new ClassroomLimits(30, 1000, seats, 50, 60, Duration.ofMinutes(10), 50_000, 10, 5, 400);
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Classrooms classrooms = new Classrooms(
                    new ClassroomStore(database), new Nicknames(""), limits, rehearsals, new Arrivals(learners), clock);
            Opened opened = classrooms.open("", List.of(Stop.at(Course.lesson("quadratic"))), "");
            test.with(classrooms
                    .teach(opened.code(), opened.keys().teacher(), new Guest("", ""))
                    .orElseThrow());
            rehearsals.endAll();
            assertThat(learners.open()).isZero();
        } finally {
            learners.destroy();
        }
    }

    @Test
    void aClassThatIsTooSmallKeepsNobody() throws InterruptedException {
        Learners learners = LearnersHere.open();
        rehearse(learners, new Rehearsals(learners), 5, desk -> {
            assertThatThrownBy(() -> desk.rehearse(6)).isInstanceOf(ClassroomRefusedException.class);
            assertThat(desk.board().attendees()).isEmpty();
            desk.rehearse(5);
            assertThat(desk.board().attendees()).hasSize(5);
        });
    }

    @Test
    void whoFindsNoRoomLeavesAndTheOthersGoOn() throws InterruptedException {
        Learners learners = LearnersHere.open(3);
        rehearse(learners, new Rehearsals(learners), 320, desk -> {
            desk.rehearse(8);
            wait(() -> desk.board().attendees().size() == 3
                    && desk.board().working().size() == 3);
            int before = steps(desk);
            wait(() -> steps(desk) > before);
        });
    }

    private static int steps(Desk desk) {
        return desk.board().attendees().stream()
                .mapToInt(each -> each.standing().map(Standing::step).orElse(0))
                .sum();
    }

    @Test
    void itEndsByItself() throws InterruptedException {
        Learners learners = LearnersHere.open();
        rehearse(learners, new Rehearsals(learners, Duration.ofSeconds(2)), 320, desk -> {
            desk.rehearse(4);
            wait(() -> desk.board().attendees().isEmpty());
            assertThat(learners.open()).isZero();
        });
    }

    @Test
    void itEndsTenMinutesAfterTheLastWhoLooked() throws InterruptedException {
        Learners learners = LearnersHere.open();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        InstantSource hands = now::get;
        Clock clock = hands.withZone(ZoneOffset.UTC);
        rehearse(learners, new Rehearsals(learners), 320, clock, desk -> {
            desk.listen(() -> {});
            desk.rehearse(4);
            now.set(now.get().plus(Duration.ofMinutes(40)));
            wait(() -> desk.board().working().size() == 4);
            int before = steps(desk);
            wait(() -> steps(desk) > before);
            desk.close();
            now.set(now.get().plus(Duration.ofMinutes(9)));
            int closed = steps(desk);
            wait(() -> steps(desk) > closed);
            now.set(now.get().plus(Duration.ofMinutes(1)));
            wait(() -> desk.board().attendees().isEmpty());
        });
    }

    @Test
    void twoDesksAtOnceBeginOneRehearsal() throws InterruptedException {
        Learners learners = LearnersHere.open();
        rehearse(learners, new Rehearsals(learners), 320, desk -> {
            List<Thread> hands = IntStream.range(0, 4)
                    .mapToObj(i -> Thread.startVirtualThread(() -> desk.rehearse(10)))
                    .toList();
            for (Thread hand : hands) {
                hand.join();
            }
            assertThat(desk.board().attendees()).hasSize(10);
            desk.rehearse(0);
            assertThat(desk.board().attendees()).isEmpty();
        });
    }

    private static void wait(BooleanSupplier until) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!until.getAsBoolean()) {
            assertThat(Instant.now()).as("it never came to be").isBefore(end);
            Thread.sleep(50);
        }
    }
}
