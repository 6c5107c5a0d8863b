package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import org.junit.jupiter.api.Test;

@BrowserTest
class SliderTest {

    /** Half a tenth of slider a, as a share of its track. */
    private static final double HALF_A_STEP = 0.05 / 7;

    @Test
    void theLossAnswersWhileTheHandStillHolds(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();

        lesson.a.grab();
        lesson.a.pull(2.3);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.3, 1.1, 1.1)));
        assertThat(lesson.a.slope()).hasText("slope " + Measured.written(measured.maeSlopes(2.3, 1.1, 1.1)[0]));
        lesson.a.pull(3.1);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(3.1, 1.1, 1.1)));
        lesson.a.release();

        assertThat(lesson.a.number()).hasValue("3.10");
        lesson.expectAddress("a=3.1");
        assertThat(lesson.words()).containsText("With a = 3.1, b = 1.1 and c = 1.1,");
        expectCurve(lesson, 3.1, 1.1, 1.1);
        lesson.page().reload();
        lesson.awaitPicture();
        assertThat(lesson.a.number()).hasValue("3.10");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(3.1, 1.1, 1.1)));
    }

    @Test
    void onASlowLineTheKnobStaysInTheHand(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        delayAnswers(lesson, 150);
        lesson.a.knob().evaluate("""
                knob => {
                  window.stood = [];
                  new MutationObserver(() => window.stood.push(parseFloat(knob.style.left) / 100))
                    .observe(knob, { attributes: true, attributeFilter: ['style'] });
                }""");

        lesson.a.grab();
        for (double value = 1.3; value < 4.05; value += 0.3) {
            lesson.a.pull(value);
            assertThat(lesson.a.share()).isCloseTo(lesson.a.share(value), within(HALF_A_STEP));
        }
        lesson.a.release();

        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(4.0, 1.1, 1.1)));
        lesson.awaitQuiet();
        @SuppressWarnings("unchecked")
        List<Number> stood = (List<Number>) lesson.page().evaluate("() => window.stood");
        assertThat(stood).hasSizeGreaterThan(10).extracting(Number::doubleValue).isSorted();
        assertThat(lesson.a.number()).hasValue("4.00");
        lesson.expectAddress("a=4");
    }

    @Test
    void aPressBesideTheKnobBringsItThere(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");

        Place there = lesson.b.onScreen(3);
        lesson.page().mouse().click(there.x(), there.y());

        assertThat(lesson.b.number()).hasValue("3.00");
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(1.1, 3, 1.1)));
    }

    @Test
    void aNumberCanBeTyped(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();

        lesson.a.type("2.25");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.25, 1.1, 1.1)));
        lesson.b.type("1,5");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.25, 1.5, 1.1)));
        lesson.c.type("−0.125");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.25, 1.5, -0.125)));

        assertThat(lesson.b.number()).hasValue("1.50");
        assertThat(lesson.c.number()).hasValue("−0.125");
        lesson.expectAddress("a=2.25", "b=1.5", "c=-0.125");
        // Beyond the track, within what the lesson takes: the knob waits at the end.
        lesson.a.type("12");
        lesson.expectAddress("a=12");
        assertThat(lesson.a.number()).hasValue("12.00");
        assertThat(lesson.a.share()).isEqualTo(1);
        lesson.a.type("1e9");
        assertThat(lesson.a.number()).hasValue("1000");
        lesson.expectAddress("a=1000");
    }

    @Test
    void whatIsNoNumberIsNamedAndKept(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");

        lesson.a.type("about 3");
        assertThat(lesson.a.refusal()).hasText("“about 3” is not a number. Write it like 1.3 or 1,3.");
        assertThat(lesson.a.number()).hasValue("about 3");
        assertThat(lesson.a.number()).hasAttribute("aria-invalid", "true");
        assertThat(lesson.mae()).hasText("2.4219");

        // Something else is done first: what was typed is still there to be mended.
        lesson.b.press("ArrowRight");
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(1.1, 1.2, 1.1)));
        assertThat(lesson.a.number()).hasValue("about 3");

        lesson.a.type("3");
        assertThat(lesson.a.refusal()).isHidden();
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(3, 1.2, 1.1)));
    }

    @Test
    void aLateAnswerLeavesWhatIsBeingTyped(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        delayAnswers(lesson, 500);

        lesson.a.type("2");
        lesson.b.number().fill("3");
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(2, 1.1, 1.1)));
        lesson.awaitQuiet();
        assertThat(lesson.b.number()).hasValue("3");

        lesson.b.number().press("Tab");
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(2, 3, 1.1)));
    }

    @Test
    void keysMoveByAStepAFineStepALeapAndToTheEnds(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();

        expectAfterKey(lesson, measured, "ArrowRight", 1.2);
        expectAfterKey(lesson, measured, "Shift+ArrowRight", 1.21);
        expectAfterKey(lesson, measured, "Shift+ArrowLeft", 1.2);
        expectAfterKey(lesson, measured, "ArrowDown", 1.1);
        expectAfterKey(lesson, measured, "PageUp", 2.1);
        expectAfterKey(lesson, measured, "PageDown", 1.1);
        expectAfterKey(lesson, measured, "Home", -2);
        expectAfterKey(lesson, measured, "ArrowLeft", -2);
        expectAfterKey(lesson, measured, "End", 5);
        lesson.expectAddress("a=5");
    }

    @Test
    void undoGoesBackAnActAtATimeAndResetToTheStart(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();
        assertThat(lesson.undo()).isDisabled();
        assertThat(lesson.reset()).isDisabled();

        lesson.a.drag(2.6);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.6, 1.1, 1.1)));
        lesson.c.type("2");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.6, 1.1, 2)));
        lesson.undo().click();
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.6, 1.1, 1.1)));
        assertThat(lesson.c.number()).hasValue("1.10");
        // The whole drag was one act.
        lesson.undo().click();
        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.undo()).isDisabled();

        lesson.b.type("3");
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(1.1, 3, 1.1)));
        lesson.reset().click();
        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.b.number()).hasValue("1.10");
        assertThat(lesson.reset()).isDisabled();
        lesson.undo().click();
        assertThat(lesson.b.number()).hasValue("3.00");
    }

    private static void expectAfterKey(LessonPage lesson, Measured measured, String key, double value) {
        lesson.a.press(key);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(value, 1.1, 1.1)));
        assertThat(lesson.a.share()).isCloseTo(lesson.a.share(value), within(1e-4));
    }

    private static void expectCurve(LessonPage lesson, double a, double b, double c) {
        assertThat(lesson.fit.series("curve"))
                .hasSizeGreaterThan(20)
                .allSatisfy(p -> assertThat(p.y()).isCloseTo(a * p.x() * p.x() + b * p.x() + c, within(1e-4)));
    }

    private static void delayAnswers(LessonPage lesson, int milliseconds) {
        CDPSession devtools = lesson.page().context().newCDPSession(lesson.page());
        devtools.send("Network.enable");
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", milliseconds);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", -1);
        devtools.send("Network.emulateNetworkConditions", line);
    }
}
