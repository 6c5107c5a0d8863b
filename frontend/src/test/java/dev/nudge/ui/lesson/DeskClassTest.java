package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The desk's leaf of the class: who is there, where they stand, and each one's screen. */
class DeskClassTest extends ClassPagesTest {

    @Test
    void theDeskShowsWhoIsThereAndWhereTheyStand() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        join("Ben");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", 1e6f))));
        move(ada, 2.2f, 1);
        enterDesk();
        assertThat(reading("desk-here")).isEqualTo("2");
        assertThat(reading("desk-working")).isEqualTo("1");
        assertThat(reading("desk-done")).isEqualTo("1");
        assertThat(text()).contains("Fastest: Ada", "✓ done");
        ObjectNode openIt = JsonNodeFactory.instance.objectNode();
        openIt.put("element.open", true);
        fire(field("class-table"), "toggle", openIt);
        assertThat(field("class-table").getTextRecursively())
                .contains("Ada", "Ben", "done after", "the score is “mean absolute”");
        assertThat(byId(Anchor.class, "class-csv").getHref()).isNotEmpty();
    }

    @Test
    void aScoreCloseToItsBoundIsToldAsItWasJudgedEverywhere() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        float score = ada.own().standing().orElseThrow().score().orElseThrow();
        float bound = Math.nextUp(score);
        String told = Messages.against(bound, score);
        assertThat(told).isNotEqualTo(Messages.number(score));
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", bound))));
        enterDesk();
        ObjectNode openIt = JsonNodeFactory.instance.objectNode();
        openIt.put("element.open", true);
        fire(field("class-table"), "toggle", openIt);
        List<String> cells = all(field("class-table"))
                .filter(each -> !each.isTextNode() && each.getTag().equals("td"))
                .map(Element::getText)
                .toList();
        assertThat(cells.subList(2, 4)).containsExactly(told, told);
        assertThat(tileScores()).containsExactly(told);
        press(find(NativeButton.class).all().stream()
                .filter(each -> each.hasClassName("tile-press"))
                .findFirst()
                .orElseThrow());
        assertThat(byId(Paragraph.class, "seat-facts").getText()).contains("score " + told + ", best " + told);
        find(Dialog.class).single().close();
        enterBoard();
        assertThat(tileScores()).containsExactly(told);
    }

    private static List<String> tileScores() {
        return all(((Component) getCurrent()).getElement())
                .filter(each -> !each.isTextNode() && "tile-score".equals(each.getAttribute("class")))
                .map(Element::getText)
                .toList();
    }

    @Test
    void aSeatIsLookedAtRenamedShownAndRemoved() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        enterDesk();
        NativeButton tile = find(NativeButton.class).all().stream()
                .filter(each -> each.hasClassName("tile-press"))
                .findFirst()
                .orElseThrow();
        press(tile);
        assertThat(byId(Paragraph.class, "seat-facts").getText()).contains("Step 3");
        Dialog dialog = find(Dialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("learning rate");
        type(element(dialog, "seat-name"), "Grace");
        pressId("seat-rename");
        assertThat(ada.nickname()).isEqualTo("Grace");
        pressId("seat-show");
        assertThat(agenda().shown()).isEqualTo(OptionalInt.of(ada.seat()));
        type(element(dialog, "seat-name"), "<i>");
        pressId("seat-rename");
        assertThat(ada.nickname()).isEqualTo("Grace");
        assertThat(byId(Paragraph.class, "seat-refusal").getText())
                .as("in the dialog, which lies above the desk")
                .startsWith("A nickname is made of letters");
        assertThat(reading("desk-complaint")).isEmpty();
        pressId("seat-remove");
        pressId("ask-yes");
        assertThat(ada.isThere()).isFalse();
        assertThat(find(Dialog.class).all()).isEmpty();
    }
}
