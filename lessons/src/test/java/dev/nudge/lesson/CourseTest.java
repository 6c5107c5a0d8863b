package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.lesson.quadratic.FitQuadratic;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void findsEveryExperimentAndItsLessonByTheirIds() {
        for (Lesson lesson : Course.lessons()) {
            assertThat(Course.findLesson(lesson.id())).containsSame(lesson);
            for (Experiment experiment : lesson.experiments()) {
                assertThat(Course.find(experiment.id())).containsSame(experiment);
                assertThat(Course.lessonOf(experiment)).isSameAs(lesson);
            }
        }
    }

    @Test
    void whatIsNotInTheCourseIsNotFound() {
        assertThat(Course.find("tensorboard")).isEmpty();
        assertThat(Course.find("")).isEmpty();
        assertThat(Course.findLesson("tensorboard")).isEmpty();
        assertThatThrownBy(() -> Course.experiment("tensorboard")).hasMessageContaining("\"tensorboard\"");
        // Equal in all but who they are.
        assertThatThrownBy(() -> Course.lessonOf(new FitQuadratic())).hasMessageContaining("in no lesson");
    }
}
