package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class PlayTest {

    private static final String MOVED =
            "before => document.querySelector('.path-box e-chart').getPointCount('path') > before";

    @Test
    void theWalkPlaysByItselfStaysResponsiveAndIsOneAct(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");

        lesson.play().press("Space");
        assertThat(lesson.pause()).isFocused();
        lesson.page().waitForFunction(MOVED, 3);
        int moved = lesson.path.series("path").size();
        lesson.page().waitForFunction(MOVED, moved + 3);

        // A hand that drags meanwhile is answered, and the walk goes on under what it sets.
        lesson.rate().fill("0.2");
        lesson.rate().press("Enter");
        assertThat(lesson.page()).hasURL(Pattern.compile(".*rate:0\\.2.*"));
        int changed = lesson.path.series("path").size();
        lesson.page().waitForFunction(MOVED, changed + 3);

        lesson.a.drag(3);
        assertThat(lesson.play()).isVisible();
        assertThat(lesson.a.number()).hasValue(Pattern.compile("(2\\.9|3).*"));

        lesson.play().click();
        lesson.page().waitForFunction(MOVED, 3);
        lesson.pause().press("Space");
        assertThat(lesson.play()).isFocused();
        lesson.awaitQuiet();
        String paused = lesson.mae().textContent();
        assertThat(lesson.path.series("path")).hasSizeGreaterThan(3);
        lesson.undo().click();
        lesson.awaitQuiet();
        assertThat(lesson.path.series("path")).as("all of it is taken back").hasSize(1);
        assertThat(lesson.mae()).not().hasText(paused);
    }

    @Test
    void aLongLinkShowsItsWholeWalk(Learner learner) {
        LessonPage lesson = learner.opensLesson("?v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.001&then=9000&show=all");
        assertThat(lesson.page().locator(".path-box e-chart")).isVisible();
        lesson.awaitQuiet();
        lesson.expectAddress("then=9000");
        assertThat(lesson.undo()).isDisabled();
    }
}
