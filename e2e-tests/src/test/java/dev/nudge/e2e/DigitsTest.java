package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Images that are looked at, and told apart by the nearest mean. */
@BrowserTest
class DigitsTest {

    @Test
    void aLearnerPressesAnImageFollowsItToItsAnswerAndJudgesAllTheOthers(Learner learner) {
        Page page = learner.opens("lessons/digits");
        Locator words = page.locator("#album-words");
        assertThat(words).containsText("number 1, a 3");
        Place first = mark(page);
        Locator image = page.locator("#album-image").locator("input.number");
        image.fill("12");
        image.press("Enter");
        assertThat(words).containsText("number 12,");
        Place next = mark(page);
        double across = next.x() - first.x();
        double down = next.y() - first.y();
        assertThat(across).isGreaterThan(20);
        // The mark stands near the lower right corner of its image: half an image up and to the left is its middle.
        page.mouse().click(first.x() + 3 * across - across / 2, first.y() + 2 * down - down / 2);
        assertThat(words).containsText("number 24,");
        assertThat(image).hasValue("24");

        for (int step = 0; step < 4; step++) {
            page.locator("#baseline-step-one").click();
        }
        assertThat(page.locator("#baseline-words")).containsText("The nearer one says: a 7. It is a 7.");
        page.locator("#baseline-step-one").click();
        assertThat(page.locator("#baseline-words")).containsText("72 of 73 are right");
        page.waitForURL("**/lessons/digits?*album.image=24*baseline.then=5*");
        page.reload();
        assertThat(page.locator("#baseline-words")).containsText("72 of 73 are right");
        assertThat(words).containsText("number 24,");
        page.locator("[data-poke='baseline?start&fold=2&image=67&then=5']").click();
        assertThat(page.locator("#baseline-words")).containsText("69 of 73 are right");
    }

    private static Place mark(Page page) {
        return new ChartPart(page.locator("#album-album")).onScreen("pick", 0);
    }
}
