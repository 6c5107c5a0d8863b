package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.PaperEvent;
import dev.nudge.echarts.Phase;
import dev.nudge.echarts.PointEvent;
import dev.nudge.echarts.SketchEvent;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.link.Permalink;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.TooManyLearnersException;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of any lesson, on experiments that exist for this test alone. */
class TextPageTest extends ViewTest {

    private static final Lesson TOYS =
            new Lesson("toys", Lesson.Path.SIDE, 3, List.of(new Toy(), new OtherToy()), List.of());

    @Test
    void everyControlSetsItsSetting() {
        TextPage page = open(TOYS, "");
        drag("toy-size", 2, 6);
        assertThat(toy(page).settings().number("size")).isEqualTo(6);
        change(page, "toy-on", "event.target.checked", JsonNodeFactory.instance.booleanNode(true));
        assertThat(toy(page).settings().isOn("on")).isTrue();
        choose(page, "square");
        assertThat(toy(page).settings().pick("kind")).isEqualTo("square");
        change(page, "toy-formula", "event.target.value", JsonNodeFactory.instance.stringNode("2x"));
        assertThat(toy(page).settings().text("formula")).isEqualTo("2x");
        drag("other-h", 0.1f, 0.01f);
        assertThat(page.live("other").settings().number("h")).isEqualTo(0.01f);
    }

    @Test
    void aMatrixIsTypedPastedSizedAndFilled() {
        TextPage page = open(TOYS, "");
        type(page, "toy-matrix-2-1", "-1,5");
        assertThat(matrix(page)).isEqualTo(Matrix.of(2, 1, 2, -1.5f, 4));
        paste(page, "1\t2\t3\n4\t5\t6");
        assertThat(matrix(page)).isEqualTo(Matrix.of(3, 1, 2, 3, 4, 5, 6));
        press(byId(NativeButton.class, "toy-matrix-turn"));
        assertThat(matrix(page)).isEqualTo(Matrix.of(2, 1, 4, 2, 5, 3, 6));
        type(page, "toy-matrix-rows", "1");
        type(page, "toy-matrix-columns", "3");
        assertThat(matrix(page)).isEqualTo(Matrix.of(3, 1, 4, 0));
        NativeButton seeded = byId(NativeButton.class, "toy-matrix-seeded");
        assertThat(seeded.getText()).isEqualTo("seed 1");
        press(seeded);
        press(seeded);
        assertThat(matrix(page).cell(0, 0)).as("another seed").isEqualTo(2);
        assertThat(seeded.getText()).isEqualTo("seed 3");
    }

    @Test
    void aMatrixKeepsWhatItHadAndSaysWhyWhenACellIsNoNumberThatFits() {
        TextPage page = open(TOYS, "");
        type(page, "toy-matrix-1-2", "two");
        assertThat(refusal(page)).contains("“two” in row 1, column 2 is not a number");
        assertThat(element(page, "toy-matrix-1-2").getAttribute("aria-invalid")).isEqualTo("true");
        type(page, "toy-matrix-1-1", "11");
        assertThat(refusal(page)).contains("11 in row 1, column 1", "from −10 to 10");
        assertThat(matrix(page)).isEqualTo(Matrix.of(2, 1, 2, 3, 4));
        type(page, "toy-matrix-1-1", "10");
        assertThat(element(page, "toy-matrix-1-1").hasAttribute("aria-invalid")).isFalse();
        assertThat(refusal(page)).as("the other one is still refused").isNotEmpty();
        type(page, "toy-matrix-1-2", "9");
        assertThat(refusal(page)).isEmpty();
        assertThat(matrix(page)).isEqualTo(Matrix.of(2, 10, 9, 3, 4));
        paste(page, "1 2 3 4");
        assertThat(refusal(page)).contains("1 × 4", "3 rows and 3 columns");
        paste(page, "1 2\n3");
        assertThat(refusal(page)).contains("Row 2 has one number");
        assertThat(matrix(page)).isEqualTo(Matrix.of(2, 10, 9, 3, 4));
    }

