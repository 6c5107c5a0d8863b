package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Mouse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class OwnPointsTest {

    @Test
    void aPointFollowsTheMouseAndTheLossFollowsThePoint(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Place before = lesson.fit.series("points").get(4);
        Place at = lesson.fit.onScreen("points", 4);
        Place to = at.plus(12, -150);

        lesson.page().mouse().move(at.x(), at.y());
        lesson.page().mouse().down();
        lesson.page().mouse().move(to.x(), to.y(), new Mouse.MoveOptions().setSteps(12));
        // Still in the hand.
        Place held = lesson.fit.onScreen("points", 4);
        assertThat(held.x()).isCloseTo(to.x(), within(1.5));
        assertThat(held.y()).isCloseTo(to.y(), within(1.5));
        assertThat(lesson.mae()).not().hasText("2.4219");
        lesson.page().mouse().up();

        assertThat(lesson.pointsLine()).containsText("Point 5 of 20 at");
        assertThat(lesson.page()).hasURL(Pattern.compile(".*[?&]points=.*"));
        lesson.awaitQuiet();
        Measured moved = lesson.measured();
        assertThat(moved.points().get(4).y()).isGreaterThan(before.y() + 1);
        assertThat(lesson.mae()).hasText(Measured.written(moved.mae(1.1, 1.1, 1.1)));

        lesson.undo().click();
        assertThat(lesson.mae()).hasText("2.4219");
        assertThat(lesson.fit.series("points").get(4)).isEqualTo(before);
    }

    @Test
    void aClickOnThePaperAddsAPointAndDeleteTakesItAway(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Place paper = lesson.fit.onScreen("points", 0.5, 9);

        lesson.page().mouse().click(paper.x(), paper.y());
        assertThat(lesson.words()).containsText("of 21 points");
        lesson.awaitQuiet();
        List<Place> points = lesson.fit.series("points");
        assertThat(points).hasSize(21);
        assertThat(points.getLast().x()).isCloseTo(0.5, within(0.03));
        assertThat(points.getLast().y()).isCloseTo(9, within(0.1));
        assertThat(lesson.mae()).hasText(Measured.written(new Measured(points).mae(1.1, 1.1, 1.1)));

        // By key: into the picture, to its last point from the left, away with it.
        lesson.fit.element().locator("#surface").focus();
        lesson.page().keyboard().press("End");
        lesson.page().keyboard().press("Delete");
        assertThat(lesson.mae())
                .hasText(Measured.written(
                        new Measured(points.stream().filter(p -> p.x() != 2).toList()).mae(1.1, 1.1, 1.1)));
        lesson.awaitQuiet();
        assertThat(lesson.fit.series("points")).hasSize(20).noneMatch(p -> p.x() == 2);
    }

    @Test
    void theChosenPointCanBeDeletedWithoutAKeyboard(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        Place at = lesson.fit.onScreen("points", 7);
        lesson.page().mouse().move(at.x(), at.y());
        lesson.page().mouse().down();
        lesson.page().mouse().move(at.x(), at.y() - 40, new Mouse.MoveOptions().setSteps(5));
        lesson.page().mouse().up();
        assertThat(lesson.pointsLine()).containsText("Point 8 of 20 at");

        lesson.page().locator("#delete-point").click();

        assertThat(lesson.pointsLine()).containsText("Drag a point to move it, click the paper to add one.");
        lesson.awaitQuiet();
        assertThat(lesson.fit.series("points")).hasSize(19);
    }

    @Test
    void aPastedTableWithBadRowsNamesThemAndKeepsEverything(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        String pasted = "x;y\n1,5;2,25\n2;vier\n\n3\n-1;1,75\n";

        LessonPage.PointsText points = lesson.openPoints();
        assertThat(points.text()).hasValue(Pattern.compile("^-2\\.0; 11\\.869\\d*\n.*", Pattern.DOTALL));
        points.paste(pasted);
        points.use();

        assertThat(points.complaints()).containsText("2 lines could not be read. Nothing you typed is lost.");
        assertThat(points.complaints().locator("li")).hasText(new String[] {
            "Line 3: “vier” is not a number.", "Line 5: “3” is one number, and a point needs two."
        });
        assertThat(points.text()).hasValue(pasted);
        assertThat(lesson.fit.series("points")).hasSize(20);

        points.button("Use the 2 good rows").click();
        assertThat(points.dialog()).isHidden();
        assertThat(lesson.words()).containsText("of 2 points");
        lesson.awaitQuiet();
        assertThat(lesson.fit.series("points")).containsExactly(new Place(1.5, 2.25), new Place(-1, 1.75));
        assertThat(lesson.mae()).hasText(Measured.written(lesson.measured().mae(1.1, 1.1, 1.1)));
    }

    @Test
    void spreadsheetCellsAreUnderstoodAndTravelInTheLink(Learner learner) {
        LessonPage lesson = learner.opensLesson("?show=all");
        LessonPage.PointsText points = lesson.openPoints();
        points.paste("Zeit\tHöhe\n0,5\t1,25\n−1\t3\n2\t0,1\n");
        points.use();
        assertThat(lesson.words()).containsText("of 3 points");
        lesson.oneStep().click();
        lesson.expectAddress("then=1");
        LessonPage.Reading mine = lesson.read();
        assertThat(mine.points().get(1)).isEqualTo(new Place(-1, 3));

        Learner friend = learner.somebodyElse(Learner.Device.DESKTOP);
        friend.page().navigate(lesson.page().url());
        LessonPage theirs = new LessonPage(friend.page());
        theirs.awaitPicture();
        assertThat(theirs.read()).isEqualTo(mine);

        theirs.openPoints().button("Back to the lesson’s points").click();
        assertThat(theirs.words()).containsText("of 20 points");
    }
}
