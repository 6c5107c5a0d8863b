package dev.nudge.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShareDialogTest {

    private static final String BASE = "https://nudge.example/";

    @Test
    void whateverIsCopiedLeadsToTheSameStateInNudge() {
        assertThat(tag("race"))
                .contains("<a href=\"" + BASE + "lessons/rate?race.v=1&amp;race.", "race.then=7#experiment-race\">");
        assertThat(tag("quadratic")).contains("<a href=\"" + BASE + "?v=1&amp;a=1.1", "then=7#experiment-quadratic\">");
    }

    private static String tag(String id) {
        Experiment experiment = Course.experiment(id);
        return Snippet.TAG.code(
                ShareDialog.placed(BASE, experiment, experiment.start().plusSteps(7), Messages.in(Locale.ENGLISH)));
    }
}
