package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Seven rooms around one training. */
@BrowserTest
class SgdTest {

    @Test
    void aLearnerWalksThroughTheRoomsTrainsLooksBackAndTakesTheTrainingHome(Learner learner) throws IOException {
        Page page = learner.opens("lessons/sgd");
        Locator words = page.locator("#seven-words");
        assertThat(words).containsText("Nothing has been learnt yet");
        page.locator("#seven-leap").click();
        assertThat(words).containsText("after 5 steps");
        page.locator("#seven-room-predict").click();
        assertThat(words).containsText("of the 64 images of this batch are on the right side");
        page.locator("#seven-room-predict").press("ArrowRight");
        assertThat(words).containsText("Small means good");
        page.locator("#seven-room-stop").click();
        page.locator("#seven-step-until").click();
        assertThat(words).containsText("The 40 epochs are over: right about 71 of 73");
        page.waitForURL("**/lessons/sgd?*seven.room=stop*then=200*");

        Locator time = page.locator("#seven-time input");
        time.focus();
        time.press("Home");
        assertThat(words).containsText("After 0 epochs");
        time.press("End");
        assertThat(words).containsText("right about 71 of 73");
        page.reload();
        assertThat(words).containsText("right about 71 of 73");

        page.locator("[data-poke='seven?start&room=stop&net=one&then=200']").click();
        assertThat(words).containsText("right about 72 of 73");
        Download notebook = page.waitForDownload(
                () -> page.locator("#seven-keepsake-notebook").click());
        assertThat(notebook.suggestedFilename()).isEqualTo("nudge-seven-notebook.ipynb");
        assertThat(Files.readString(notebook.path())).contains("\"nbformat\":4", "after 200 steps");

        page.locator("[data-poke='batches?start&batch=8&then=12']").click();
        assertThat(page.locator("#batches-words")).containsText("12 batches of 8");
        page.locator("[data-poke='batchrace?start&then=10']").click();
        assertThat(page.locator("#batchrace-words")).containsText("batches of 8 is in front");
    }

    @Test
    void onAPhoneTheRoomsAreAStepper(@OnPhone Learner learner) {
        Page page = learner.opens("lessons/sgd");
        Locator words = page.locator("#seven-words");
        assertThat(page.locator("#seven-room-here")).containsText("1");
        page.locator("#seven-room-after").tap();
        assertThat(page.locator("#seven-room-here")).containsText("Predict");
        assertThat(words).containsText("of this batch are on the right side");
        Number width = (Number) page.evaluate("document.documentElement.scrollWidth");
        assertThat(width.intValue()).isLessThanOrEqualTo(390);
    }

    @Test
    void aLearnerDrawsASevenByPointerWipesItAndMakesAStrokeByKeyboard(Learner learner) {
        Page page = learner.opens("lessons/sgd");
        Locator words = page.locator("#draw-words");
        Locator sheet = page.locator("#draw-ink .sheet");
        assertThat(words).containsText("A blank sheet gets no answer");
        sheet.scrollIntoViewIfNeeded();
        BoundingBox box = sheet.boundingBox();
        int[][] seven = {{9, 6}, {23, 6}, {14, 27}};
        move(page, box, seven[0]);
        page.mouse().down();
        move(page, box, seven[1]);
        move(page, box, seven[2]);
        page.mouse().up();
        assertThat(words).containsText("All three say: a 7");
        page.waitForURL("**/lessons/sgd?*draw.ink=*");

        sheet.focus();
        sheet.press("Delete");
        assertThat(words).containsText("A blank sheet gets no answer");
        Locator said = page.locator("#draw-ink .said");
        assertThat(said).hasText("The sheet is blank.");
        move(page, box, seven[0]);
        page.mouse().down();
        move(page, box, seven[1]);
        page.mouse().up();
        assertThat(words).not().containsText("A blank sheet gets no answer");
        assertThat(said).hasText("");
        sheet.press("Delete");
        sheet.press("Space");
        for (int dot = 0; dot < 6; dot++) {
            sheet.press("ArrowDown");
        }
        sheet.press("Space");
        assertThat(words).not().containsText("A blank sheet gets no answer");
    }

    @Test
    void theLastStepByKeyboardLeavesTheFocusWithTheWayBack(Learner learner) {
        Page page = learner.opens("lessons/sgd?seven.epochs=1&seven.then=4");
        Locator step = page.locator("#seven-step-one");
        step.focus();
        step.press("Enter");
        assertThat(step).isDisabled();
        assertThat(page.locator("#seven-step-back")).isFocused();
    }

    private static void move(Page page, BoundingBox box, int[] dot) {
        page.mouse()
                .move(
                        box.x + box.width * (dot[0] + 0.5) / 32,
                        box.y + box.height * (dot[1] + 0.5) / 32,
                        new Mouse.MoveOptions().setSteps(12));
    }
}