    /** As in a spreadsheet. */
    @Test
    void whatIsPastedIntoAnInnerCellFillsFromThereOn() {
        TextPage page = open(TOYS, "");
        paste(page, "1 2 3\n4 5 6\n7 8 9");
        paste(page, "-1 -2\n-3 -4", 0, 1);
        assertThat(matrix(page)).isEqualTo(Matrix.of(3, 1, -1, -2, 4, -3, -4, 7, 8, 9));
        assertThat(refusal(page)).isEmpty();
        paste(page, "0 1 2\n3 4 5", 2, 1);
        assertThat(matrix(page)).isEqualTo(Matrix.of(3, 1, -1, -2, 4, -3, -4, 7, 0, 1));
        assertThat(refusal(page)).contains("2 × 3 numbers were pasted", "room for 1 × 2");
        paste(page, "1 11", 1, 1);
        assertThat(refusal(page)).contains("11 in row 1, column 2");
        assertThat(matrix(page).cell(1, 1)).isEqualTo(-3);
        paste(page, "5 6", 0, 0);
        assertThat(matrix(page)).as("the whole").isEqualTo(Matrix.of(2, 5, 6));
    }

    @Test
    void aPressedCellLeadsWhereItSaysAndMarkedCellsStandOut() {
        TextPage page = open(TOYS, "");
        Element result = all(page.getElement())
                .filter(e -> "result".equals(e.getAttribute("class")))
                .findFirst()
                .orElseThrow()
                .getChild(1);
        assertThat(result.getChild(0).getChildren().map(cell -> cell.getAttribute("data-mark")))
                .containsExactly("lit", "now");
        assertThat(result.getChild(0).getChild(1).getText()).as("not there yet").isEmpty();
        pressCell(result, "size=3");
        assertThat(toy(page).settings().number("size")).isEqualTo(3);
        assertThat(result.getTextRecursively()).isEqualTo("3");
        pressCell(result, "then=1");
        assertThat(toy(page).trail().steps()).isEqualTo(1);
        pressCell(result, "size=7");
        assertThat(toy(page).settings().number("size")).as("leads nowhere").isEqualTo(3);
    }

    private static void pressCell(Element table, String lead) {
        fire(
                table,
                "click",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event.target.closest('[data-lead]').dataset.lead", lead)
                        .put("event.target.closest('[data-lead]') !== null", true));
    }

    @Test
    void whatWouldHelpIsOfferedForOnePressAndGoneWhenItHas() {
        TextPage page = open(Course.lesson("matmul"), "rowcolumn.b=:1_2_3:4_5_6");
        assertThat(element(page, "rowcolumn-notice").getText()).contains("matmul: left is [2, 3], right is [2, 3]");
        press(byId(NativeButton.class, "rowcolumn-offer-b"));
        assertThat(page.live("rowcolumn").settings().matrix("b")).isEqualTo(Matrix.of(2, 1, 4, 2, 5, 3, 6));
        assertThat(element(page, "rowcolumn-notice").getText()).isEmpty();
        assertThat(find(NativeButton.class).withId("rowcolumn-offer-b").all()).isEmpty();
    }

    @Test
    void aLinkOfALessonWithMatricesHoldsThemAndWhereTheWalkStands() {
        TextPage page = open(Course.lesson("matmul"), "");
        type(page, "rowcolumn-a-1-1", "2.5");
        press(byId(NativeButton.class, "rowcolumn-step-one"));
        assertThat(addresses().getLast()).contains("rowcolumn.a=:2.5_2_3:4_5_6").contains("rowcolumn.then=1");
        TextPage again = open(Course.lesson("matmul"), "rowcolumn.a=:2.5_2_3:4_5_6&rowcolumn.then=1,a::0_2_3:4_5_6");
        assertThat(again.live("rowcolumn").settings().matrix("a").cell(0, 0)).isZero();
        assertThat(again.live("rowcolumn").trail().steps()).isEqualTo(1);
    }

