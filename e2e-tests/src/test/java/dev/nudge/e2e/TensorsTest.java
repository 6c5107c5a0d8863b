package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Tensors that are taken apart, and read in many ways. */
@BrowserTest
class TensorsTest {

    @Test
    void aLearnerWalksFromABatchOfImagesToANumberAndComesBack(Learner learner) {
        Page page = open(learner, "lessons/tensors");
        Locator words = page.locator("#ranks-words");
        Locator gallery = page.locator("#experiment-ranks .gallery");
        Locator parts = gallery.locator("[data-lead]");
        assertThat(parts).hasCount(4);
        parts.nth(2).focus();
        page.keyboard().press("Enter");
        assertThat(words).containsText("x[2] is a colour image");
        assertThat(gallery).isFocused();
        assertThat(parts).hasCount(3);
        parts.nth(1).click();
        assertThat(words).containsText("x[2, 1] is one channel");
        parts.nth(8 * 2 + 5).click();
        assertThat(words).containsText("x[2, 1, 2] is a row of pixels");
        parts.nth(6).click();
        assertThat(words).containsText("x[2, 1, 2, 6] is one number, 0.6.");
        assertThat(page.locator("#ranks-readout-rank")).hasText("0");

        page.locator("#ranks-step-back").click();
        assertThat(page.locator("#ranks-readout-rank")).hasText("1");
        page.waitForURL("**/lessons/tensors?*ranks.then=3*");
        page.reload();
        assertThat(words).containsText("x[2, 1, 2] is a row of pixels");
        page.locator("#ranks-tensor input[value=digits]").check();
        assertThat(parts).hasCount(5);
    }

    @Test
    void aLearnerReadsOneStorageInManyWaysAndSeesWhatIsCopied(Learner learner) {
        Page page = open(learner, "lessons/tensors");
        Locator words = page.locator("#views-words");
        Locator memory = page.locator("#experiment-views .memory button");
        Locator step = page.locator("#views-step-one");
        Locator copied = page.locator("#views-readout-copied");
        assertThat(memory).hasCount(24);
        step.click();
        assertThat(words).containsText("Shape [6, 4], stride (1, 6), offset 0");
        act(page, "slice");
        step.click();
        assertThat(words).containsText("Shape [2, 4], stride (1, 6), offset 1");
        assertThat(copied).hasText("0");
        assertThat(memory.nth(0)).isDisabled();
        memory.nth(13).click();
        assertThat(words).containsText("x[0, 2] lies at 1 + 0 · 1 + 2 · 6 = 13.");
        assertThat(memory.nth(13)).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(memory.nth(14)).isFocused();
        page.keyboard().press("Home");
        assertThat(memory.first()).isFocused();
        assertThat(page.locator("#experiment-views .memory button[tabindex='0']"))
                .hasCount(1);
        page.locator("#experiment-views .gallery .matrix button").nth(7).click();
        assertThat(words).containsText("x[1, 3] lies at 1 + 1 · 1 + 3 · 6 = 20.");

        act(page, "view");
        assertThat(page.locator("#views-notice")).containsText("x = x.view(-1) does not work.");
        act(page, "reshape");
        step.click();
        assertThat(copied).hasText("32");
        assertThat(memory).hasCount(8);
        assertThat(page.locator("#experiment-views .transcripts")).containsText("tensor([ 1.,  7., 13., 19.,");
        page.waitForURL("**/lessons/tensors?*views.then=1,act:slice*act:reshape,1*");
        page.reload();
        assertThat(memory).hasCount(8);
        page.locator("#views-step-back").click();
        assertThat(memory).hasCount(24);

        act(page, "own");
        Locator own = page.locator("#views-own");
        own.fill("x[0, 9]");
        own.press("Enter");
        assertThat(page.locator("#views-notice")).containsText("does not work");
        own.fill("x[0");
        own.press("Enter");
        assertThat(page.locator("#views-own-refusal")).containsText("Character");
        own.fill("x.T");
        own.press("Enter");
        step.click();
        assertThat(words).containsText("Shape [4, 2], stride (6, 1), offset 1");
    }

    @Test
    void anArrayAndATensorAnswerSideBySide(Learner learner) {
        Page page = open(learner, "lessons/tensors?arrays.data=point");
        Locator answers = page.locator("#experiment-arrays .transcripts pre");
        assertThat(answers.first()).containsText("dtype('float64')");
        assertThat(answers.last()).containsText("torch.float32");
        page.locator("#arrays-grad").check();
        assertThat(answers.first()).containsText("AttributeError");
        assertThat(answers.last()).containsText("requires_grad=True)");
        assertThat(page.locator("#arrays-words")).containsText("twice the number");
    }

    private static void act(Page page, String act) {
        page.locator("#views-act input[value=" + act + "]").check();
        assertThat(page.locator("#views-act input[value=" + act + "]")).isChecked();
    }

    private static Page open(Learner learner, String address) {
        Page page = learner.opens(address);
        assertThat(page.locator("#experiment-views .memory button").first()).isVisible();
        assertThat(page.url()).contains("lessons/tensors");
        return page;
    }
}
