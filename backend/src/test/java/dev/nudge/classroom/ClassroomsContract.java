package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Classes over an empty database, and what tests do with them. */
abstract class ClassroomsContract {

    static final Experiment QUADRATIC = Course.lesson("quadratic").experiments().getFirst();
    /** The second stop's. */
    static final Experiment RACE = Course.experiment("race");

    static final List<Stop> STOPS = List.of(
            Stop.at(Course.lesson("quadratic")),
            new Stop("rate", "race", ""),
            new Stop("quadratic", "quadratic", "a=2"));
    static final String HERE = "192.0.2.1";
    static final ClassroomLimits LIMITS =
            new ClassroomLimits(30, 100, 5, 50, 10, Duration.ofMinutes(10), 1000, 4, 3, 20);
    static final String ELSEWHERE = "192.0.2.2";

    /** Stands still until a test lets it go on. */
    static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Hands clock = new Hands();
    final Learners learners = LearnersHere.open();
    /** What is to be walked once more, as soon as a test lets it. */
    final List<Runnable> walks = new ArrayList<>();

    final List<LearnerSession> sessions = new ArrayList<>();
    DatabaseAddress address;
    Database database;
    Classrooms classrooms;
    Opened opened;
    int guests;

    /** Of an empty one. */
    abstract DatabaseAddress empty();

    @BeforeEach
    void begin() {
        address = empty();
        database = Database.open(address);
        classrooms = over(database, LIMITS);
        opened = classrooms.open("9b", STOPS, HERE);
    }

    Classrooms over(Database open, ClassroomLimits limits) {
        return new Classrooms(
                new ClassroomStore(open),
                new Nicknames(""),
                limits,
                new Rehearsals(learners),
                new Arrivals(learners, walks::add),
                clock);
    }

    /** As the server is. */
    void restart() {
        restart(LIMITS);
    }

    void restart(ClassroomLimits limits) {
        database.close();
        database = Database.open(address);
        classrooms = over(database, limits);
    }

    @AfterEach
    void end() {
        classrooms.rehearsals().endAll();
        sessions.forEach(LearnerSession::close);
        database.close();
        learners.destroy();
    }

    /** Somebody else each time. */
    Guest guest(String peer) {
        return new Guest("browser " + guests++, peer);
    }

    Entrance join(String nickname) {
        return classrooms.join(opened.code(), nickname, guest(HERE)).orElseThrow();
    }

    /** From one browser each, as far as nobody is refused. */
    void mistype(int times, String peer) {
        for (int i = 0; i < times; i++) {
            assertThat(classrooms.look("BBBBBB", guest(peer))).isEmpty();
        }
    }

    Attendance attend(Entrance entrance) {
        return classrooms.attend(opened.code(), entrance.key(), guest(HERE)).orElseThrow();
    }

    Desk desk() {
        return classrooms
                .teach(opened.code(), opened.keys().teacher(), guest(HERE))
                .orElseThrow();
    }

    LearnerSession session(Trail trail) {
        return session(QUADRATIC, trail);
    }

    LearnerSession session(Experiment experiment, Trail trail) {
        LearnerSession session = learners.open(experiment, trail);
        sessions.add(session);
        return session;
    }

    static void stands(Attendance attendance, LearnerSession session) {
        attendance.stands(session.experiment(), session.trail(), session.frame());
    }

    static Reason refusal(Runnable act) {
        ClassroomRefusedException refused = catchThrowableOfType(ClassroomRefusedException.class, act::run);
        assertThat(refused).isNotNull();
        return refused.reason();
    }
}