    private static Matrix matrix(TextPage page) {
        return toy(page).settings().matrix("matrix");
    }

    private static void type(TextPage page, String id, String text) {
        change(page, id, "event.target.value", JsonNodeFactory.instance.stringNode(text));
    }

    private static void paste(TextPage page, String text) {
        paste(page, text, 0, 0);
    }

    private static void paste(TextPage page, String text, int row, int column) {
        fire(
                element(page, "toy-matrix"),
                "matrix-paste",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event.detail.text", text)
                        .put("event.detail.row", row)
                        .put("event.detail.column", column));
    }

    private static String refusal(TextPage page) {
        return element(page, "toy-matrix-refusal").getText();
    }

    @Test
    void handsInThePictureSetPointsHandlesAndCurves() {
        TextPage page = open(TOYS, "");
        EChart plane = byId(EChart.class, "toy-plane");
        ComponentUtil.fireEvent(plane, new PaperEvent(plane, 5, 6, 0, "mouse"));
        assertThat(toy(page).settings().points("points").count()).isEqualTo(3);
        point(plane, "points", 2, 7, 8);
        assertThat(toy(page).settings().points("points").x(2)).isEqualTo(7);
        point(plane, "mark", 0, 4.5, 9);
        assertThat(toy(page).settings().number("size")).as("the x of the hand").isEqualTo(4.5f);
        ObjectNode drawn = JsonNodeFactory.instance.objectNode().put("seriesId", "drawn");
        drawn.putArray("heights").add(1).add(2).add(3).add(4).add(12);
        ComponentUtil.fireEvent(plane, new SketchEvent(plane, true, drawn));
        assertThat(toy(page).settings().curve("curve").heights()[4])
                .as("clamped")
                .isEqualTo(10);
        press(byId(NativeButton.class, "toy-curve-clear"));
        assertThat(toy(page).settings().curve("curve").isNothing()).isTrue();
    }

    @Test
    void handlesOfWhichAPictureShowsTheFirstFewAreMovedAndTheOthersStay() {
        TextPage page = open(Course.lesson("relu"), "");
        LiveExperiment relus = page.live("relus");
        EChart chart = byId(EChart.class, "relus-sum");
        assertThat(relus.frame().scatter("handles").xs()).hasSize(3);
        var before = relus.settings().points("handles");
        point(chart, "handles", 1, 0.5, -1.5);
        var after = relus.settings().points("handles");
        assertThat(after.x(1)).isEqualTo(0.5f);
        assertThat(after.y(1)).isEqualTo(-1.5f);
        assertThat(after.with(1, before.x(1), before.y(1))).isEqualTo(before);
    }

    @Test
    void theRingAtAReLUsFarEndSetsItsSlope() {
        TextPage page = open(Course.lesson("relu"), "");
        EChart chart = byId(EChart.class, "relus-sum");
        point(chart, "tilt2", 0, 2, -1);
        assertThat(page.live("relus").settings().number("m2")).isEqualTo(0.25f);
        point(chart, "tilt2", 0, 0.5, -9);
        assertThat(page.live("relus").settings().number("m2")).as("clamped").isEqualTo(4);
    }

    @Test
    void aTableShowsExactNumbersAndBreaksLongNamesBehindTheirLowLines() {
        TextPage page = open(Course.lesson("models"), "");
        Element row = all(page.getElement())
                .filter(e -> !e.isTextNode() && e.getTag().equals("tr"))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(row.getTextRecursively()).contains("mobilenetv3_small_100.lamb_in1k", "67.64", "58931");
        assertThat(row.getChild(0).getChildren().filter(part -> !part.isTextNode()))
                .extracting(Element::getTag)
                .containsExactly("wbr", "wbr", "wbr");
    }

    @Test
    void linesThatRunAsOneShareOneName() {
        open(Course.lesson("loss"), "");
        assertThat(toldInFull("show")).asString().contains("absolute, squared, root, Huber");
    }

