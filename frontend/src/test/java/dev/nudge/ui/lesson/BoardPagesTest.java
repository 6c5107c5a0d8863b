package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.together.Ensemble.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A projector's board. */
class BoardPagesTest extends ClassPagesTest {

    @Test
    void theProjectorShowsNumbersAndNobodysName() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        desk.ask(agenda -> agenda.saying("Look <b>here</b>"));
        enter("board", opened, opened.keys().board());
        assertThat(text())
                .contains(opened.code().substring(0, 3), "Look <b>here</b>")
                .doesNotContain("Ada", "Fastest");
        assertThat(reading("board-here")).isEqualTo("1");
        answer("return new URL", JsonNodeFactory.instance.stringNode("http://there/c/" + opened.code()));
        assertThat(all(((Component) getCurrent()).getElement()).filter(each -> "qr".equals(each.getAttribute("class"))))
                .hasSize(1);
        pressId("board-join");
        assertThat(byId(NativeButton.class, "board-join").getText()).isEqualTo("Show how to join");
    }

    @Test
    void theProjectorSaysWhatIsAsked() {
        enterBoard();
        assertThat(reading("board-task")).isEmpty();
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        asks(new Task.Below("quadratic", 1.3f), "Bring mean absolute under 1.3.");
        asks(new Task.Race("quadratic", 25), "25 steps from the same start; the lowest mean absolute leads.");
        asks(new Task.Guess("quadratic", 1.25f, false), "What will mean absolute be? The truth is not told yet.");
        asks(new Task.Guess("quadratic", 1.25f, true), "mean absolute was 1.25.");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Goal("quadratic", "close"))));
        enterBoard();
        assertThat(reading("board-task")).isNotEmpty().doesNotContain("quadratic.goal");
    }

    private void asks(Task task, String words) {
        desk.ask(agenda -> agenda.asking(Optional.of(task)));
        enterBoard();
        assertThat(reading("board-task")).isEqualTo(words);
    }

    @Test
    void tilesAreAsLargeAsTheWallAllows() {
        for (int i = 0; i < 3; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("3");
        for (int i = 3; i < 12; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("6");
        for (int i = 12; i < 24; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("8");
    }

    private static String columns() {
        return all(((Component) getCurrent()).getElement())
                .filter(each -> "tiles".equals(each.getAttribute("class")))
                .findFirst()
                .orElseThrow()
                .getStyle()
                .get("--columns");
    }

    @Test
    void whoIsBeyondWhatIsSeenIsDrawnAndCountedApart() {
        for (int i = 0; i < 5; i++) {
            move(join("Near " + i), 2, 0);
        }
        enterBoard();
        assertThat(reading("board-dots-beyond")).isEmpty();
        assertThat(reading("board-scores-beyond")).isEmpty();
        move(join("Far"), 100, 0);
        enterBoard();
        assertThat(reading("board-dots-beyond")).isEqualTo("◇ 1 beyond the edge");
        assertThat(reading("board-scores-beyond")).startsWith("hollow: 1 beyond ");
        enterDesk();
        assertThat(reading("class-dots-beyond")).isEqualTo("◇ 1 beyond the edge");
    }

    @Test
    void aClassThatIsRemovedSaysSoWhereItIsSeen() {
        Opened other = classrooms().open("", List.of(stop("quadratic")), "here");
        Desk removing = desk(other);
        ClassroomBrowser browser = new ClassroomBrowser();
        enter("board", other, other.keys().board());
        assertThat(text()).doesNotContain("has been removed");
        removing.delete();
        browser.await(() -> text().contains("This class has been removed"));
        assertThat(field("board-code").getParent().getParent().isVisible()).isFalse();
        removing.close();
    }

    @Test
    void theProjectorShowsTheScreenThatIsShown() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        desk.ask(agenda -> agenda.showing(OptionalInt.of(ada.seat())));
        enter("board", opened, opened.keys().board());
        assertThat(text()).contains("learning rate");
        assertThat(learners().open()).as("it is not computed again").isZero();
    }

    @Test
    void aProjectorShowsWhatIsTrainedTogetherInPlaceOfTheDots() {
        join("Ada");
        desk.ask(agenda -> agenda.playing(Kind.STEP, 1, 0.2f));
        enter("board", opened, opened.keys().board());
        assertThat(text()).contains("One step, a mini-batch each");
    }
}
