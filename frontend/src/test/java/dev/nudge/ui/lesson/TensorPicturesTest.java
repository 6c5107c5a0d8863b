package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Images whose parts lead somewhere, a storage, and conversations with Python. */
class TensorPicturesTest extends ViewTest {

    private final Lesson lesson = Course.lesson("tensors");
    private TextPage page = new TextPage(lesson, learners(), measuring(), stills(), saved());

    private void enter(String query) {
        close();
        UI.getCurrent().navigate("teach");
        page = new TextPage(lesson, learners(), measuring(), stills(), saved());
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/tensors", QueryParameters.fromString(query)));
    }

    @AfterEach
    void close() {
        page.getElement().removeFromParent();
    }

    private List<Element> within(String experiment, String css) {
        return all(element(page, "experiment-" + experiment))
                .filter(e -> !e.isTextNode() && css.equals(e.getAttribute("class")))
                .toList();
    }

    private static void pressPart(Element picture, String lead) {
        fire(
                picture,
                "click",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event.target.closest('[data-lead]').dataset.lead", lead)
                        .put("event.target.closest('[data-lead]') !== null", true));
    }

    private float rank() {
        return page.live("ranks").frame().readout("rank");
    }

    @Test
    void aPressedImageLeadsOneAxisFurtherAndNothingElseDoes() {
        enter("");
        Element gallery = within("ranks", "gallery").getFirst();
        assertThat(gallery.getChildren()).hasSize(4);
        Element image = gallery.getChild(2).getChild(1);
        assertThat(image.getAttribute("data-lead")).isEqualTo("i=2&then=1");
        assertThat(image.getTag()).isEqualTo("button");
        assertThat(image.getChild(0).getChildren())
                .as("a row in one element each")
                .hasSize(6);
        assertThat(image.getChild(0).getChild(5).getAttribute("style"))
                .startsWith("background:linear-gradient(to right,rgb(")
                .contains(" 0.000% 12.500%,");
        pressPart(gallery, "i=3&then=4");
        assertThat(rank()).isEqualTo(4);
        pressPart(gallery, "i=2&then=1");
        assertThat(rank()).isEqualTo(3);
        assertThat(gallery.getChildren()).hasSize(4);
        assertThat(gallery.getChild(0).getChild(1).getAttribute("role"))
                .as("the whole leads nowhere")
                .isEqualTo("img");
        pressPart(gallery, "j=0&then=2");
        assertThat(gallery.getChildren()).hasSize(1);
        Element table = gallery.getChild(0).getChild(1).getChild(0);
        assertThat(table.getChild(5).getChild(7).getAttribute("style")).contains("--hue:var(--red)");
        pressPart(table, "k=5&then=3");
        assertThat(rank()).isEqualTo(1);
    }

    @Test
    void theNextPartIsMarkedAndTheMarkFollowsTheChoice() {
        enter("ranks.tensor=digits&ranks.i=3");
        Element gallery = within("ranks", "gallery").getFirst();
        assertThat(gallery.getChildren().map(figure -> figure.getChild(1).hasAttribute("data-marked")))
                .containsExactly(false, false, false, true, false);
        assertThat(gallery.getChild(3).getChild(1).getChild(0).getChild(0).getAttribute("style"))
                .as("ink is the page's")
                .contains("color-mix(in srgb,var(--ink) ");
    }

