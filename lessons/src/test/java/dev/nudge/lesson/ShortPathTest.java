package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.ShortPath.Stop;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShortPathTest {

    @Test
    void itTakesThreeQuartersOfAnHourAndKeepsTheOrderOfTheCourse() {
        assertThat(ShortPath.stops().stream().mapToInt(Stop::minutes).sum()).isEqualTo(45);
        List<Lesson> onThePath = ShortPath.stops().stream().map(Stop::lesson).toList();
        assertThat(Course.lessons().stream().filter(lesson -> lesson.path() == Lesson.Path.SHORT))
                .containsExactlyElementsOf(onThePath);
    }

    @Test
    void aStopNeedsNoMoreTimeThanItsLessonAndItsExperimentsAreThere() {
        for (Stop stop : ShortPath.stops()) {
            assertThat(stop.minutes()).isLessThanOrEqualTo(stop.lesson().minutes());
            assertThat(stop.experiments()).isNotEmpty().allSatisfy(stop.lesson()::experiment);
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
