package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser's history, used faster than the server answers. */
@BrowserTest
class HistoryTest {

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void visitingEntriesQuicklyChangesNoneOfThem(int milliseconds, Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        for (String a : new String[] {"2", "3", "4", "5"}) {
            lesson.a.type(a);
            lesson.expectAddress("a=" + a);
        }
        lesson.page()
                .evaluate(
                        "async pause => { for (let i = 0; i < 3; i++) { history.back();"
                                + " await new Promise(done => setTimeout(done, pause)); } }",
                        milliseconds);
        lesson.expectAddress("a=2");
        assertThat(lesson.a.number()).hasValue("2.00");
        for (String a : new String[] {"3", "4", "5"}) {
            lesson.page().goForward();
            lesson.expectAddress("a=" + a);
            assertThat(lesson.a.number()).hasValue(a + ".00");
        }
    }
}
