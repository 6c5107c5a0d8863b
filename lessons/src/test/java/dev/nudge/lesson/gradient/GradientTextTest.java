package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Listing;
import dev.nudge.lesson.Passage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GradientTextTest {

    private static final Lesson LESSON = Course.lesson("gradient");

    @Test
    void theTextHasAPlaceForEveryExperiment() {
        List<String> places = LESSON.passages(Locale.ENGLISH).stream()
                .filter(Passage.Live.class::isInstance)
                .map(passage -> ((Passage.Live) passage).experiment())
                .toList();
        assertThat(places)
                .isEqualTo(LESSON.experiments().stream().map(Experiment::id).toList());
    }

    @Test
    void thePythonCornerRunsInJavaToo() throws Exception {
        assertThat(JavaListing.printedBy(Listing.named("requires_grad").java())).containsExactly("tensor(6.)");
    }
}
