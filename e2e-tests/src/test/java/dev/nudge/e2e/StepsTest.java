package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class StepsTest {

    @Test
    void oneStepFollowsTheArrows(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();
        double[] slopes = measured.maeSlopes(1.1, 1.1, 1.1);
        double rate = 0.05;
        double a = 1.1 - rate * slopes[0];
        double b = 1.1 - rate * slopes[1];
        double c = 1.1 - rate * slopes[2];

        lesson.oneStep().click();

        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(a, b, c)));
        assertThat(lesson.a.number()).hasValue("1.168");
        assertThat(lesson.b.number()).hasValue("1.102");
        assertThat(lesson.c.number()).hasValue("1.125");
        List<Place> path = lesson.path.series("path");
        assertThat(path).hasSize(2);
        assertThat(path.get(0).y()).isCloseTo(measured.mae(1.1, 1.1, 1.1), within(1e-5));
        assertThat(path.get(1).y()).isCloseTo(measured.mae(a, b, c), within(1e-5));
        lesson.expectAddress("a=1.1", "then=1");

        lesson.page().goBack();
        assertThat(lesson.mae()).hasText("2.4219");
        lesson.page().goForward();
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(a, b, c)));
        lesson.undo().click();
        assertThat(lesson.mae()).hasText("2.4219");
    }

    @Test
    void theWalkStopsByItselfAndSaysWhy(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");

        lesson.untilItStops().click();

        assertThat(lesson.notice()).containsText("the last 20 brought nothing better than");
        Matcher said = Pattern.compile("Stopped after (\\d+) steps: .* than (\\d\\.\\d+), .*step (\\d+)\\.")
                .matcher(lesson.notice().textContent());
        assertThat(said.find()).as(lesson.notice().textContent()).isTrue();
        int steps = Integer.parseInt(said.group(1));
        int best = Integer.parseInt(said.group(3));
        assertThat(steps).isEqualTo(best + 20);
        List<Place> path = lesson.path.series("path");
        assertThat(path).hasSize(steps + 1);
        assertThat(path.subList(best + 1, steps + 1))
                .allSatisfy(p ->
                        assertThat(p.y()).isGreaterThanOrEqualTo(path.get(best).y() * (1 - 2e-6)));
        assertThat(Double.parseDouble(said.group(2))).isCloseTo(path.get(best).y(), within(0.005));
        lesson.expectAddress("then=" + steps);

        LessonPage.Reading stopped = lesson.read();
        lesson.undo().click();
        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.notice()).isEmpty();
        lesson.page().goBack();
        assertThat(lesson.mae()).hasText(stopped.losses().getFirst());
        assertThat(lesson.read()).isEqualTo(stopped);
    }

    @Test
    void tooLargeARateJumpsOverTheValley(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all&loss=mse");

        lesson.rate().fill("1");
        lesson.rate().press("Enter");
        lesson.expectAddress("rate=1");
        lesson.oneStep().click();

        assertThat(lesson.notice()).containsText("Your step jumped over the valley; halve the rate and try again.");
        List<Place> path = lesson.path.series("path");
        assertThat(path.getLast().y()).isGreaterThan(path.getFirst().y());
    }
}