    @Test
    void aCellOfTheStorageSaysWhenItIsReadAndIsPressedToLookAtIt() {
        enter("views.act=step&views.then=1&views.element=4");
        Element memory = within("views", "memory").getFirst();
        assertThat(memory.getChildren()).hasSize(24);
        assertThat(memory.getChild(2).getTextRecursively()).isEqualTo("21");
        assertThat(memory.getChild(2).getAttribute("title")).isEqualTo("address 2 holds 2, read as element 1");
        assertThat(memory.getChild(1).getAttribute("aria-label")).isEqualTo("address 1 holds 1, not read");
        assertThat(memory.getChild(1).getAttribute("data-mark")).isEqualTo("unread");
        assertThat(memory.getChild(1).getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(memory.getChild(2).getAttribute("aria-disabled")).isEqualTo("false");
        assertThat(memory.getChild(8).getAttribute("data-mark")).isEqualTo("now");
        assertThat(memory.getChild(8).getAttribute("aria-current")).isEqualTo("true");
        Element pressed = memory.getChild(22);
        pressPart(memory, "element=11");
        assertThat(memory.getChild(22)).as("it keeps the focus").isEqualTo(pressed);
        assertThat(pressed.getAttribute("data-mark")).isEqualTo("now");
        assertThat(memory.getChild(8).getAttribute("data-mark")).isEmpty();
        assertThat(memory.getChildren().filter(cell -> cell.hasAttribute("aria-current")))
                .containsExactly(pressed);
        pressPart(memory, "element=300");
        assertThat(page.live("views").settings().number("element")).isEqualTo(11);
    }

    /** The numbers that have no room are in the words. */
    @Test
    void aLargeStorageSaysItsNumbersInWords() {
        enter("views.tensor=image&views.act=permute&views.then=1,act:own,own:x*1,1,act:expand,1");
        Element memory = within("views", "memory").getFirst();
        assertThat(memory.getChildren()).hasSize(144);
        assertThat(memory.getChild(0).getChild(0).getText()).isEmpty();
        assertThat(memory.getChild(0).getAttribute("aria-label"))
                .isEqualTo("address 0 holds 0.4, read as element 0, 144");
        assertThat(memory.getAttribute("role")).isEqualTo("group");
    }

    @Test
    void whatIsMarkedIsSaidToo() {
        enter("views.element=7&views.act=transpose&views.then=1");
        assertThat(within("views", "matrix")
                        .getFirst()
                        .getChild(1)
                        .getChild(3)
                        .getChild(0)
                        .getAttribute("aria-current"))
                .isEqualTo("true");
        Element chain = within("views", "table-box").getFirst().getChild(0).getChild(1);
        assertThat(chain.getChildren().map(row -> row.hasAttribute("aria-current")))
                .containsExactly(false, true);
    }

    @Test
    void aWalkAtItsEndLeadsOnlyBack() {
        enter("ranks.then=3");
        assertThat(canGoOn("ranks")).containsExactly(true, true, true);
        press(byId(NativeButton.class, "ranks-step-one"));
        assertThat(rank()).isZero();
        assertThat(canGoOn("ranks")).containsExactly(false, false, false);
        assertThat(byId(NativeButton.class, "ranks-reset").isEnabled()).isTrue();
        press(byId(NativeButton.class, "ranks-step-back"));
        assertThat(canGoOn("ranks")).containsExactly(true, true, true);
    }

    @Test
    void aStepThatIsRefusedCannotBeTakenUntilAnotherIsChosen() {
        enter("views.act=transpose&views.then=1,act:view");
        assertThat(canGoOn("views")).containsExactly(false, false, false);
        page.live("views").set("act", new Value.Pick("reshape"));
        assertThat(canGoOn("views")).containsExactly(true, true, true);
    }

    private List<Boolean> canGoOn(String experiment) {
        return Stream.of("-step-one", "-step-until", "-play")
                .map(id -> byId(NativeButton.class, experiment + id).isEnabled())
                .toList();
    }

    @Test
    void aSmallerStorageHasFewerCells() {
        enter("views.act=step&views.then=1,act:clone,1");
        Element memory = within("views", "memory").getFirst();
        assertThat(memory.getChildren()).hasSize(12);
        press(byId(NativeButton.class, "views-step-back"));
        assertThat(memory.getChildren()).hasSize(24);
    }

    @Test
    void conversationsStandSideBySideLineByLine() {
        enter("arrays.data=point");
        Element both = within("arrays", "transcripts").getFirst();
        assertThat(both.getChildren()).hasSize(2);
        Element numpy = both.getChild(0).getChild(1);
        assertThat(numpy.getTag()).isEqualTo("pre");
        assertThat(numpy.getTextRecursively())
                .startsWith(">>> from numpy import array\n>>> a = array([[1, 2, 3], [4, 5.5, 6]])\n>>> a\narray([[1. ");
        assertThat(both.getChild(1).getTextRecursively()).contains(">>> t.dtype\ntorch.float32\n");
    }
}
