package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Shapes that stretch, and a puzzle that is solved by typing. */
@BrowserTest
class BroadcastingTest {

    @Test
    void aLearnerStretchesShapesReadsAClashAndComesBack(Learner learner) {
        Page page = open(learner);
        Locator words = page.locator("#shapes-words");
        type(page, "#shapes-line", "[3, 1] [1, 4]");
        assertThat(words).containsText("stretch to [3, 4]");
        assertThat(page.locator("#shapes-readout-extra")).hasText("0");
        assertThat(page.locator("#experiment-shapes .ghost").first()).isVisible();
        page.locator("#shapes-backward").check();
        assertThat(words).containsText("the arriving numbers are added up");
        page.waitForURL("**/lessons/broadcasting?*shapes.backward=on*");
        page.reload();
        assertThat(page.locator("#shapes-line")).hasValue("[3, 1] [1, 4]");
        assertThat(words).containsText("the arriving numbers are added up");

        type(page, "#shapes-line", "[3, 4] [3]");
        assertThat(words).containsText("do not fit");
        assertThat(page.locator("#experiment-shapes table").first()).containsText("3 ≠ 4: clash");
        type(page, "#shapes-line", "tensor([1, 2]) +");
        assertThat(page.locator("#shapes-line-refusal")).containsText("Character 17");
        assertThat(page.locator("#shapes-line")).hasValue("tensor([1, 2]) +");
        assertThat(words).containsText("do not fit");
    }

    @Test
    void aLearnerSolvesAPuzzleAfterAHintAndAWrongAnswer(Learner learner) {
        Page page = open(learner);
        Locator notice = page.locator("#puzzles-notice");
        page.locator("#puzzles-puzzle input[value=outer]").check();
        assertThat(notice).containsText("Nothing is typed yet. The task: Add every number of a to every number of b");
        page.locator("#puzzles-hints input[value=one]").check();
        assertThat(notice).containsText("Hint 1: ");
        type(page, "#puzzles-outer", "a + b[:, None]");
        assertThat(notice).containsText("Your result has the shape [4, 3]");
        Locator done = page.locator("lesson-progress [data-checkpoint='puzzles.outer'][data-done]");
        assertThat(done).hasCount(0);
        type(page, "#puzzles-outer", "a[:, None] + b");
        assertThat(notice).containsText("Solved.");
        assertThat(done).hasCount(1);
        page.waitForURL("**/lessons/broadcasting?*puzzles.puzzle=outer*");
        page.reload();
        assertThat(notice).containsText("Solved.");
        assertThat(page.locator("#puzzles-outer")).hasValue("a[:, None] + b");
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).fill(text);
        page.locator(field).press("Enter");
    }

    private static Page open(Learner learner) {
        Page page = learner.opens("lessons/broadcasting");
        assertThat(page.locator("#shapes-line")).isVisible();
        return page;
    }
}
