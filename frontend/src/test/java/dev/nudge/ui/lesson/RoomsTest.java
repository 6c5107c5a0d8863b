package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rooms around one walk: what is chosen among the pictures, what is away, and the leap beside a step. */
class RoomsTest extends ViewTest {

    private static final Lesson LESSON =
            new Lesson("corridor", Lesson.Path.SIDE, 3, List.of(new Corridor()), List.of());

    private TextPage page = new TextPage(LESSON, learners(), measuring(), stills(), saved());

    @BeforeEach
    void enter() {
        enter("");
    }

    @AfterEach
    void leave() {
        page.getElement().removeFromParent();
    }

    @Test
    void onlyThePicturesOfTheRoomAreThereAndTheUppermostLeads() {
        assertThat(seen()).containsExactly("the line", "a table", "one", "two");
        assertThat(leading()).containsExactly("the line");
        press(tab("go"));
        assertThat(seen()).containsExactly("a table", "one", "two");
        assertThat(leading()).containsExactly("a table");
        press(tab("end"));
        assertThat(seen()).containsExactly("two");
        assertThat(leading()).containsExactly("two");
        press(tab("begin"));
        assertThat(seen()).containsExactly("the line", "a table", "one", "two");
        assertThat(leading()).containsExactly("the line");
    }

    @Test
    void theLeadingPictureGetsTheRoomThatTheOthersLeave() {
        Element pictures = element(page, "corridor-pictures");
        assertThat(pictures.getStyle().get("--rows")).isEqualTo("2.0");
        press(tab("go"));
        assertThat(pictures.getStyle().get("--rows")).isEqualTo("1.0");
        press(tab("end"));
        assertThat(pictures.getStyle().get("--rows")).isEqualTo("0.0");
    }

    @Test
    void whatIsAwayIsNotDrawnAndIsUpToDateWhenItComesBack() {
        told("patch");
        press(tab("go"));
        told("patch");
        press(step());
        assertThat(toldInFull("patch")).isEmpty();
        press(tab("begin"));
        assertThat(toldInFull("patch")).asString().contains("After 1 steps.");
    }

    @Test
    void whatLivesInAPictureThatIsAwayIsAwayWithIt() {
        Element points = caption();
        assertThat(points.isVisible()).isTrue();
        press(tab("go"));
        assertThat(points.isVisible() && points.getParent().isVisible()).isFalse();
        press(tab("begin"));
        assertThat(points.isVisible() && points.getParent().isVisible()).isTrue();
    }

    @Test
    void whatBeginsTheWalkAnewIsSaidBeforeItIsTouched() {
        Element line = element(page, "corridor-anew");
        assertThat(line.isVisible()).isTrue();
        assertThat(line.getText()).isEqualTo("Begins the walk anew when changed: points.");
        press(tab("go"));
        assertThat(line.isVisible()).as("in a room without the points").isFalse();
        press(tab("begin"));
        assertThat(line.isVisible()).isTrue();
    }

    @Test
    void anotherRoomLeavesTheWalkAloneAndIsInTheLink() {
        press(step());
        addresses();
        press(tab("go"));
        assertThat(page.link()).contains("room=go").contains("then=1");
        assertThat(addresses()).last().asString().startsWith("push").contains("room=go");
        assertThat(live().trail().entries()).hasSize(1);
        press(byId(NativeButton.class, "corridor-undo"));
        assertThat(page.link()).contains("room=begin").contains("then=1");
        leave();
        enter("room=end&then=3");
        assertThat(seen()).containsExactly("two");
        assertThat(selected()).containsExactly("corridor-room-end");
        leave();
        enter("room=end&then=3,room:go,4");
        assertThat(live().trail().steps()).isEqualTo(7);
        assertThat(selected()).containsExactly("corridor-room-go");
    }

    @Test
    void aLinkInATextLeadsIntoARoom() {
        press(step());
        live().lead("room=go");
        assertThat(selected()).containsExactly("corridor-room-go");
        assertThat(live().trail().steps()).isEqualTo(1);
        press(step());
        live().act(session -> session.goToStep(1, Stroke.NEW));
        live().lead("room=end");
        assertThat(live().session().furthest())
                .as("the walk is as long as it was")
                .isEqualTo(2);
        live().lead("room=go");
        live().lead("room=elsewhere");
        assertThat(selected()).containsExactly("corridor-room-go");
    }