    @Test
    void aLessonsOwnCheckpointsStandAloneAndTheRestIsFoldedByExperiment() {
        TextPage page = open(Course.lesson("gradient"), "");
        Element more = all(page.getElement())
                .filter(e -> "more-to-try".equals(e.getAttribute("class")))
                .findFirst()
                .orElseThrow();
        List<String> folded = checkpoints(more);
        assertThat(checkpoints(page.getElement())).hasSize(21).containsAll(folded);
        assertThat(folded)
                .hasSize(18)
                .doesNotContainAnyElementsOf(Course.lesson("gradient").checkpoints());
        assertThat(more.getTextRecursively()).contains("More to try (18)", "Gradients gather until you zero them");
    }

    private static List<String> checkpoints(Element within) {
        return all(within)
                .filter(e -> !e.isTextNode() && e.hasAttribute("data-checkpoint"))
                .map(e -> e.getAttribute("data-checkpoint"))
                .toList();
    }

    @Test
    void aLinkToADrawnTargetOpensAPictureThatCanBeDrawnIn() {
        open(Course.lesson("relu"), "");
        assertThat(sketch()).as("the sine is not for drawing").isEqualTo("null");
        open(Course.lesson("relu"), "approximate.target=drawn");
        assertThat(sketch()).contains("\"samples\":101");
    }

    private String sketch() {
        return String.valueOf(byId(EChart.class, "approximate-fit").getElement().getPropertyRaw("sketch"));
    }

    @Test
    void whatTheRuleRefusesStaysInTheFieldWithItsReason() {
        TextPage page = open(TOYS, "");
        change(page, "toy-formula", "event.target.value", JsonNodeFactory.instance.stringNode("7"));
        assertThat(toy(page).settings().text("formula")).isEqualTo("x");
        assertThat(element(page, "toy-formula-refusal").getText()).isEqualTo("A formula needs an x.");
        change(page, "toy-formula", "event.target.value", JsonNodeFactory.instance.stringNode("7x"));
        assertThat(element(page, "toy-formula-refusal").getText()).isEmpty();
    }

    @Test
    void readoutsWordsTablesAndGridsFollow() {
        TextPage page = open(TOYS, "");
        assertThat(element(page, "toy-readout-double").getText()).isEqualTo("4.00");
        drag("toy-size", 2, 9);
        assertThat(element(page, "toy-readout-double").getText()).isEqualTo("18.00");
        assertThat(element(page, "toy-words").getText()).isEqualTo("The size is 9 after 0 steps.");
        assertThat(element(page, "toy-notice").getText()).isEqualTo("That is big.");
        assertThat(page.getElement().getTextRecursively())
                .contains("steps")
                .contains("reds")
                .contains("special");
        Element matrix = all(page.getElement())
                .filter(e -> "matrix".equals(e.getAttribute("class")))
                .findFirst()
                .orElseThrow();
        assertThat(matrix.getChild(1).getChild(0).getText()).isEqualTo("9");
        assertThat(matrix.getChild(1).getChild(0).getAttribute("style")).contains("--strength:45%");
    }

    @Test
    void aCurveIsDrawnThenTheTruthIsLaidOverItAndItIsSaidHowFarOffItWas() {
        TextPage page = open(TOYS, "");
        DrawnPrediction question = byId(DrawnPrediction.class, "draw-guess");
        EChart chart = byId(EChart.class, "guess-guess");
        List<NativeButton> buttons = buttons(question);
        assertThat(buttons.getFirst().isEnabled()).as("nothing is drawn yet").isFalse();
        assertThat(question.getElement().getTextRecursively()).doesNotContain("On average");
        ComponentUtil.fireEvent(chart, new SketchEvent(chart, true, heights("guess.drawn", 81, 4.5)));
        press(buttons.getFirst());
        assertThat(question.getElement().getTextRecursively())
                .as("the line of size 9 rises from 0 to 9")
                .contains("On average you were 2.28 beside it, 23 % of the picture's height");
        assertThat(isTold(question)).isTrue();
        assertThat(told("keep"))
                .as("the browser keeps the heights")
                .hasSize(1)
                .first()
                .asString()
                .contains("4.5");
        assertThat(buttons(question)).as("one answer").isEmpty();
        assertThat(page.live("toy").settings().number("size"))
                .as("the experiment stays as it was")
                .isEqualTo(2);
    }

