package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.data.Bitmap;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A drawing on its way from the sheet to the models, by the moves that the sheet sends. */
class DrawTest extends ViewTest {

    private static final Lesson LESSON = Course.lessons().stream()
            .filter(lesson -> lesson.id().equals("sgd"))
            .findFirst()
            .orElseThrow();

    private static final Bitmap BLANK = Bitmap.blank(32);
    private static final Bitmap ROOF = BLANK.stroked(9, 6, 23, 6, 1.8f);
    private static final Bitmap SEVEN = ROOF.stroked(23, 6, 14, 27, 1.8f);

    private final TextPage page = new TextPage(LESSON, learners(), measuring(), stills(), saved());

    @BeforeEach
    void enter() {
        UI.getCurrent().navigate("teach");
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/sgd", QueryParameters.fromString("")));
    }

    @AfterEach
    void leave() {
        page.getElement().removeFromParent();
    }

    @Test
    void aDrawingIsAnsweredWhileItGrowsAndIsOneActAStroke() {
        assertThat(words()).contains("A blank sheet gets no answer");
        move(ROOF, 1, 1, false);
        assertThat(page.live("draw").frame().readout("network")).isBetween(0f, 1f);
        move(SEVEN, 1, 2, true);
        assertThat(words()).contains("All three say: a 7");
        assertThat(page.live("draw").settings().ink("ink")).isEqualTo(SEVEN);
        press(byId(NativeButton.class, "draw-undo"));
        assertThat(page.live("draw").settings().ink("ink")).isEqualTo(BLANK);
        assertThat(words()).contains("A blank sheet gets no answer");
    }

    @Test
    void aSheetThatIsWipedHasNoAnswerAndNothingToTeach() {
        press(byId(NativeButton.class, "draw-ink-three"));
        assertThat(words()).contains("All three say: a 3");
        assertThat(find(NativeButton.class).withId("draw-offer-seven").exists()).isTrue();
        move(BLANK, 1, 1, true);
        assertThat(words()).contains("A blank sheet gets no answer");
        assertThat(find(NativeButton.class).withId("draw-offer-seven").exists()).isFalse();
        assertThat(byId(NativeButton.class, "draw-step-one").isEnabled()).isFalse();
    }

    @Test
    void howManyAreRightIsToldWithOfHowMany() {
        assertThat(element(page, "draw-readout-linearright").getText()).matches("\\d+ of 73");
        assertThat(element(page, "seven-readout-right").getText()).matches("\\d+ of 73");
        assertThat(all(page.getElement())
                        .filter(each -> !each.isTextNode() && "seven-readout-of".equals(each.getAttribute("id"))))
                .isEmpty();
    }

    @Test
    void whatIsTaughtCanBeForgotten() {
        move(SEVEN, 1, 1, true);
        press(byId(NativeButton.class, "draw-offer-three"));
        assertThat(page.live("draw").settings().ink("three")).isEqualTo(SEVEN);
        press(byId(NativeButton.class, "draw-step-one"));
        assertThat(page.live("draw").trail().steps()).isPositive();
        press(byId(NativeButton.class, "draw-three-forget"));
        assertThat(page.live("draw").settings().ink("three").isBlank()).isTrue();
        assertThat(page.live("draw").trail().steps()).isZero();
        press(byId(NativeButton.class, "draw-offer-three"));
        assertThat(page.live("draw").frame().lines("networkthree").xs())
                .as("a curve of its own")
                .hasSize(1);
        press(byId(NativeButton.class, "draw-undo"));
        press(byId(NativeButton.class, "draw-undo"));
        assertThat(page.live("draw").trail().steps()).as("what was forgotten").isPositive();
    }

    private String words() {
        return element(page, "draw-words").getTextRecursively();
    }

    /** What the sheet tells of a hand. */
    private void move(Bitmap dots, int stroke, int serial, boolean ends) {
        Element pad = element(page, "draw-ink");
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("value", Base64.getEncoder().encodeToString(dots.packed()));
        detail.put("stroke", stroke);
        detail.put("serial", serial);
        detail.put("ends", ends);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("event.detail", detail);
        fire(pad, "ink-move", data);
    }
}
