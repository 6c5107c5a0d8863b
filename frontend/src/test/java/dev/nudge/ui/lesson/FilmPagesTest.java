package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.JsonConstants;
import dev.nudge.classroom.Attendance;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A lesson as a film: at the desk afterwards, and for who has its link. */
class FilmPagesTest extends ClassPagesTest {

    @Test
    void aLessonIsAFilm() throws InterruptedException {
        enter("film", opened, opened.keys().board());
        assertThat(text()).contains("Nobody has moved yet");
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        while (desk.history().isEmpty()) {
            Thread.sleep(50);
        }
        UI.getCurrent().navigate("teach");
        enter("film", opened, opened.keys().board());
        assertThat(reading("film-time")).contains("Twenty points and a curve", "1 of 1");
        enterDesk();
        leaf("after");
        assertThat(reading("film-time")).contains("1 of 1");
        seek(0);
        assertThat(reading("film-time")).startsWith("0:00");
        assertThat(byId(Anchor.class, "history-csv").getHref()).isNotEmpty();
    }

    @Test
    void aFilmIsSeenInThePlaneToo() throws InterruptedException {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        while (desk.history().isEmpty()) {
            Thread.sleep(50);
        }
        enterDesk();
        leaf("after");
        assertThat(field("film-link").getAttribute("data-address")).doesNotContain("plane");
        assertThat(byId(NativeButton.class, "film-plane").getText()).isEqualTo("Over a and b");
        told("show");
        pressId("film-plane");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("● mean absolute"));
        String link = field("film-link").getAttribute("data-address");
        assertThat(link)
                .isEqualTo("film/" + opened.code() + "?look=plane#key="
                        + opened.keys().film());
        pressId("film-again");
        assertThat(pressed("film-plane")).as("read again").isEqualTo("true");
        UI.getCurrent().navigate("film/" + opened.code(), QueryParameters.of("look", "plane"));
        answer(
                "return all[$0]",
                JsonNodeFactory.instance.stringNode(opened.keys().film()));
        assertThat(pressed("film-plane")).isEqualTo("true");
        addresses();
        pressId("film-steps");
        assertThat(addresses()).containsExactly("replace film/" + opened.code());
        assertThat(pressed("film-plane")).isEqualTo("false");
    }

    @Test
    void aFilmNeverShowsTwoLossesOnOneAxis() throws InterruptedException {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        awaitMoments(1);
        desk.ask(agenda -> agenda.pushing("quadratic", "loss=mse"));
        awaitMoments(2);
        enterDesk();
        told("show");
        leaf("after");
        assertThat(reading("film-time")).endsWith("1 of 1 here · compared by “mean squared”");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("mean squared"));
        seek(0);
        assertThat(reading("film-time")).endsWith("compared by “mean absolute”");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("mean absolute"));
    }

    /** A hand drags the line, and lets go there. */
    private static void seek(int place) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", Integer.toString(place));
        data.put(JsonConstants.EVENT_DATA_PHASE, DebouncePhase.TRAILING.getIdentifier());
        fire(field("film-line"), "input", data);
    }

    private void awaitMoments(int count) throws InterruptedException {
        while (desk.history().size() < count) {
            Thread.sleep(50);
        }
    }

    private String pressed(String id) {
        return byId(NativeButton.class, id).getElement().getAttribute("aria-pressed");
    }
}
