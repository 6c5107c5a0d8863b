package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.PaperEvent;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Value;
import dev.nudge.ui.page.Routes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pictures whose paper can be pressed, and walks of which every step is told. */
class PressAndFollowTest extends ViewTest {

    private final List<TextPage> opened = new ArrayList<>();

    @AfterEach
    void close() {
        HANDS.setTick(0);
        opened.forEach(page -> page.getElement().removeFromParent());
    }

    private TextPage lesson(String id) {
        Lesson lesson = Course.lesson(id);
        TextPage page = new TextPage(lesson, learners(), measuring(), stills(), saved());
        UI.getCurrent().navigate(Routes.TEACH);
        UI.getCurrent().add(page);
        page.enter(new Location(Routes.of(lesson)));
        opened.add(page);
        return page;
    }

    @Test
    void aPressOnAPageOfImagesChoosesThatImage() {
        TextPage page = lesson("digits");
        EChart album = byId(EChart.class, "album-album");
        ComponentUtil.fireEvent(album, new PaperEvent(album, 2.5, 3.5, 0, "mouse"));
        assertThat(page.live("album").settings().number("image")).isEqualTo(3);
        ComponentUtil.fireEvent(album, new PaperEvent(album, 9.5, 0.1, 0, "touch"));
        assertThat(page.live("album").settings().number("image")).isEqualTo(40);
        assertThat(element(page, "album-words").getText()).contains("The mark is on number 40");
        press(byId(NativeButton.class, "album-undo"));
        assertThat(page.live("album").settings().number("image")).isEqualTo(3);
    }

    /** The track of the slider ends before. */
    @Test
    void anImageFarBackInALargeBatchIsFollowedByAPress() {
        TextPage page = lesson("sgd");
        page.live("seven").set("room", new Value.Pick("predict"));
        page.live("seven").set("batch", new Value.Pick("all"));
        EChart wall = byId(EChart.class, "seven-batch");
        ComponentUtil.fireEvent(wall, new PaperEvent(wall, 0.5, 0.5, 0, "mouse"));
        assertThat(page.live("seven").settings().number("image")).isEqualTo(289);
        assertThat(tall(wall)).isEqualTo("1.1875");
        page.live("seven").set("batch", new Value.Pick("128"));
        assertThat(tall(wall)).isEqualTo("0.5");
    }

    /** How tall a picture is for its width, as the style sheets hear it. */
    private static String tall(EChart wall) {
        return wall.getParent().orElseThrow().getStyle().get("--tall");
    }

    @Test
    void aPressOnARowOfAMatrixOfImagesChoosesThatRow() {
        TextPage page = lesson("matmul");
        EChart rows = byId(EChart.class, "images-rows");
        ComponentUtil.fireEvent(rows, new PaperEvent(rows, 400, 2.1, 0, "mouse"));
        assertThat(page.live("images").settings().number("row")).isEqualTo(4);
    }

    @Test
    void whereEveryStepHasSomethingToReadPlayBeginsSlowlyAndTheWordsGoAlong() throws Exception {
        TextPage page = lesson("matmul");
        assertThat(pressed("rowcolumn-pace-slow")).isEqualTo("true");
        press(byId(NativeButton.class, "rowcolumn-play"));
        HANDS.pass(1_100);
        for (int i = 0; i < 1_000 && !words(page).contains("Row 1 of A"); i++) {
            Thread.sleep(5);
            VaadinSession session = UI.getCurrent().getSession();
            session.getService().runPendingAccessTasks(session);
        }
        assertThat(page.live("rowcolumn").trail().steps()).isBetween(1, 11);
        assertThat(words(page)).contains("Row 1 of A");
        press(byId(NativeButton.class, "rowcolumn-play"));
        TextPage race = lesson("rate");
        assertThat(race.live("race").experiment().isReadStepByStep()).isFalse();
        assertThat(pressed("race-pace-steady")).isEqualTo("true");
    }

    private static String words(TextPage page) {
        return element(page, "rowcolumn-words").getText();
    }

    private String pressed(String id) {
        return byId(NativeButton.class, id).getElement().getAttribute("aria-pressed");
    }

    @Test
    void aLineThatIsNotUnderstoodIsShownWithTheCharacterAtWhichItEndsToMakeSense() {
        TextPage page = lesson("broadcasting");
        Element field = element(page, "shapes-line");
        fire(field, "change", JsonNodeFactory.instance.objectNode().put("event.target.value", "tensor([1]) + ?2"));
        assertThat(element(page, "shapes-line-refusal").getText()).contains("Character 15");
        Element where = field.getParent().getChild(2);
        assertThat(where.getTextRecursively()).isEqualTo("tensor([1]) + ?2");
        assertThat(where.getChild(1).getTag()).isEqualTo("mark");
        assertThat(where.getChild(1).getText()).isEqualTo("?");
        fire(field, "change", JsonNodeFactory.instance.objectNode().put("event.target.value", "tensor([1]) + 2"));
        assertThat(where.getChildCount()).isZero();
    }

    @Test
    void noStepIsTakenByALineThatIsNotOnThePage() {
        TextPage page = lesson("tensors");
        page.live("views").set("act", new Value.Pick("own"));
        Element field = element(page, "views-own");
        NativeButton step = byId(NativeButton.class, "views-step-one");
        fire(field, "change", JsonNodeFactory.instance.objectNode().put("event.target.value", "x[1]"));
        press(step);
        fire(field, "change", JsonNodeFactory.instance.objectNode().put("event.target.value", "x["));
        assertThat(element(page, "views-own-refusal").getText()).isNotEmpty();
        assertThat(step.isEnabled()).isFalse();
        assertThat(byId(NativeButton.class, "views-play").isEnabled()).isFalse();
        press(byId(NativeButton.class, "views-reset"));
        assertThat(element(page, "views-own-refusal").getText()).isEmpty();
        assertThat(step.isEnabled()).isTrue();
    }

    @Test
    void onlyWalksThatAreShortOrSayMuchBeginSlowly() {
        assertThat(Course.lessons().stream()
                        .flatMap(lesson -> lesson.experiments().stream())
                        .filter(experiment -> experiment.mostSteps() > 0)
                        .filter(Experiment::isReadStepByStep)
                        .map(Experiment::id))
                .contains("rowcolumn", "matgrad", "baseline")
                .doesNotContain("quadratic", "race", "approximate");
    }
}
