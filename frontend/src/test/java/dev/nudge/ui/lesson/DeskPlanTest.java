package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.together.Ensemble.Move;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The desk's leaves of the plan and of what is trained as one. */
class DeskPlanTest extends ClassPagesTest {

    @Test
    void aPlanIsMadeAndRehearsed() {
        enterDesk();
        leaf("plan");
        type(field("stop-more"), "tangent");
        pressId("stop-add");
        assertThat(agenda().stops()).extracting(Stop::experiment).containsExactly("quadratic", "losslab", "tangent");
        pressId("stop-up-2");
        assertThat(agenda().stops()).extracting(Stop::experiment).containsExactly("quadratic", "tangent", "losslab");
        pressId("stop-go-1");
        assertThat(agenda().stop().experiment()).isEqualTo("tangent");
        pressId("stop-remove-2");
        assertThat(agenda().stops()).hasSize(2);
        pressId("rehearse");
        assertThat(desk.board().attendees()).hasSize(20);
        assertThat(text()).contains("Simulated learners are at work");
        pressId("rehearse");
        assertThat(desk.board().attendees()).isEmpty();
        join("Ada");
        pressId("reset-class");
        pressId("ask-yes");
        assertThat(desk.board().attendees()).isEmpty();
    }

    @Test
    void theTeachersOwnScreenStartsOverWhereItsStopBegins() {
        desk.ask(agenda -> agenda.through(List.of(stop("quadratic"), new Stop("quadratic", "quadratic", "a=2"))));
        enterDesk();
        leaf("own");
        pressId("stop-after");
        assertThat(desk.trail(QUADRATIC)).as("it stays where it is").isEqualTo(QUADRATIC.start());
        pressId("quadratic-reset");
        assertThat(desk.trail(QUADRATIC).settings().number("a")).isEqualTo(2);
        pressId("stop-before");
        pressId("quadratic-reset");
        assertThat(desk.trail(QUADRATIC)).isEqualTo(QUADRATIC.start());
    }

    @Test
    void aClassThatIsOverInvitesNobody() {
        move(join("Ada"), 2, 1);
        desk.ask(Agenda::over);
        enterBoard();
        assertThat(text()).contains("This class is over.");
        assertThat(visible(NativeButton.class)).doesNotContain("board-join");
        assertThat(field("board-code").getParent().getParent().isVisible()).isFalse();
        enterDesk();
        assertThat(text()).contains("This class is over.");
        assertThat(field("class-link").getParent().isVisible()).isFalse();
        leaf("plan");
        assertThat(text()).contains("Its plan stays to look at");
        assertThat(find(H2.class).all()).extracting(H2::getText).doesNotContain("Before class");
        assertThat(visible(NativeButton.class))
                .as("what would be refused is not offered")
                .doesNotContain("rehearse", "stop-add", "reset-class", "stop-go-1", "stop-remove-0")
                .contains("delete-class");
    }

    @Test
    void aClassTrainsOneFunctionTogether() {
        enterDesk();
        Attendance ada = join("Ada");
        ada.move(Move.NONE);
        leaf("play");
        pressId("play-FUNCTION");
        assertThat(agenda().game().orElseThrow().running()).isFalse();
        assertThat(text()).contains("One function, a ReLU each", "Tick 0.");
        ada.move(new Move(0, 0, 0, true));
        float before = desk.together().orElseThrow().frame().readout("loss");
        pressId("play-once");
        assertThat(desk.together().orElseThrow().frame().readout("loss")).isLessThan(before);
        assertThat(text()).contains("Tick 1.");
        pressId("play-run");
        assertThat(agenda().game().orElseThrow().running()).isTrue();
        pressId("play-end");
        assertThat(agenda().game()).isEmpty();
    }
}
