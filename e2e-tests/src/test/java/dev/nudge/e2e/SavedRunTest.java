package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.nudge.e2e.Learner.Device;
import org.junit.jupiter.api.Test;

/** A training is kept: on the server under a short link, and as a file that is brought back. */
@BrowserTest
class SavedRunTest {

    @Test
    void aTrainingIsSavedOpenedBySomebodyElseForkedDeletedAndItsWeightsAreBroughtBack(Learner learner) {
        Page page = learner.opens("lessons/sgd?seven.net=one&seven.room=stop&seven.then=30");
        Locator words = page.locator("#seven-words");
        assertThat(words).containsText("After 6 epochs");
        String seen = words.textContent();
        String loss = page.locator("#seven-readouts, .readouts").first().textContent();

        page.locator("#seven-save").click();
        String link = page.locator("#saved-link").inputValue();
        assertThat(link).matches("http://.*/r/[2-9a-z]{10}");
        page.keyboard().press("Escape");

        Page other = learner.somebodyElse(Device.DESKTOP).opens(link.substring(link.indexOf("r/")));
        assertThat(other.locator("#seven-words")).hasText(seen);
        assertThat(other.locator("#seven-readouts, .readouts").first()).hasText(loss);
        assertThat(other.locator("#run-notice")).containsText("every weight is the same, to the last bit");
        assertThat(other.locator("#run-delete")).isHidden();
        other.locator("#seven-leap").click();
        assertThat(other.locator("#run-notice")).containsText("You went on from a saved run");
        other.waitForURL("**/r/*?*seven.then=35*");
        other.goBack();
        assertThat(other.locator("#seven-words")).hasText(seen);

        Download weights = page.waitForDownload(
                () -> page.locator("#seven-keepsake-weights").click());
        page.navigate(link);
        assertThat(page.locator("#run-delete")).isVisible();
        page.locator("#run-delete").click();
        assertThat(page.locator("#run-notice")).containsText("The run is deleted");

        Page third = learner.somebodyElse(Device.DESKTOP).opens("lessons/sgd?seven.net=one");
        third.locator("#seven-file").setInputFiles(weights.path());
        assertThat(third.locator("#seven-file-control")).containsText("begins with your file");
        assertThat(third.locator("#seven-words")).containsText("from your file");
        third.locator("#seven-room-stop").click();
        String valid = third.locator(".readouts").first().textContent();
        third.waitForURL("**seven.file=*");
        third.reload();
        assertThat(third.locator(".readouts").first()).hasText(valid);
    }
}
