package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson on the page that any lesson has. */
@BrowserTest
class TextLessonTest {

    @Test
    void aLearnerPredictsPokesAndComesBack(Learner learner) {
        Page page = open(learner, "lessons/gradient");
        page.locator("lesson-prediction .option").first().click();
        assertThat(page.locator("lesson-prediction .reveal").first()).isVisible();

        page.locator(".poke[data-poke^='tangent']").first().click();
        assertThat(page.locator("#tangent-x").locator("input.number")).hasValue("3.00");
        assertThat(page.locator("#tangent-readout-slope")).hasText("6.0000");
        page.waitForURL("**/lessons/gradient?*tangent.x=3*");
        Locator done = page.locator("lesson-progress [data-done]");
        assertThat(done).hasCount(0);

        int entries = (int) page.evaluate("() => history.length");
        page.locator("#tangent-x input[type=range]").press("ArrowRight");
        assertThat(page.locator("#tangent-readout-slope")).hasText("6.2000");
        page.waitForURL("**/lessons/gradient?*tangent.x=3.1*");
        // While a stroke lasts it may rewrite the present entry; when it ends it has one of its own.
        page.waitForFunction("entries => history.length > entries", entries);
        page.goBack();
        assertThat(page.locator("#tangent-readout-slope")).hasText("6.0000");
        assertThat(done).hasCount(0);
        page.locator("#tangent-x input[type=range]").press("ArrowRight");
        page.waitForURL("**/lessons/gradient?*tangent.x=3.1*");
        page.locator("#tangent-x input[type=range]").press("ArrowLeft");
        assertThat(done).not().hasCount(0);

        page.reload();
        assertThat(page.locator("#tangent-readout-slope")).hasText("6.0000");
        assertThat(page.locator("lesson-prediction[answered]")).not().hasCount(0);
        Locator code = page.locator("#experiment-tangent .show-code");
        code.locator("summary").click();
        assertThat(code.locator("mark").first()).hasText("3");
    }

    @Test
    void aLinkThatLeadsFarAwayLeavesAWayBack(Learner learner) {
        Page page = open(learner, "lessons/rate");
        Locator link = page.locator(".poke[data-poke^='race']").last();
        link.press("Enter");
        Locator back = page.locator(".way-back");
        assertThat(back).isFocused();
        assertThat(page.locator("#experiment-race .first-picture")).isInViewport();
        back.press("Enter");
        assertThat(link).isFocused();
        assertThat(link).isInViewport();
        assertThat(back).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient", "loss", "relu", "tensors", "matmul", "broadcasting", "models"})
    void onAPhoneNothingIsWiderThanItAndAxeFindsNothingSerious(String lesson, @OnPhone Learner learner) {
        Page page = open(learner, "lessons/" + lesson);
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        double picture = ((Number) page.evaluate(
                        "() => Math.max(...[...document.querySelectorAll('.first-picture')].map(p => p.offsetHeight))"))
                .doubleValue();
        assertThat(picture).isLessThanOrEqualTo(0.42 * 844 + 1);
        Axe.expectNothingSerious(page);
    }

    @Test
    void axeFindsNothingSeriousInTheDarkOnADesktop(Learner learner) {
        learner.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.expectNothingSerious(open(learner, "lessons/gradient"));
    }

    private static Page open(Learner learner, String address) {
        Page page = learner.opens(address);
        assertThat(page.locator("h1")).isVisible();
        page.waitForFunction(
                "() => [...document.querySelectorAll('.first-picture e-chart')].every(c => c.renderCount > 0)");
        return page;
    }
}
