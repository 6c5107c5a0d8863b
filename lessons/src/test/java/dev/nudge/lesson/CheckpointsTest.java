package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a learner can reach. */
class CheckpointsTest {

    @Test
    void everyLessonHasTwoOrThreeOfItsOwnAndTheRestIsMoreToTry() {
        for (Lesson lesson : Course.lessons()) {
            List<String> declared = lesson.experiments().stream()
                    .flatMap(experiment -> experiment.checkpoints().stream().map(goal -> experiment.id() + "." + goal))
                    .toList();
            assertThat(lesson.checkpoints())
                    .as(lesson.id())
                    .hasSizeBetween(2, 3)
                    .isSubsetOf(declared);
            List<String> more = lesson.experiments().stream()
                    .flatMap(experiment -> lesson.moreToTry(experiment).stream())
                    .toList();
            assertThat(Stream.concat(lesson.checkpoints().stream(), more.stream()))
                    .as(lesson.id())
                    .containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @Test
    void eachIsASentenceThatTellsALearnerWhatToDo() {
        Messages messages = Messages.in(Locale.ENGLISH);
        for (Lesson lesson : Course.lessons()) {
            for (Experiment experiment : lesson.experiments()) {
                for (String goal : experiment.checkpoints()) {
                    assertThat(messages.say(experiment.id() + ".goal." + goal)).matches("\\p{Lu}.*\\.");
                }
            }
        }
    }
}