    @Test
    void aDrawingKeptByTheBrowserComesBackWithItsAnswer() {
        open(TOYS, "");
        DrawnPrediction question = byId(DrawnPrediction.class, "draw-guess");
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("event.detail", heights("", 3, 1).get("heights"));
        fire(question.getElement(), "drawing-kept", kept);
        assertThat(buttons(question)).as("no such drawing is ours").hasSize(2);
        kept.set("event.detail", heights("", 81, 4.5).get("heights"));
        fire(question.getElement(), "drawing-kept", kept);
        assertThat(question.getElement().getTextRecursively()).contains("On average you were 2.28");
        assertThat(told("keep")).isEmpty();
    }

    @Test
    void whoeverDoesNotWantToDrawIsTold() {
        open(TOYS, "");
        DrawnPrediction question = byId(DrawnPrediction.class, "draw-guess");
        press(buttons(question).getLast());
        assertThat(isTold(question)).isTrue();
        assertThat(question.getElement().getTextRecursively()).doesNotContain("On average");
    }

    @Test
    void aHeadingMayCarryAMark() {
        assertThat(LessonText.html("## Set it (apart)"))
                .contains("<h2>Set it <small class=\"kicker\">apart</small></h2>");
    }

    /** Whether the words about the answer can be read. */
    private static boolean isTold(DrawnPrediction question) {
        return question.getChildren()
                .flatMap(Component::getChildren)
                .filter(LessonText.class::isInstance)
                .anyMatch(Component::isVisible);
    }

    private static ObjectNode heights(String series, int count, double height) {
        ObjectNode drawn = JsonNodeFactory.instance.objectNode().put("seriesId", series);
        var heights = drawn.putArray("heights");
        for (int i = 0; i < count; i++) {
            heights.add(height);
        }
        return drawn;
    }

    private static List<NativeButton> buttons(Component within) {
        return within.getChildren()
                .filter(Component::isVisible)
                .flatMap(Component::getChildren)
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .toList();
    }

    @Test
    void aControlThatWouldChangeNothingIsHidden() {
        TextPage page = open(TOYS, "");
        assertThat(element(page, "toy-on").getParent().isVisible()).isTrue();
        choose(page, "square");
        assertThat(element(page, "toy-on").getParent().isVisible()).isFalse();
    }

    @Test
    void theSettingsOfRacersThatRunAreOfferedAndNoOthers() {
        TextPage page = open(Course.lesson("rate"), "race.racers=5");
        choose(page, "race-edit", "5");
        assertThat(offered(page, "race-edit")).containsExactly("1", "2", "3", "4", "5*");
        choose(page, "race-racers", "3");
        assertThat(offered(page, "race-edit")).containsExactly("1", "2", "3*");
        assertThat(element(page, "race-r3").isVisible()).isTrue();
    }

    /** The options of a choice that can be seen, with a star behind the chosen one. */
    private static List<String> offered(TextPage page, String choice) {
        return all(element(page, choice))
                .filter(e ->
                        "radio".equals(e.getAttribute("type")) && e.getParent().isVisible())
                .map(e -> e.getAttribute("value") + (e.getProperty("checked", false) ? "*" : ""))
                .toList();
    }

    private static void choose(TextPage page, String choice, String option) {
        Element radio = all(element(page, choice))
                .filter(e -> "radio".equals(e.getAttribute("type")) && option.equals(e.getAttribute("value")))
                .findFirst()
                .orElseThrow();
        fire(radio, "change", JsonNodeFactory.instance.objectNode());
    }

