package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@BrowserTest
class FirstVisitTest {

    @Test
    void theFirstSightIsTwentyPointsAndOnePulsingSlider(Learner learner) {
        LessonPage lesson = learner.opensLesson("");

        assertThat(lesson.page()).hasTitle("Twenty points and a curve · Nudge");
        assertThat(lesson.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Twenty points and a curve");
        assertThat(lesson.prompt()).hasText("Drag a until the loss gets no lower. Which points pull the curve up?");
        assertThat(lesson.fit.series("points")).hasSize(20);
        assertThat(lesson.a.knob()).isInViewport();
        assertThat(lesson.a.knob().evaluate("knob => getComputedStyle(knob, '::after').animationName"))
                .isEqualTo("pulse");
        assertThat(lesson.b.element()).isHidden();
        assertThat(lesson.c.element()).isHidden();
        assertThat(lesson.a.slope()).isHidden();
        assertThat(lesson.oneStep()).isHidden();
    }

    @Test
    void itsScriptsAreFetchedAtOnceAndOnceAndKept(Learner learner) {
        List<Response> scripts = new ArrayList<>();
        learner.page().onResponse(response -> {
            if (response.url().matches(".*/VAADIN/build/[^/]+\\.js")) {
                scripts.add(response);
            }
        });
        LessonPage lesson = learner.opensLesson("");

        assertThat(
                        (Boolean)
                                lesson.page()
                                        .evaluate(
                                                "() => ['indexhtml', 'FlowClient', 'generated-flow-imports', 'e-chart'].every(script =>"
                                                        + " document.querySelector(`head > link[rel=preload][as=script][href*='${script}']`))"))
                .as("what the first script imports later is fetched at once")
                .isTrue();
        assertThat(scripts)
                .hasSizeGreaterThan(5)
                .allSatisfy(script -> assertThat(script.headers()).containsEntry("cache-control", "max-age=31536000"))
                .extracting(Response::url)
                .doesNotHaveDuplicates();
    }

    @Test
    void itBeginsAtOnceThoughTheClientListensTooLateForThePage(Learner learner) {
        // Its own way out, which looks again every 50 ms, is closed.
        learner.page().addInitScript("""
                const { setInterval } = window;
                window.setInterval = (act, ms, ...more) => setInterval(act, ms === 50 ? 1e9 : ms, ...more);
                """);
        LessonPage lesson = learner.opensLesson("");
        assertThat(lesson.prompt()).hasText("Drag a until the loss gets no lower. Which points pull the curve up?");
    }

    @Test
    void eachSuccessUnfoldsTheNextPart(Learner learner) {
        LessonPage lesson = learner.opensLesson("");
        Measured measured = lesson.measured();

        // Somewhere that is no success: nothing unfolds.
        lesson.a.drag(0);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(0, 1.1, 1.1)));
        assertThat(lesson.a.knob().evaluate("knob => getComputedStyle(knob, '::after').animationName"))
                .isEqualTo("none");
        assertThat(lesson.b.element()).isHidden();

        double a = Measured.best(-2, 5, value -> measured.mae(value, 1.1, 1.1));
        lesson.a.drag(a);
        assertThat(lesson.b.element()).isVisible();
        assertThat(lesson.c.element()).isVisible();
        assertThat(lesson.prompt()).hasText("About as low as a gets alone. Now help it with b and c.");
        assertThat(lesson.a.slope()).isHidden();

        double c = Measured.best(-1, 4, value -> measured.mae(a, 1.1, value));
        lesson.c.drag(c);
        assertThat(lesson.a.slope()).isVisible();
        assertThat(lesson.prompt()).hasText("Each green arrow points downhill. Follow the longest.");
        assertThat(lesson.oneStep()).isHidden();

        double better = Measured.best(-2, 5, value -> measured.mae(value, 1.1, c));
        assertThat(better).isNotEqualTo(a);
        lesson.a.drag(better);
        assertThat(lesson.oneStep()).isVisible();
        assertThat(lesson.path.element()).isVisible();
        assertThat(lesson.everything()).isHidden();
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(better, 1.1, c)));
        lesson.expectAddress("show=all");
    }

    @Test
    void whoAsksSeesEverythingAtOnce(Learner learner) {
        LessonPage lesson = learner.opensLesson("");

        lesson.everything().click();

        assertThat(lesson.b.element()).isVisible();
        assertThat(lesson.a.slope()).isVisible();
        assertThat(lesson.oneStep()).isVisible();
        assertThat(lesson.everything()).isHidden();
        lesson.page().reload();
        lesson.awaitPicture();
        assertThat(lesson.oneStep()).isVisible();
    }

    @Test
    void theNumbersAgreeWithTheNotebook(Learner learner) {
        LessonPage lesson = learner.opensLesson("?a=1.1&b=1.1&c=1.1");

        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.a.slope()).hasText("slope −1.3529");
        assertThat(lesson.b.slope()).hasText("slope −0.0316");
        assertThat(lesson.c.slope()).hasText("slope −0.5000");
        assertThat(lesson.a.words()).hasText("raising a by 0.1 changes the loss by about −0.135");
        double mse = lesson.measured().mse(1.1, 1.1, 1.1);
        assertThat(lesson.mse()).hasText(Measured.written(mse));
        assertThat(lesson.rmse()).hasText(Measured.written(Math.sqrt(mse)));
        assertThat(lesson.words()).containsText("The mean absolute error is 2.42");

        lesson.choose("mean squared");
        assertThat(lesson.words()).containsText("The mean squared error is");
        assertThat(lesson.a.slope()).not().hasText("slope −1.3529");
        lesson.expectAddress("loss=mse");
    }
}
