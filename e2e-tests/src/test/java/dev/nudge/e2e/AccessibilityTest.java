package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe-core finds nothing serious or critical. */
@BrowserTest
class AccessibilityTest {

    @Test
    void firstVisit(Learner learner) {
        Axe.expectNothingSerious(learner.opensLesson("").page());
    }

    @Test
    void everythingShown(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        lesson.untilItStops().click();
        assertThat(lesson.notice()).containsText("Stopped after");
        Axe.expectNothingSerious(lesson.page());
    }

    @Test
    void inTheDark(Learner learner) {
        learner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        LessonPage lesson = learner.opensLesson("?show=all");
        assertThat(lesson.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(18, 22, 29)");
        lesson.untilItStops().click();
        assertThat(lesson.notice()).containsText("Stopped after");
        Axe.expectNothingSerious(lesson.page());
    }

    @Test
    void onAPhone(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        for (String part : List.of("Fit", "Loss", "Steps", "Read")) {
            lesson.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(part))
                    .click();
            lesson.awaitQuiet();
            Axe.expectNothingSerious(lesson.page());
        }
    }

    @Test
    void withAWrongNumberAndABrokenLink(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all&b=lots");
        lesson.a.type("three");
        assertThat(lesson.a.refusal()).isVisible();
        assertThat(lesson.linkNotice()).isVisible();
        Axe.expectNothingSerious(lesson.page());
    }

    @Test
    void theDialogs(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        lesson.share().click();
        assertThat(lesson.page().locator("#share-link")).isVisible();
        Axe.expectNothingSerious(lesson.page());
        lesson.page().keyboard().press("Escape");
        assertThat(lesson.page().locator("#share-link")).isHidden();

        LessonPage.PointsText points = lesson.openPoints();
        points.paste("1;2\nnonsense;3\n");
        points.use();
        assertThat(points.complaints()).isVisible();
        Axe.expectNothingSerious(lesson.page());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?view=stage",
                "teach",
                "teach/quadratic",
                "embed",
                "lessons",
                "glossary",
                "glossary/test",
                "progress",
                "books"
            })
    void otherPages(String address, Learner learner) {
        Page page = learner.opens(address);
        assertThat(page.locator("main")).isVisible();
        Axe.expectNothingSerious(page);
    }

    @Test
    void theProjectorGetsAPictureWithoutProse(Learner learner) {
        LessonPage lesson =
                new LessonPage(learner.somebodyElse(Learner.Device.PROJECTOR).opens("?view=stage"));
        lesson.awaitPicture();

        assertThat(lesson.page().locator(".quadratic-text")).isHidden();
        assertThat(lesson.fit.element()).isInViewport();
        assertThat(lesson.oneStep()).isInViewport();
        assertThat((Boolean)
                        lesson.page().evaluate("() => document.documentElement.scrollHeight <= window.innerHeight"))
                .as("all of it fits 1280×720")
                .isTrue();
    }
}
