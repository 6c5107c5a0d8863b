package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Course;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicksTest {

    @TempDir
    private Path folder;

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
            new Ticks(classrooms).inEach(Classroom::tickSlowly);
            assertThat(heard).hasSize(3);
        } finally {
            learners.destroy();
        }
    }
}