    @Test
    void arrowKeysLeadFromTabToTabAndTheFocusGoesAlong() {
        assertThat(tab("begin").getElement().getAttribute("tabindex")).isEqualTo("0");
        assertThat(tab("go").getElement().getAttribute("tabindex")).isEqualTo("-1");
        key("begin", "ArrowRight");
        assertThat(selected()).containsExactly("corridor-room-go");
        assertThat(toldInFull("focus")).hasSize(1);
        key("go", "End");
        assertThat(selected()).containsExactly("corridor-room-end");
        key("end", "ArrowRight");
        assertThat(selected()).containsExactly("corridor-room-end");
        key("end", "Home");
        key("begin", "ArrowLeft");
        assertThat(selected()).containsExactly("corridor-room-begin");
    }

    @Test
    void theStepperSaysWhereItIsAndEndsAtTheEnds() {
        assertThat(byId(Span.class, "corridor-room-here").getText()).isEqualTo("1 of 3 · Begin");
        NativeButton before = byId(NativeButton.class, "corridor-room-before");
        NativeButton after = byId(NativeButton.class, "corridor-room-after");
        assertThat(before.isEnabled()).isFalse();
        press(after);
        press(after);
        assertThat(byId(Span.class, "corridor-room-here").getText()).isEqualTo("3 of 3 · End");
        assertThat(after.isEnabled()).isFalse();
        press(before);
        assertThat(selected()).containsExactly("corridor-room-go");
    }

    @Test
    void aRoomChosenDuringPlayLetsItPlayOn() {
        press(byId(NativeButton.class, "corridor-play"));
        press(tab("go"));
        assertThat(byId(NativeButton.class, "corridor-play").getText()).isEqualTo(page.getTranslation("play.pause"));
        press(byId(NativeButton.class, "corridor-play"));
        assertThat(selected()).containsExactly("corridor-room-go");
    }

    @Test
    void aLeapTakesItsStepsAsOneAct() {
        NativeButton leap = byId(NativeButton.class, "corridor-leap");
        assertThat(leap.getText()).isEqualTo("One round");
        press(leap);
        assertThat(live().trail().steps()).isEqualTo(50);
        press(leap);
        assertThat(live().trail().steps()).isEqualTo(100);
        press(byId(NativeButton.class, "corridor-undo"));
        assertThat(live().trail().steps()).isEqualTo(50);
    }

    @Test
    void whereNoStepIsLeftThereIsNoLeap() {
        press(byId(NativeButton.class, "corridor-step-until"));
        assertThat(live().trail().steps()).isEqualTo(400);
        assertThat(byId(NativeButton.class, "corridor-leap").isEnabled()).isFalse();
        press(byId(NativeButton.class, "corridor-step-back"));
        assertThat(byId(NativeButton.class, "corridor-leap").isEnabled()).isTrue();
    }

