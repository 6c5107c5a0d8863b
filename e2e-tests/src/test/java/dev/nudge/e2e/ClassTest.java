package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.nudge.e2e.Learner.Device;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A teacher and three learners, each with a browser of their own, through a whole lesson. */
@BrowserTest
class ClassTest {

    @Test
    void aClassIsOpenedJoinedTaughtAndEnded(Learner teacher) {
        Page desk = teacher.opens("?a=2&b=1&c=1");
        desk.locator("#open-class").click();
        assertThat(desk).hasURL(Pattern.compile(".*/desk/[A-Z]{6}$"));
        String code = desk.locator("#class-link").inputValue().replaceFirst(".*/c/", "");
        assertThat(desk.locator("#qr-large svg")).isVisible();

        Page ada = joins(teacher.somebodyElse(Device.DESKTOP), "c/" + code, "Ada");
        Page ben = joins(teacher.somebodyElse(Device.PHONE), "c/" + code, "Ben");
        Page cem = joins(teacher.somebodyElse(Device.DESKTOP), "c/" + code, "Cem");
        assertThat(desk.locator("#desk-here")).hasText("3");
        assertThat(parameter(ada, "a")).hasValue(Pattern.compile("2(\\.0*)?"));

        parameter(ada, "a").fill("2.4");
        parameter(ada, "a").press("Enter");
        assertThat(desk.locator("#desk-working")).hasText("3");
        Locator tile = desk.locator(".tile-press", new Page.LocatorOptions().setHasText("Ada"));
        tile.click();
        assertThat(desk.locator("#seat-quadratic-fixed-a")).hasText("2.4");

        desk.locator("#seat-show").click();
        assertThat(ben.locator("#shared-screen")).isVisible();
        desk.locator("#seat-show").click();
        assertThat(ben.locator("#shared-screen")).isHidden();
        desk.locator("#seat-close").click();

        desk.locator("#push").click();
        assertThat(parameter(ada, "a")).hasValue(Pattern.compile("2(\\.0*)?"));
        ada.locator("#class-back").click();
        assertThat(parameter(ada, "a")).hasValue(Pattern.compile("2\\.40*"));

        desk.locator("#class-message").fill("Look here");
        desk.locator("#pause-all").click();
        desk.locator("#say").click();
        assertThat(cem.locator("#class-message")).containsText("Look here");
        desk.locator("#pause-all").click();
        desk.locator("#say-nothing").click();

        desk.locator("#class-tasks summary").click();
        desk.locator("#task-below").fill("100");
        desk.locator("#task-below").press("Tab");
        desk.locator("#task-below-set").click();
        assertThat(cem.locator("#class-task")).containsText("100");
        parameter(cem, "b").fill("1.2");
        parameter(cem, "b").press("Enter");
        assertThat(desk.locator("#desk-done")).not().hasText("0");

        Page board = teacher.somebodyElse(Device.PROJECTOR)
                .opens(desk.locator("#open-board").getAttribute("href"));
        assertThat(board.locator("#board-here")).hasText("3");
        assertThat(board.locator("main")).not().containsText("Ada");
        assertThat(board.evaluate("getComputedStyle(document.querySelector('.board')).colorScheme"))
                .as("it follows the scheme, as every page")
                .isEqualTo("light dark");
        desk.locator("#class-message").fill("x".repeat(180));
        desk.locator("#say").click();
        assertThat(board.locator(".board-message")).containsText("xxx");
        assertThat((Boolean) board.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("a long word wraps")
                .isTrue();
        desk.locator("#say-nothing").click();

        desk.locator("#tab-plan").click();
        desk.locator("#stop-more").selectOption("nudge");
        desk.locator("#stop-add").click();
        desk.locator("#stop-go-1").click();
        desk.locator("#tab-see").click();
        desk.locator("#task-drawing-set").click();
        draws(ada, 0.3, 0.7);
        draws(cem, 0.6, 0.4);
        assertThat(desk.locator("#class-drawing-words")).hasText("2 of 3 have drawn.");
        assertThat(board.locator("#board-drawing-words")).hasText("2 of 3 have drawn.");
        ada.reload();
        assertThat(ada.locator("#class-task-state")).containsText("Your drawing counts");
        desk.locator("#task-tell").click();
        assertThat(ada.locator("#own-drawing-verdict")).containsText("On average you were");
        assertThat(ben.locator("#own-drawing-verdict")).containsText("You drew nothing");
        assertThat(board.locator("#board-drawing-words")).containsText("2 drawings, half of them within");
        assertThat(new ChartPart(board.locator("#board-drawing")).series("guesses.each"))
                .hasSize(2 * 42);

        desk.locator("#end-class").click();
        desk.locator("#ask-yes").click();
        assertThat(desk.locator(".class-over")).isVisible();
        assertThat(ada.locator("#class-keep")).isVisible();
    }

    private static Page joins(Learner learner, String address, String name) {
        Page page = learner.opens(address);
        page.locator("#join-name").fill(name);
        page.locator("#join").click();
        assertThat(page.locator("#class-name")).containsText(name);
        return page;
    }

    /** From one height of the sheet to another, as shares of it from above. */
    private static void draws(Page page, double from, double to) {
        Locator sheet = page.locator("#own-drawing-chart");
        assertThat(sheet.locator("canvas").first()).isVisible();
        HandsTest.draw(page, sheet, from, to);
        assertThat(page.locator("#class-task-state")).containsText("Your drawing counts");
    }

    private static Locator parameter(Page page, String name) {
        return page.locator("#parameter-" + name).getByLabel("Parameter " + name + ", as a number");
    }
}
