package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Learners whose device is another process, which is really killed. */
class DeviceTest {

    private static final String ALL = "?v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.01";
    private static final String WALKED =
            "before => document.querySelector('.path-box e-chart').getPointCount('path') > before";

    /** A Nudge whose learners are on a device in another process, and somebody before it. */
    private record Stage(RunningNudge nudge, Chromium chromium, Learner learner) implements AutoCloseable {

        /** @param patience seconds to wait for a worker */
        static Stage open(String name, int patience) {
            RunningNudge nudge =
                    RunningNudge.start(name, List.of("-Dnudge.remote.patience=" + patience), "--nudge.device=remote");
            Chromium chromium = new Chromium();
            return new Stage(nudge, chromium, new Learner(chromium.kept(), nudge, Learner.Device.DESKTOP));
        }

        /** As kill -9 does. */
        void killWorker() {
            List<ProcessHandle> workers = nudge.children();
            assertThat(workers).as("the worker").hasSize(1);
            workers.forEach(ProcessHandle::destroyForcibly);
            workers.forEach(worker -> worker.onExit().join());
        }

        @Override
        public void close() {
            learner.leave(null);
            chromium.close();
            nudge.close();
        }
    }

    @Test
    void aKilledWorkerComesBackAndNoNumberIsLost() {
        try (Stage stage = Stage.open("device-comes-back", 120)) {
            LessonPage lesson = stage.learner().opensLesson(ALL + "&show=all");
            Measured measured = lesson.measured();

            // In the middle of a drag.
            lesson.a.grab();
            lesson.a.pull(2.3);
            assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.3, 1.1, 1.1)));
            stage.killWorker();
            lesson.a.pull(3.1);
            assertThat(lesson.mae()).hasText(Measured.written(measured.mae(3.1, 1.1, 1.1)));
            lesson.a.release();

            // In the middle of a walk that plays.
            lesson.page().navigate(stage.nudge().url() + ALL + "&show=all");
            lesson.awaitPicture();
            play(lesson);
            stage.killWorker();
            int before = lesson.path.series("path").size();
            lesson.page().waitForFunction(WALKED, before + 5);
            lesson.pause().click();
            lesson.awaitQuiet();
            assertThat(lesson.page().locator(".device-notice")).isHidden();
            assertThat(badge(lesson.page())).containsText("CPU");
            expectSameOnTheCpu(stage, lesson);
        }
    }

    @Test
    void whereNoWorkerComesBackTheCpuGoesOnAndThePageSaysSince() {
        try (Stage stage = Stage.open("device-gone", 1)) {
            // Until the worker listens, what asks for it goes to the CPU.
            LessonPage lesson = stage.learner().opensLesson(ALL + "&show=all");
            for (int i = 0; i < 20 && lesson.page().locator(".device-notice").isVisible(); i++) {
                lesson.page().waitForTimeout(1000);
                lesson.page().reload();
                lesson.awaitPicture();
            }
            assertThat(lesson.page().locator(".device-notice")).isHidden();
            play(lesson);
            stage.killWorker();
            assertThat(lesson.page().locator(".device-notice")).containsText(Pattern.compile("From step \\d+ on"));
            int before = lesson.path.series("path").size();
            lesson.page().waitForFunction(WALKED, before + 5);
            lesson.pause().click();
            lesson.awaitQuiet();

            assertThat(lesson.path.series("#moved")).as("the mark on the curve").hasSize(2);
            badge(lesson.page()).click();
            assertThat(lesson.page().locator(".device-why")).containsText("could not go on");
            lesson.page().keyboard().press("Escape");
            expectSameOnTheCpu(stage, lesson);
            lesson.page().waitForTimeout(100);
            assertThat(stage.learner().troubles().stream().filter(each -> !each.startsWith("server: ")))
                    .isEmpty();
        }
    }

    private static void play(LessonPage lesson) {
        lesson.play().click();
        lesson.page().waitForFunction(WALKED, 5);
    }

    private static Locator badge(Page page) {
        return page.locator("#device");
    }

    /** The same link on the CPU of the application shows the same numbers. */
    private static void expectSameOnTheCpu(Stage stage, LessonPage lesson) {
        String address = lesson.page().url();
        String mae = lesson.mae().textContent();
        String words = lesson.words().textContent();
        List<?> path = lesson.path.series("path");
        lesson.page().navigate(address + "&device=cpu");
        lesson.awaitPicture();
        lesson.awaitQuiet();
        assertThat(lesson.page()).hasURL(Pattern.compile(".*device=cpu.*"));
        assertThat(lesson.mae()).hasText(mae);
        assertThat(lesson.words()).hasText(words);
        assertThat(lesson.path.series("path")).isEqualTo(path);
    }
}
