package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@BrowserTest
class PhoneTest {

    private static final List<String> PARTS = List.of("Fit", "Loss", "Steps", "Read");

    /** What a finger aims at and would miss: links within a sentence and what is off the screen do not count. */
    private static final String SMALL_TARGETS = """
            () => {
              const small = [];
              const visit = root => {
                for (const element of root.querySelectorAll('*')) {
                  if (element.shadowRoot) visit(element.shadowRoot);
                  if (!element.matches('button, a[href], input:not([type=range], [type=radio]), [role=tab], .track, .losses label')
                      || element.closest('.prose p')) continue;
                  const box = element.getBoundingClientRect();
                  if (box.width === 0 || box.right <= 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
                  if (box.width < 43.5 || box.height < 43.5) {
                    const name = element.getAttribute('aria-label') || element.textContent.trim() || element.className;
                    small.push(`${element.localName} "${name}" ${Math.round(box.width)}×${Math.round(box.height)}`);
                  }
                }
              };
              visit(document);
              return small;
            }""";

    @Test
    void thePictureStaysInViewWhileThePartsAreWalked(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        BoundingBox picture = lesson.page().locator(".picture").boundingBox();
        assertThat(picture.height).isLessThanOrEqualTo(0.42 * 844 + 0.5);

        for (String part : PARTS) {
            tab(lesson, part).click();
            assertThat(tab(lesson, part)).hasAttribute("aria-selected", "true");
            assertThat(lesson.a.element()).isVisible(visible(part.equals("Fit")));
            assertThat(lesson.mae()).isVisible(visible(part.equals("Loss")));
            assertThat(lesson.oneStep()).isVisible(visible(part.equals("Steps")));
            assertThat(lesson.page().getByText("What the sliders do")).isVisible(visible(part.equals("Read")));
        }
        lesson.page().evaluate("() => window.scrollTo(0, document.documentElement.scrollHeight)");
        assertThat(lesson.fit.element()).isInViewport();
        assertThat(tab(lesson, "Fit")).isInViewport();
        assertThat((Boolean) lesson.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing sticks out sideways")
                .isTrue();
    }

    @Test
    void aFingerDragsTheKnob(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();
        Finger finger = new Finger(lesson.page());

        finger.down(lesson.a.onScreen(1.1));
        finger.moveTo(lesson.a.onScreen(3.2));
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(3.2, 1.1, 1.1)));
        finger.up();

        assertThat(lesson.a.number()).hasValue("3.20");
        lesson.expectAddress("a=3.2");
        assertThat(scrolled(lesson)).isZero();
    }

    @Test
    void aSwipeAcrossTheSlidersScrollsAndChangesNothing(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Finger finger = new Finger(lesson.page());
        String address = lesson.page().url();

        // Once beside the knob and once right on it.
        for (double value : new double[] {3.5, 1.1}) {
            lesson.page().evaluate("() => window.scrollTo(0, 0)");
            Place start = lesson.a.onScreen(value);
            finger.swipe(start, start.plus(3, -180));
            lesson.page().waitForCondition(() -> scrolled(lesson) > 50);
        }

        lesson.awaitQuiet();
        assertThat(lesson.a.number()).hasValue("1.10");
        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.page()).hasURL(address);
    }

    @Test
    void everythingIsLargeEnoughForAFinger(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        List<Object> small = new ArrayList<>();
        for (String part : PARTS) {
            tab(lesson, part).click();
            assertThat(tab(lesson, part)).hasAttribute("aria-selected", "true");
            lesson.awaitQuiet();
            small.addAll((List<?>) lesson.page().evaluate(SMALL_TARGETS));
        }
        assertThat(small.stream().distinct()).isEmpty();
    }

    @Test
    void aLoupeShowsThePointUnderTheFinger(@OnPhone Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Finger finger = new Finger(lesson.page());
        Place at = lesson.fit.onScreen("points", 14);
        Place to = at.plus(20, -60);

        assertThat(lesson.fit.loupe()).isHidden();
        finger.down(at);
        finger.moveTo(to);
        assertThat(lesson.fit.loupe()).isVisible();
        assertThat(lesson.fit.loupe()).isInViewport();
        Place held = lesson.fit.onScreen("points", 14);
        assertThat(held.x()).isCloseTo(to.x(), within(1.5));
        assertThat(held.y()).isCloseTo(to.y(), within(1.5));
        finger.up();

        assertThat(lesson.fit.loupe()).isHidden();
        assertThat(lesson.pointsLine()).containsText("Point 15 of 20 at");
        lesson.awaitQuiet();
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(1.1, 1.1, 1.1)));
        assertThat(scrolled(lesson)).isZero();
    }

    private static Locator tab(LessonPage lesson, String part) {
        return lesson.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(part));
    }

    private static LocatorAssertions.IsVisibleOptions visible(boolean visible) {
        return new LocatorAssertions.IsVisibleOptions().setVisible(visible);
    }

    private static double scrolled(LessonPage lesson) {
        return ((Number) lesson.page().evaluate("() => window.scrollY")).doubleValue();
    }
}
