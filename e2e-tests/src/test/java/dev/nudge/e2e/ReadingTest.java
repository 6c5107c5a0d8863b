package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages beside the lessons, as far as it is the browser that does the work. */
@BrowserTest
class ReadingTest {

    @Test
    void aWordIsFoundByTheKeyboardAlone(Learner learner) {
        Page page = learner.opens("glossary");
        Locator field = page.locator("#glossary-search");
        assertThat(page.locator("glossary-search [role=status]")).hasText(Pattern.compile("(\\d+) of \\1 words"));
        page.keyboard().press("/");
        assertThat(field).isFocused();
        page.keyboard().type("ball MOMENTUM");
        assertThat(page.locator(".entry:visible h2")).hasText(new String[] {"Momentum"});
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#momentum h2 a")).isFocused();
        page.reload();
        assertThat(page.locator(".entry:visible h2")).hasText(new String[] {"Momentum"});
        field.press("Escape");
        assertThat(page.locator("#loss")).isVisible();
    }

    @Test
    void aWordsCardLeadsToAnExperimentAndToTheGlossary(Learner learner) {
        Page page = learner.opens("lessons/loss");
        page.locator("[data-term=loss]").first().click();
        assertThat(page.locator("#term-card")).containsText("One number for how wrong");
        page.locator("#term-card .poke").click();
        page.waitForURL("**/?*a=3&b=2&c=1*");
        assertThat(page.locator("#notice")).containsText("the numbers that made these points");
    }

    @Test
    void aSelfTestKeepsItsAnswersAndSaysWhy(Learner learner) {
        Page page = learner.opens("glossary/test?seed=3");
        Locator question = page.locator("lesson-prediction").first();
        question.locator(".option").nth(1).click();
        assertThat(question.locator(".reveal a[href*='experiment-']").first()).isVisible();
        assertThat(page.locator("self-test-score")).containsText("of 1 answered");
        page.reload();
        assertThat(page.locator("self-test-score")).containsText("of 1 answered");
    }

    @Test
    void progressGoesIntoAFileIsForgottenAndComesBack(Learner learner) throws Exception {
        Page page = learner.opens("?v=1&a=2.7&b=1.3&c=3&loss=mae&show=all");
        Locator number = page.locator("#parameter-c input.number");
        number.fill("0.4");
        number.press("Enter");
        assertThat(page.locator("lesson-progress [data-done]")).hasCount(3);
        page.navigate("progress");
        Locator done = page.locator("progress-overview [data-done]");
        assertThat(done).hasCount(3);
        Download download =
                page.waitForDownload(() -> page.locator("[data-act=export]").click());
        Path file = download.path();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("quadratic.expert");

        page.onceDialog(Dialog::accept);
        page.locator("[data-act=reset]").click();
        assertThat(done).hasCount(0);
        FileChooser chooser =
                page.waitForFileChooser(() -> page.locator("[data-act=import]").click());
        chooser.setFiles(file);
        assertThat(done).hasCount(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quadratic", "loss", "gradient", "rate", "relu", "tensors", "broadcasting", "models"})
    void aTeachersGuideIsOnePageOnPaper(String lesson, Learner learner) {
        Page page = learner.opens("teach/" + lesson);
        assertThat(page.locator("main h1")).isVisible();
        String paper =
                new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(paper).results())
                .hasSize(1);
    }
}
