package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.ShortPath.Stop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortPathTest {

    @Test
    void itTakesThreeQuartersOfAnHourAndKeepsTheOrderOfTheCourse() {
        assertThat(ShortPath.stops().stream().mapToInt(Stop::minutes).sum()).isEqualTo(45);
        List<Lesson> onThePath = ShortPath.stops().stream()
                .map(Stop::built)
                .flatMap(Optional::stream)
                .toList();
        assertThat(Course.lessons().stream().filter(lesson -> lesson.path() == Lesson.Path.SHORT))
                .containsExactlyElementsOf(onThePath);
    }

    @Test
    void aStopNeedsNoMoreTimeThanItsLessonAndItsExperimentsAreThere() {
        for (Stop stop : ShortPath.stops()) {
            stop.built().ifPresent(lesson -> {
                assertThat(stop.minutes()).isLessThanOrEqualTo(lesson.minutes());
                assertThat(stop.experiments()).isNotEmpty().allSatisfy(lesson::experiment);
            });
        }
    }

    @Test
    void everyLessonHasATeachersGuideOfOnePage() {
        for (Lesson lesson : Course.lessons()) {
            String guide = Reading.guide(lesson, Locale.ENGLISH).orElseThrow();
            assertThat(guide.split("\\s+").length).as(lesson.id()).isLessThanOrEqualTo(460);
            assertThat(guide).as(lesson.id()).contains("10 minutes", "25 minutes", "45 minutes", "wrong answers");
        }
        assertThat(Reading.books(Locale.ENGLISH)).contains("Werbos", "https://wesmckinney.com/book/");
    }
}