    @Test
    void theTimeLineIsThereOnceAStepWasTakenAndLeadsToEveryStep() {
        assertThat(timeLine().isVisible()).isFalse();
        press(byId(NativeButton.class, "corridor-leap"));
        assertThat(timeLine().isVisible()).isTrue();
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("corridor-time") && call.endsWith(", 50, 50]"));
        addresses();
        scrub(30, 1, false);
        scrub(20, 1, false);
        assertThat(live().trail().steps()).isEqualTo(20);
        assertThat(element(page, "corridor-words").getText()).as("words wait").isEqualTo("After 50 steps.");
        scrub(10, 1, true);
        assertThat(element(page, "corridor-words").getText()).isEqualTo("After 10 steps.");
        assertThat(addresses().stream().filter(each -> each.startsWith("push")))
                .as("one entry for the whole scrub")
                .containsExactly("push " + page.link());
        assertThat(page.link()).contains("then=10");
        scrub(40, 2, true);
        assertThat(live().trail().steps()).isEqualTo(40);
        press(byId(NativeButton.class, "corridor-undo"));
        assertThat(live().trail().steps()).isEqualTo(10);
        press(byId(NativeButton.class, "corridor-undo"));
        assertThat(live().trail().steps()).as("a scrub is one act").isEqualTo(50);
        press(byId(NativeButton.class, "corridor-reset"));
        assertThat(timeLine().isVisible()).isFalse();
    }

    @Test
    void aStepOnTheTimeLineLeavesTheFutureAndAChangeBeginsAnother() {
        press(byId(NativeButton.class, "corridor-leap"));
        scrub(20, 1, true);
        press(step());
        assertThat(live().trail().steps()).isEqualTo(21);
        assertThat(live().session().furthest()).isEqualTo(50);
        drag("corridor-rate", 0.5f, 0.9f);
        assertThat(live().session().furthest()).isEqualTo(21);
    }

    @Test
    void aShortWalkHasNoTimeLine() {
        leave();
        page = new TextPage(
                new Lesson("toys", Lesson.Path.SIDE, 3, List.of(new Toy(), new OtherToy()), List.of()),
                learners(),
                measuring(),
                stills(),
                saved());
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/toys", QueryParameters.empty()));
        press(byId(NativeButton.class, "toy-step-one"));
        assertThat(all(page.getElement())
                        .filter(e -> !e.isTextNode() && e.getTag().equals("time-line")))
                .isEmpty();
    }

    @Test
    void whatPlaysForATimeSaysThatItsTimeWasUp() {
        drag("corridor-rate", 0.5f, 1);
        press(byId(NativeButton.class, "corridor-play"));
        HANDS.pass(2_100);
        // Nothing delivers here: the next look is the page's own.
        live().session().look();
        live().settled();
        assertThat(page.getElement().getTextRecursively()).contains("Stopped after 2 s.");
        press(step());
        assertThat(page.getElement().getTextRecursively()).doesNotContain("Stopped after");
    }

    private Element timeLine() {
        return element(page, "corridor-time");
    }

    private void scrub(int step, int stroke, boolean ends) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("event.detail")
                .put("serial", 1)
                .put("value", step)
                .put("stroke", stroke)
                .put("ends", ends);
        fire(timeLine(), "time-move", data);
    }

    private void enter(String query) {
        page = new TextPage(LESSON, learners(), measuring(), stills(), saved());
        UI.getCurrent().navigate("teach");
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/corridor", QueryParameters.fromString(query)));
    }

    private LiveExperiment live() {
        return page.live("corridor");
    }

    private NativeButton step() {
        return byId(NativeButton.class, "corridor-step-one");
    }

    private NativeButton tab(String room) {
        return byId(NativeButton.class, "corridor-room-" + room);
    }

    private void key(String room, String key) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.key", key);
        data.put(
                "['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) && (event.preventDefault(), true)",
                true);
        fire(tab(room).getElement(), "keydown", data);
    }

    private List<String> selected() {
        return all(page.getElement())
                .filter(e -> !e.isTextNode() && "true".equals(e.getAttribute("aria-selected")))
                .map(e -> e.getAttribute("id"))
                .toList();
    }

    /** The titles of the pictures that can be seen. */
    private List<String> seen() {
        return titles(element(page, "corridor-pictures"));
    }

    private List<String> leading() {
        return titles(all(page.getElement())
                .filter(e ->
                        !e.isTextNode() && e.isVisible() && e.getClassList().contains("first-picture"))
                .reduce((one, other) -> {
                    throw new AssertionError("two lead: " + one + ", " + other);
                })
                .orElseThrow());
    }

    private static List<String> titles(Element within) {
        return all(within)
                .filter(e -> !e.isTextNode() && "chart-title".equals(e.getAttribute("class")))
                .filter(RoomsTest::isSeen)
                .map(Element::getText)
                .toList();
    }

    private static boolean isSeen(Element element) {
        for (Element each = element; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Element caption() {
        return all(page.getElement())
                .filter(e -> !e.isTextNode()
                        && Objects.toString(e.getAttribute("class"), "").contains("points-line"))
                .findFirst()
                .orElseThrow();
    }
}
