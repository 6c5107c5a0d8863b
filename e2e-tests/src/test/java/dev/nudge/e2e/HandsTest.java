package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What hands do in the pictures of any lesson: draw, drag, type, by pointer and by key; and that the link holds it. */
@BrowserTest
class HandsTest {

    @Test
    void aPredictionIsDrawnTheTruthLaidOverItAndBothAreThereAfterAReload(Learner learner) {
        Page page = open(learner, "lessons/relu");
        Locator question = page.locator("#draw-two");
        Locator show = question.locator(".button");
        assertThat(show).isDisabled();
        draw(page, question.locator("e-chart"), 0.7, 0.2);
        show.click();
        assertThat(question.locator(".verdict")).containsText("On average you were");
        String verdict = question.locator(".verdict").textContent();
        assertThat(new ChartPart(question.locator("e-chart")).series("sum")).hasSizeGreaterThan(10);
        page.reload();
        assertThat(question.locator(".verdict")).hasText(verdict);
        assertThat(show).isHidden();
    }

    @Test
    void aPredictionIsDrawnByKeyAlone(Learner learner) {
        Page page = open(learner, "lessons/gradient");
        Locator question = page.locator("#draw-ahead");
        question.locator("e-chart").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        assertThat(question.locator(".button")).isEnabled();
        question.locator(".button").press("Enter");
        assertThat(question.locator(".verdict")).containsText("On average you were");
    }

    @Test
    void aCurveDrawnByHandIsTheTargetAndItsLinkBringsItBack(Learner learner) {
        Page page = open(learner, "lessons/relu?approximate.target=drawn");
        ChartPart chart = new ChartPart(page.locator("#approximate-fit"));
        chart.element().scrollIntoViewIfNeeded();
        draw(page, chart.element(), 0.3, 0.6);
        page.waitForURL(Pattern.compile(".*approximate\\.drawing=.*"));
        var drawn = chart.series("target");
        assertThat(drawn).hasSizeGreaterThan(50);
        page.reload();
        awaitCharts(page);
        assertThat(chart.series("target")).isEqualTo(drawn);
    }

    @Test
    void aFormulaIsTakenOrRefusedWithItsReasonAndNothingTypedIsLost(Learner learner) {
        Page page = open(learner, "lessons/relu?approximate.target=expression");
        Locator field = page.locator("#approximate-f");
        field.fill("sin(3x)");
        field.press("Enter");
        assertThat(page.locator("#approximate-f-refusal")).containsText("an operator is missing before \"x\"");
        assertThat(field).hasValue("sin(3x)");
        field.fill("sin(3*x)");
        field.press("Enter");
        assertThat(page.locator("#approximate-f-refusal")).isEmpty();
        page.waitForURL(Pattern.compile(".*approximate\\.f=sin.*"));
    }

    @Test
    void theOutlierIsDraggedByPointerAndByKeyAndTakenBack(Learner learner) {
        Page page = open(learner, "lessons/loss");
        ChartPart chart = new ChartPart(page.locator("#losslab-fit"));
        chart.element().scrollIntoViewIfNeeded();
        double before = chart.series("outlier").getFirst().y();
        Place at = chart.onScreen("outlier", 0);
        page.mouse().move(at.x(), at.y());
        page.mouse().down();
        page.mouse().move(at.x(), at.y() + 30);
        page.mouse().move(at.x(), at.y() + 80);
        page.mouse().up();
        page.waitForURL(Pattern.compile(".*losslab\\.outlier=.*|.*\\?.*outlier=.*"));
        double dragged = chart.series("outlier").getFirst().y();
        assertThat(dragged).isLessThan(before - 2);
        page.locator("#losslab-undo").click();
        page.waitForFunction(
                "y => Math.abs(document.getElementById('losslab-fit').getDataPoint('outlier', 0)[1] - y) < 1e-3",
                before);
        chart.element().focus();
        page.keyboard().press("ArrowUp");
        page.waitForFunction("y => document.getElementById('losslab-fit').getDataPoint('outlier', 0)[1] > y", before);
        assertThat(chart.series("outlier").getFirst().x()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aHandleThatLivesOnACurveIsBackOnItWhenTheHandLetsGo(Learner learner) {
        Page page = open(learner, "lessons/gradient");
        ChartPart chart = new ChartPart(page.locator("#tangent-curve"));
        chart.element().scrollIntoViewIfNeeded();
        Place at = chart.onScreen("point", 0);
        Place there = chart.onScreen("curve", 3, 9);
        page.mouse().move(at.x(), at.y());
        page.mouse().down();
        page.mouse().move(there.x(), there.y() - 20);
        page.mouse().move(there.x(), there.y() - 40);
        page.mouse().up();
        page.waitForFunction("() => { const [x, y] = document.getElementById('tangent-curve').getDataPoint('point', 0);"
                + " return Math.abs(x - 3) < 0.1 && Math.abs(y - x * x) < 0.01; }");
        chart.element().focus();
        page.keyboard().press("ArrowLeft");
        page.waitForFunction("() => { const [x, y] = document.getElementById('tangent-curve').getDataPoint('point', 0);"
                + " return x < 2.95 && Math.abs(y - x * x) < 0.01; }");
    }

    @Test
    void aReLUIsTiltedByTheRingAtItsFarEnd(Learner learner) {
        Page page = open(learner, "lessons/relu");
        ChartPart chart = new ChartPart(page.locator("#relus-sum"));
        chart.element().scrollIntoViewIfNeeded();
        Place at = chart.onScreen("tilt2", 0);
        page.mouse().move(at.x(), at.y());
        page.mouse().down();
        page.mouse().move(at.x() + 20, at.y() - 40);
        page.mouse().move(at.x() + 40, at.y() - 80);
        page.mouse().up();
        page.waitForURL(Pattern.compile(".*relus\\.m2=0\\.\\d+.*"));
    }

    @Test
    void aLearnerLooksCloserByKeyAndAButtonLeadsBack(Learner learner) {
        Page page = open(learner, "lessons/models");
        Locator chart = page.locator("#models-scatter");
        Locator whole = chart.locator("#whole");
        assertThat(whole).isHidden();
        chart.focus();
        page.keyboard().press("+");
        assertThat(whole).isVisible();
        page.keyboard().press("0");
        assertThat(whole).isHidden();
        page.keyboard().press("+");
        whole.click();
        assertThat(whole).isHidden();
    }

    /** From the left edge to the right, from one height of the picture to another. */
    static void draw(Page page, Locator chart, double from, double to) {
        chart.evaluate("chart => chart.scrollIntoView({ block: 'center' })");
        BoundingBox box = chart.boundingBox();
        int moves = 12;
        for (int i = 0; i <= moves; i++) {
            double share = (double) i / moves;
            page.mouse().move(box.x + 50 + (box.width - 75) * share, box.y + box.height * (from + (to - from) * share));
            if (i == 0) {
                page.mouse().down();
            }
        }
        page.mouse().up();
    }

    private static Page open(Learner learner, String address) {
        Page page = learner.opens(address);
        assertThat(page.locator("h1")).isVisible();
        awaitCharts(page);
        return page;
    }

    private static void awaitCharts(Page page) {
        page.waitForFunction(
                "() => [...document.querySelectorAll('.first-picture e-chart')].every(c => c.renderCount > 0)");
    }
}
