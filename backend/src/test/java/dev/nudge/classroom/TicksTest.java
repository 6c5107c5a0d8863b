package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicksTest {

    @TempDir
    private Path folder;

    @Test
    void boardsHearOnceInATickOfAClassThatTrainsAsOneAndMoves() {
        Learners learners = LearnersHere.open();
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Classrooms classrooms = TeachingUntilKilled.over(database, learners);
            Opened opened = classrooms.open("", List.of(Stop.at(Course.lesson("quadratic"))), "");
            Guest guest = new Guest("", "");
            Entrance entrance = classrooms.join(opened.code(), "Ada", guest).orElseThrow();
            Attendance ada =
                    classrooms.attend(opened.code(), entrance.key(), guest).orElseThrow();
            Desk desk = classrooms
                    .teach(opened.code(), opened.keys().teacher(), guest)
                    .orElseThrow();
            desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f).running(true));
            AtomicInteger board = new AtomicInteger();
            AtomicInteger student = new AtomicInteger();
            desk.listen(board::incrementAndGet);
            ada.listen(student::incrementAndGet);
            Ticks ticks = new Ticks(classrooms);
            for (int i = 1; i <= 4; i++) {
                ada.move(Ensemble.Move.FOLLOW);
                ticks.inEach(Classroom::tickSlowly);
                ticks.beatAndTell();
                assertThat(desk.together().orElseThrow().ticks()).isEqualTo(i);
                assertThat(board).hasValue(i);
                assertThat(student).hasValue(i);
            }
            desk.ask(agenda -> agenda.running(false));
            ticks.beatAndTell();
            assertThat(board).as("the agenda alone").hasValue(5);
        } finally {
            learners.destroy();
        }
    }

    @Test
    void aClassThatFailsKeepsNoOtherFromItsTicks() {
        Learners learners = LearnersHere.open();
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Classrooms classrooms = TeachingUntilKilled.over(database, learners);
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Opened opened = classrooms.open("", List.of(Stop.at(Course.lesson("quadratic"))), "");
                classrooms
                        .teach(opened.code(), opened.keys().teacher(), new Guest("", ""))
                        .orElseThrow()
                        .listen(() -> {
                            heard.add(opened.code());
                            throw new IllegalStateException("this class fails");
                        });
            }
            Ticks ticks = new Ticks(classrooms);
            ticks.inEach(Classroom::tickSlowly);
            ticks.beatAndTell();
            assertThat(heard).hasSize(3);
        } finally {
            learners.destroy();
        }
    }
}