    @Test
    void anyLessonIsShownToARoomAndItsLinkSaysSo() {
        TextPage page = open(TOYS, "toy.size=5&view=stage");
        assertThat(find(LinkNotice.class).exists()).isFalse();
        assertThat(page.getClassNames()).contains("projected");
        assertThat(page.link()).endsWith("&view=stage");
        assertThat(toldInFull("nudgeArrive")).singleElement().asString().contains("#experiment-toy");
        drag("other-h", 0.1f, 0.01f);
        press(byId(NativeButton.class, "share"));
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.endsWith("&view=stage#experiment-other"));
        page.enter(new Location("lessons/toys", QueryParameters.fromString("toy.size=6")));
        assertThat(page.getClassNames()).doesNotContain("projected");
        assertThat(toldInFull("nudgeArrive"))
                .as("back on the same page")
                .singleElement()
                .asString()
                .doesNotContain("#experiment-");
    }

    @Test
    void stepsGoForthAndBackAndEveryActCanBeTakenBack() {
        TextPage page = open(TOYS, "");
        press(byId(NativeButton.class, "toy-step-one"));
        press(byId(NativeButton.class, "toy-step-one"));
        assertThat(toy(page).trail().steps()).isEqualTo(2);
        press(byId(NativeButton.class, "toy-step-back"));
        assertThat(toy(page).trail().steps()).isEqualTo(1);
        press(byId(NativeButton.class, "toy-step-until"));
        assertThat(toy(page).trail().steps()).isEqualTo(10);
        press(byId(NativeButton.class, "toy-undo"));
        assertThat(toy(page).trail().steps()).isEqualTo(1);
        press(byId(NativeButton.class, "toy-reset"));
        assertThat(toy(page).trail()).isEqualTo(toy(page).experiment().start());
        assertThat(find(NativeButton.class).withId("other-step-one").exists()).isFalse();
    }

    @Test
    void theAddressHoldsEveryExperimentThatWasTouched() {
        TextPage page = open(TOYS, "");
        assertThat(addresses()).as("nothing was touched").isEmpty();
        drag("other-h", 0.1f, 0.01f);
        assertThat(addresses()).last().isEqualTo("push other.v=1&other.h=0.01");
        press(byId(NativeButton.class, "toy-step-one"));
        String link = page.link();
        assertThat(link).contains("toy.then=1").endsWith("other.h=0.01");
        UI.getCurrent().navigate("teach");
        TextPage again = open(TOYS, link);
        assertThat(again.link()).isEqualTo(link);
        assertThat(toy(again).trail().steps()).isEqualTo(1);
    }

    @Test
    void whatALinkCannotMeanIsSaid() {
        TextPage page = open(TOYS, "toy.size=99&other.h=oops&colour=red&utm_source=x");
        assertThat(find(LinkNotice.class).single().getElement().getTextRecursively())
                .contains(
                        page.getTranslation("link.ignored.OUT_OF_RANGE", "toy.size", "99", "10"),
                        page.getTranslation("link.ignored.NOT_A_NUMBER", "other.h", "oops", "0.1"),
                        page.getTranslation("link.ignored.UNKNOWN", "colour", "red", ""))
                .doesNotContain("utm_source");
    }

    @Test
    void aLinkInTheTextSetsItsExperimentAsOneAct() {
        TextPage page = open(TOYS, "");
        press(byId(NativeButton.class, "toy-step-one"));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.target.closest('[data-poke]') !== null", true);
        data.put("event.target.closest('[data-poke]')?.dataset.poke ?? ''", "toy?size=9&then=2");
        fire(page.getElement(), "click", data);
        assertThat(toy(page).settings().number("size")).isEqualTo(9);
        assertThat(toy(page).trail().steps()).isEqualTo(2);
        press(byId(NativeButton.class, "toy-undo"));
        assertThat(toy(page).settings().number("size")).isEqualTo(2);
        assertThat(toy(page).trail().steps()).isEqualTo(1);
    }

    @Test
    void whatALinkReachesIsNotTheLearnersOwnUntilItIsReachedAnew() {
        TextPage page = open(TOYS, "toy.size=9");
        assertThat(toy(page).frame().goals()).contains("large");
        drag("toy-size", 9, 9.5f);
        assertThat(told("reached")).isEmpty();
        drag("toy-size", 9.5f, 2);
        drag("toy-size", 2, 9);
        assertThat(told("reached")).containsExactly("toy.large");
    }

    @Test
    void whatPlaysBesideAnActHasAnEntryOfItsOwn() {
        TextPage page = open(TOYS, "");
        addresses();
        press(byId(NativeButton.class, "toy-pace-steady"));
        press(byId(NativeButton.class, "toy-play"));
        HANDS.pass(300);
        toy(page).session().look();
        String played = page.link();
        assertThat(played).contains("toy.then=");
        drag("other-h", 0.1f, 0.01f);
        String dragged = page.link();
        press(byId(NativeButton.class, "toy-play"));
        assertThat(addresses().stream().filter(each -> each.startsWith("push")))
                .containsExactly("push " + played, "push " + dragged, "push " + page.link());
        press(byId(NativeButton.class, "toy-step-one"));
        assertThat(addresses()).containsExactly("push " + page.link());
    }

    @Test
    void aMoveThatIsToldTwiceBeginsNoSecondStroke() {
        TextPage page = open(TOYS, "");
        tell("toy-size", 6, true, false);
        tell("toy-size", 6, false, false);
        tell("toy-size", 7, false, true);
        press(byId(NativeButton.class, "toy-undo"));
        assertThat(toy(page).settings().number("size")).isEqualTo(2);
    }

    @Test
    void aPageForWhichThereIsNoRoomGivesBackWhatItTook() {
        List<LearnerSession> others = others(PLACES - 1);
        assertThatExceptionOfType(TooManyLearnersException.class).isThrownBy(() -> open(TOYS, ""));
        assertThat(learners().open()).isEqualTo(others.size());
        others.forEach(LearnerSession::close);
    }

    @Test
    void whereThereIsNoRoomOnAnotherDeviceEverythingStaysWhereItIs() {
        TextPage page = open(TOYS, "");
        drag("toy-size", 2, 6);
        String link = page.link();
        List<LearnerSession> others = others(PLACES - 3);
        assertThatExceptionOfType(TooManyLearnersException.class).isThrownBy(() -> page.choose("cpu"));
        others.forEach(LearnerSession::close);
        assertThat(learners().open()).isEqualTo(2);
        assertThat(page.link()).isEqualTo(link);
        page.choose("cpu");
        assertThat(page.link()).isEqualTo(link + "&device=cpu");
        assertThat(toy(page).settings().number("size")).isEqualTo(6);
        assertThat(learners().open()).isEqualTo(2);
    }

    /** Learners elsewhere. */
    private static List<LearnerSession> others(int count) {
        Toy toy = new Toy();
        return Stream.generate(() -> learners().open(toy, toy.start()))
                .limit(count)
                .toList();
    }

    @Test
    void whatOfATensorIsOnlyStretchedIsAGhostAndALargeOneIsABlock() {
        TextPage page = open(TOYS, "");
        List<Element> sheets = all(page.getElement())
                .filter(e -> "sheet".equals(e.getAttribute("class")))
                .toList();
        assertThat(sheets).hasSize(2);
        drag("toy-size", 2, 9);
        List<Element> now = all(page.getElement())
                .filter(e -> "sheet".equals(e.getAttribute("class")))
                .toList();
        List<Element> cells = all(now.getFirst())
                .filter(e -> !e.isTextNode() && e.getTag().equals("td"))
                .toList();
        assertThat(cells).extracting(Element::getText).containsExactly("9", "9", "9", "1", "1", "1");
        assertThat(cells)
                .extracting(e -> e.getAttribute("class"))
                .containsExactly(null, "ghost", "ghost", null, "ghost", "ghost");
        // The block has not changed, so nothing of it is sent again.
        assertThat(now.getLast()).isEqualTo(sheets.getLast());
        assertThat(now.getLast().getTextRecursively()).contains("8 × 256 × 3");
    }

    @Test
    void theCodeHoldsThePresentNumbersOnceItIsOpened() {
        TextPage page = open(TOYS, "");
        assertThat(all(page.getElement()).filter(e -> !e.isTextNode()))
                .noneMatch(e -> "toy-code".equals(e.getAttribute("id")));
        NativeDetails details = find(NativeDetails.class).all().stream()
                .filter(d -> d.getClassNames().contains("show-code"))
                .findFirst()
                .orElseThrow();
        details.setOpen(true);
        ComponentUtil.fireEvent(details, new NativeDetails.ToggleEvent(details, false));
        Element code = element(page, "toy-code");
        assertThat(code.getTextRecursively()).contains("size = 2").contains("# 4");
        drag("toy-size", 2, 3);
        assertThat(code.getTextRecursively()).contains("size = 3").contains("# 6");
    }

    @Test
    void aCheckpointIsToldOnceItIsReached() {
        open(TOYS, "");
        assertThat(told("reached")).isEmpty();
        drag("toy-size", 2, 9);
        assertThat(told("reached")).containsExactly("toy.large");
        drag("toy-size", 9, 9.5f);
        assertThat(told("reached")).isEmpty();
    }

    @Test
    void everyLessonOfTheCourseOpens() {
        for (Lesson lesson : Course.lessons()) {
            if (lesson != Course.lessons().getFirst()) {
                TextPage page = open(lesson, "");
                assertThat(page.title()).isNotEmpty();
                assertThat(find(EChart.class).all().size()
                                + all(page.getElement())
                                        .filter(e ->
                                                !e.isTextNode() && e.getTag().equals("table"))
                                        .count())
                        .as(lesson.id())
                        .isPositive();
                UI.getCurrent().navigate("teach");
            }
        }
    }

    @Test
    void everyLinkInATextThatSetsSomethingIsUnderstood() {
        Pattern pokes = Pattern.compile("\\(poke:([a-z0-9]+)(?:\\?([^)]*))?\\)");
        for (Lesson lesson : Course.lessons()) {
            for (Passage passage : lesson.passages(Locale.ENGLISH)) {
                Matcher poke = pokes.matcher(passage.toString());
                while (poke.find()) {
                    var experiment = lesson.experiment(poke.group(1));
                    String query = poke.group(2) == null ? "start" : poke.group(2);
                    assertThat(Permalink.over(experiment, experiment.start(), query)
                                    .ignored())
                            .as("%s: %s", lesson.id(), poke.group())
                            .isEmpty();
                    if (query.contains("then=")) {
                        assertThat(query)
                                .as("%s: what the text says of a walk holds from the start only", poke.group())
                                .startsWith("start&");
                    }
                }
            }
        }
    }

    private TextPage open(Lesson lesson, String query) {
        close();
        addresses();
        TextPage page = new TextPage(lesson, learners(), measuring(), stills(), saved());
        UI.getCurrent().navigate("teach");
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/" + lesson.id(), QueryParameters.fromString(query)));
        opened = page;
        return page;
    }

    private TextPage opened = new TextPage(TOYS, learners(), measuring(), stills(), saved());

    @org.junit.jupiter.api.AfterEach
    void close() {
        opened.getElement().removeFromParent();
    }

    private static LiveExperiment toy(TextPage page) {
        return page.live("toy");
    }

    private static void choose(TextPage page, String option) {
        Element radio = all(page.getElement())
                .filter(e -> "radio".equals(e.getAttribute("type")) && option.equals(e.getAttribute("value")))
                .findFirst()
                .orElseThrow();
        fire(radio, "change", JsonNodeFactory.instance.objectNode());
    }

    private static void change(TextPage page, String id, String key, tools.jackson.databind.JsonNode value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set(key, value);
        fire(element(page, id), "change", data);
    }

    private static void point(EChart chart, String series, int index, double x, double y) {
        for (Phase phase : Phase.values()) {
            ComponentUtil.fireEvent(chart, new PointEvent(chart, series, index, x, y, phase, "mouse"));
        }
    }
}
