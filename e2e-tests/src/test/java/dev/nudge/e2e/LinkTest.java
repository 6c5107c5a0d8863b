package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@BrowserTest
class LinkTest {

    @Test
    void whoeverOpensTheLinkSeesTheSamePictureToTheLastDigit(Learner learner) {
        LessonPage mine = learner.opensLesson("?show=all");
        mine.a.drag(2.7);
        mine.b.type("1.7654321");
        mine.expectAddress("b=1.7654321");
        mine.choose("root mean squared");
        mine.expectAddress("loss=rmse");
        mine.untilItStops().click();
        assertThat(mine.notice()).not().isEmpty();
        LessonPage.Reading reading = mine.read();

        mine.share().click();
        String link = mine.page().locator("#share-link").inputValue();
        assertThat(link).isEqualTo(mine.page().url());

        Learner friend = learner.somebodyElse(Learner.Device.DESKTOP);
        friend.page().navigate(link);
        LessonPage theirs = new LessonPage(friend.page());
        theirs.awaitPicture();
        assertThat(theirs.read()).isEqualTo(reading);
        theirs.page().reload();
        theirs.awaitPicture();
        assertThat(theirs.read()).isEqualTo(reading);
        assertThat(theirs.page()).hasURL(link);
        assertThat(theirs.linkNotice()).isHidden();
    }

    @Test
    void backAndForwardWalkThroughWhatWasDone(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Measured measured = lesson.measured();
        LessonPage.Reading start = lesson.read();

        lesson.a.drag(3.4);
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(3.4, 1.1, 1.1)));
        lesson.expectAddress("a=3.4");
        LessonPage.Reading dragged = lesson.read();
        lesson.c.press("ArrowUp");
        lesson.expectAddress("a=3.4", "c=1.2");
        LessonPage.Reading pressed = lesson.read();

        lesson.page().goBack();
        assertThat(lesson.c.number()).hasValue("1.10");
        assertThat(lesson.read()).isEqualTo(dragged);
        lesson.page().goBack();
        assertThat(lesson.a.number()).hasValue("1.10");
        assertThat(lesson.read()).isEqualTo(start);
        lesson.page().goForward();
        assertThat(lesson.a.number()).hasValue("3.40");
        lesson.page().goForward();
        assertThat(lesson.c.number()).hasValue("1.20");
        assertThat(lesson.read()).isEqualTo(pressed);
        lesson.expectAddress("a=3.4", "c=1.2");
    }

    @Test
    void aBrokenLinkIsClampedAndSaysWhatItIgnored(Learner learner) {
        LessonPage lesson =
                learner.opensLesson("?v=1&a=123456&b=lots&loss=huber&points=rubbish&then=3,x&utm_source=chat");

        assertThat(lesson.linkNotice().getByText("Some of this link could not be used:"))
                .isVisible();
        assertThat(lesson.linkNotice().locator("li")).hasText(new String[] {
            "a = “123456” is out of range; 1000 holds instead.",
            "b = “lots” is not a number; 1.1 holds instead.",
            "loss = “huber” is no choice here; mae holds instead.",
            "points = “rubbish” is damaged and was left out.",
            "then = “x” is damaged and was left out."
        });
        assertThat(lesson.b.number()).hasValue("1.10");
        assertThat(lesson.fit.series("points")).hasSize(20);
        lesson.expectAddress("a=1000", "b=1.1", "loss=mae", "then=3");

        lesson.linkNotice().getByText("Got it").click();
        assertThat(lesson.linkNotice()).isHidden();

        LessonPage unknown = learner.opensLesson("?colour=red&c=2");
        assertThat(unknown.linkNotice().locator("li")).hasText("colour is not a setting here.");
        assertThat(unknown.c.number()).hasValue("2.00");
    }
}
