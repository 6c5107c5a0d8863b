package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** Matrices that are typed, pasted and multiplied. */
@BrowserTest
class MatrixTest {

    private static final String PASTE = """
            (field, text) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', text);
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }""";

    @Test
    void aLearnerTypesMultipliesRepairsAndComesBack(Learner learner) {
        Page page = open(learner, "lessons/matmul");
        Locator cell = page.locator("#rowcolumn-a-1-1");
        cell.click();
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rowcolumn-a-2-1")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#rowcolumn-a-2-2")).isFocused();
        page.locator("#rowcolumn-step-one").click();
        assertThat(page.locator("#rowcolumn-words")).containsText("3 × 1, so far 3.");

        result(page, 3).click();
        assertThat(page.locator("#rowcolumn-words")).containsText("All 12 products");
        assertThat(result(page, 0)).hasText("7");
        page.locator("#rowcolumn-step-back").click();
        assertThat(page.locator("#rowcolumn-words")).containsText("One product is still to come");
        page.waitForURL("**/lessons/matmul?*rowcolumn.a=:3_2_3:4_5_6*rowcolumn.then=11*");
        page.reload();
        assertThat(cell).hasValue("3");
        assertThat(page.locator("#rowcolumn-words")).containsText("One product is still to come");

        page.locator("#rowcolumn-b-1-1").evaluate(PASTE, "1\t2\t3\n4\t5\t6");
        assertThat(page.locator("#rowcolumn-notice")).containsText("matmul: left is [2, 3], right is [2, 3]");
        page.locator("#rowcolumn-offer-b").click();
        assertThat(page.locator("#rowcolumn-notice")).isEmpty();
        assertThat(page.locator("#rowcolumn-b-3-2")).hasValue("6");

        page.locator("#rowcolumn-b-2-1").evaluate(PASTE, "7\t8\n9\t10");
        assertThat(page.locator("#rowcolumn-b-3-2")).hasValue("10");
        assertThat(page.locator("#rowcolumn-b-1-2")).hasValue("4");

        page.locator("#rowcolumn-b-3-2").fill("six");
        page.keyboard().press("Tab");
        assertThat(page.locator("#rowcolumn-b-refusal")).containsText("“six” in row 3, column 2 is not a number");
        assertThat(page.locator("#rowcolumn-b-3-2")).hasValue("six");
    }

    @Test
    void aRowIsOneImageWhicheverWayItIsChosen(Learner learner) {
        Page page = open(learner, "lessons/matmul?images.way=all&images.then=1");
        Locator words = page.locator("#images-words");
        assertThat(words).containsText("Image 1 is a 0");
        page.locator("#experiment-images .matrix")
                .first()
                .locator("button")
                .nth(34)
                .click();
        assertThat(words).containsText("Image 4 is a 3");
        assertThat(page.locator("#images-row").locator("input.number")).hasValue("4");
    }

    @Test
    void aPhoneEditsFourByFourAndSeesEightByEight(@OnPhone Learner learner) {
        Page page = open(
                learner,
                "lessons/matmul?rowcolumn.a=:1_2_3_4:5_6_7_8:1_2_3_4:5_6_7_8&rowcolumn.b=:1_0_0_0:0_1_0_0:0_0_1_0:0_0_0_1");
        BoundingBox field = page.locator("#rowcolumn-a-4-4").boundingBox();
        assertThat(field.width).isGreaterThan(43);
        assertThat(field.height).isGreaterThan(43);
        page.locator("#rowcolumn-a-4-4").fill("9");
        page.keyboard().press("Enter");
        result(page, 15).tap();
        assertThat(result(page, 15)).hasText("9");

        page.locator("#rowcolumn-a-rows").selectOption("8");
        page.locator("#rowcolumn-a-columns").selectOption("8");
        page.locator("#rowcolumn-b-rows").selectOption("8");
        page.locator("#rowcolumn-b-columns").selectOption("8");
        page.locator("#rowcolumn-a-random").tap();
        page.locator("#rowcolumn-b-random").tap();
        result(page, 63).tap();
        assertThat(page.locator("#rowcolumn-words")).containsText("All 512 products");
        assertThat((Boolean) page.evaluate("""
                        () => {
                          const box = document.querySelector('.product-box');
                          return box.scrollWidth <= box.clientWidth
                              && document.documentElement.scrollWidth <= document.documentElement.clientWidth;
                        }"""))
                .as("all of it without scrolling sideways")
                .isTrue();
    }

    private static Locator result(Page page, int cell) {
        return page.locator("#experiment-rowcolumn .result button").nth(cell);
    }

    private static Page open(Learner learner, String address) {
        Page page = learner.opens(address);
        assertThat(page.locator("#rowcolumn-a-1-1")).isVisible();
        return page;
    }
}
