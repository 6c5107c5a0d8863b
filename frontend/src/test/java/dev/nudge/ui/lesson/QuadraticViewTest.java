package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.PaperEvent;
import dev.nudge.echarts.Phase;
import dev.nudge.echarts.PointActionEvent;
import dev.nudge.echarts.PointEvent;
import dev.nudge.ui.experiment.ParameterSlider;
import dev.nudge.ui.experiment.PointsDialog;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class QuadraticViewTest extends ViewTest {

    private static final String ALL = "v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&show=all";

    @Test
    void theFirstVisitShowsOneSliderAndTheLoss() {
        QuadraticView view = open("");
        assertThat(visible(ParameterSlider.class)).containsExactly("parameter-a");
        assertThat(byId(ParameterSlider.class, "parameter-a").getElement().getAttribute("pulse"))
                .isNotNull();
        assertThat(prompt(view)).isEqualTo(view.getTranslation("quadratic.prompt.a"));
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
        assertThat(visible(NativeButton.class)).contains("everything", "share").doesNotContain("step-one", "undo");
        assertThat(addresses()).containsExactly("replace v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&show=a");
    }

    @Test
    void trackingInTheAddressDoesNotMakeItAReturn() {
        open("utm_source=newsletter&fbclid=1");
        assertThat(visible(ParameterSlider.class)).containsExactly("parameter-a");
        assertThat(find(LinkNotice.class).exists()).isFalse();
    }

    @Test
    void aChosenDeviceIsPartOfTheLinkAndNothingIsSaidOfIt() {
        QuadraticView view = open(ALL + "&device=cpu");
        assertThat(find(LinkNotice.class).exists()).isFalse();
        assertThat(find(DeviceNotice.class).exists()).isFalse();
        assertThat(addresses()).as("it stands as it is").isEmpty();
        assertThat(element(view, "device").getTextRecursively()).isEqualTo("CPU");
        drag("parameter-a", 1.1f, 2f);
        assertThat(addresses()).last().asString().contains("a=2&").endsWith("&device=cpu");
        open(ALL);
        drag("parameter-a", 1.1f, 2f);
        assertThat(addresses()).last().asString().endsWith("&show=all");
    }

    @Test
    void aDeviceThatIsNotHereIsSaidAndTheNumbersComeAnyway() {
        QuadraticView view = open(ALL + "&device=moon");
        assertThat(find(LinkNotice.class).single().getElement().getTextRecursively())
                .contains("device = “moon” is no choice here; auto holds instead.");
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
        assertThat(addresses()).containsExactly("replace " + ALL);
    }

    @Test
    void theBadgeTellsWhatWasLookedForAndHowAGpuIsSwitchedOn() {
        open(ALL);
        Popover popover = find(DeviceBadge.class)
                .single()
                .getElement()
                .getChildren()
                .flatMap(each -> each.getComponent().stream())
                .filter(Popover.class::isInstance)
                .map(Popover.class::cast)
                .findFirst()
                .orElseThrow();
        popover.open();
        assertThat(popover.getElement().getTextRecursively())
                .contains("Your numbers go through tensors on: CPU")
                .contains("Nothing else is here to compute on.")
                .contains("tornado: not here. no TornadoVM SDK")
                .contains("Start ./nudge run again.");
    }

    @Test
    void everySuccessUnfoldsTheNextPart() {
        QuadraticView view = open("");
        drag("parameter-a", 1.1f, 0.3f);
        assertThat(visible(ParameterSlider.class)).containsExactly("parameter-a");
        drag("parameter-a", 0.3f, 2.6f);
        assertThat(visible(ParameterSlider.class)).containsExactly("parameter-a", "parameter-b", "parameter-c");
        assertThat(prompt(view)).isEqualTo(view.getTranslation("quadratic.prompt.abc"));
        drag("parameter-c", 1.1f, 0.4f);
        assertThat(prompt(view)).isEqualTo(view.getTranslation("quadratic.prompt.slopes"));
        assertThat(visible(NativeButton.class)).doesNotContain("step-one");
        drag("parameter-c", 0.4f, 3f);
        assertThat(visible(NativeButton.class)).as("the loss rose").doesNotContain("step-one");
        drag("parameter-c", 3f, 0.5f);
        assertThat(prompt(view)).isEqualTo(view.getTranslation("quadratic.prompt.all"));
        assertThat(visible(NativeButton.class))
                .contains("step-one", "step-until", "undo", "reset", "edit-points")
                .doesNotContain("everything");
    }

    @Test
    void whatALinkInTheTextReachesIsNoCheckpointUntilTheHandReachesItAnew() {
        QuadraticView view = open("show=all");
        poke(view, "quadratic?a=2.7&b=1.3&c=0.4");
        assertThat(view.live("quadratic").frame().goals()).contains("close", "closer");
        drag("parameter-a", 2.7f, 2.8f);
        drag("parameter-b", 1.3f, 1.4f);
        assertThat(told("reached")).isEmpty();
        drag("parameter-c", 0.4f, 4f);
        drag("parameter-c", 4f, 0.5f);
        assertThat(told("reached")).contains("quadratic.close");
    }

    @Test
    void afterStartingOverTheHandCountsAtOnce() {
        QuadraticView view = open("show=all");
        poke(view, "quadratic?a=3&b=2&c=1");
        press(byId(NativeButton.class, "reset"));
        drag("parameter-a", 1.1f, 2.7f);
        assertThat(view.live("quadratic").frame().goals()).contains("close");
        assertThat(told("reached")).contains("quadratic.close");
    }

    @Test
    void aLinkInTheTextUnfoldsWhatItUses() {
        QuadraticView view = open("");
        assertThat(visible(NativeButton.class)).doesNotContain("step-one").contains("everything");
        poke(view, "quadratic?start&loss=mse&rate=1&then=3");
        assertThat(view.live("quadratic").frame().readout("steps")).isEqualTo(3);
        assertThat(visible(NativeButton.class)).contains("step-one").doesNotContain("everything");
    }

    private static void poke(QuadraticView view, String poke) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.target.closest('[data-poke]') !== null", true);
        data.put("event.target.closest('[data-poke]')?.dataset.poke ?? ''", poke);
        fire(view.getElement(), "click", data);
    }

    @Test
    void theTextShowsTheCodeWithThePresentNumbers() {
        QuadraticView view = open("show=all");
        assertThat(view.getElement().getTextRecursively()).contains("partial(quad, 1.1, 1.1, 1.1)");
        drag("parameter-a", 1.1f, 2.5f);
        assertThat(view.getElement().getTextRecursively())
                .contains("partial(quad, 2.5, 1.1, 1.1)", "@interact(a=2.5, b=1.1, c=1.1)");
        open(ALL);
        assertThat(view.getElement().getTextRecursively())
                .as("after the browser's Back")
                .contains("partial(quad, 1.1, 1.1, 1.1)");
    }

    @Test
    void whoAsksIsShownEverything() {
        open("");
        press(byId(NativeButton.class, "everything"));
        assertThat(visible(ParameterSlider.class))
                .containsExactlyInAnyOrder("parameter-a", "parameter-b", "parameter-c", "rate");
        assertThat(addresses()).last().asString().endsWith("&show=all");
    }

    @Test
    void aLinkOpensItsPicture() {
        QuadraticView view = open("v=1&a=3&b=2&c=1&loss=rmse&rate=0.05&then=10");
        assertThat(element(view, "loss-rmse").getText()).isEqualTo("1.4799");
        assertThat(radio(view, "rmse").getProperty("checked", false)).isTrue();
        assertThat(radio(view, "mae").getProperty("checked", false)).isFalse();
        assertThat(find(LinkNotice.class).exists()).isFalse();
        assertThat(addresses()).containsExactly("replace v=1&a=3&b=2&c=1&loss=rmse&rate=0.05&then=10&show=all");
    }

    @Test
    void aDamagedLinkSaysWhatItIgnored() {
        QuadraticView view = open("a=5000&b=oops&colour=red");
        LinkNotice notice = find(LinkNotice.class).single();
        assertThat(notice.getElement().getTextRecursively())
                .contains(
                        view.getTranslation("link.ignored.OUT_OF_RANGE", "a", "5000", "1000"),
                        view.getTranslation("link.ignored.NOT_A_NUMBER", "b", "oops", "1.1"),
                        view.getTranslation("link.ignored.UNKNOWN", "colour", "red", ""));
        assertThat(addresses()).containsExactly("replace v=1&a=1000&b=1.1&c=1.1&loss=mae&rate=0.05&show=all");
        notice.getChildren()
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .forEach(QuadraticViewTest::press);
        assertThat(find(LinkNotice.class).exists()).isFalse();
    }

    @Test
    void aDragLeavesOneEntryBehindAndSoDoesEachAct() {
        open(ALL);
        addresses();
        drag("parameter-a", 1.1f, 2.6f);
        assertThat(addresses().stream().filter(a -> a.startsWith("push")))
                .containsExactly("push v=1&a=2.6&b=1.1&c=1.1&loss=mae&rate=0.05&show=all");
        press(byId(NativeButton.class, "step-one"));
        assertThat(addresses()).containsExactly("push v=1&a=2.6&b=1.1&c=1.1&loss=mae&rate=0.05&then=1&show=all");
        drag("rate", 0.05f, 0.2f);
        assertThat(addresses())
                .last()
                .isEqualTo("push v=1&a=2.6&b=1.1&c=1.1&loss=mae&rate=0.05&then=1,rate:0.2&show=all");
    }

    @Test
    void theBrowsersBackLeadsTheSameLearnerThere() {
        QuadraticView view = open(ALL);
        drag("parameter-a", 1.1f, 2.6f);
        QuadraticView same = open(ALL);
        assertThat(same).isSameAs(view);
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
        assertThat(learners().open()).isEqualTo(1);
    }

    @Test
    void theChosenLossIsTheOneThatIsFollowed() {
        QuadraticView view = open(ALL);
        addresses();
        fire(radio(view, "rmse"), "change", JsonNodeFactory.instance.objectNode());
        assertThat(radio(view, "rmse").getProperty("checked", false)).isTrue();
        assertThat(radio(view, "mae").getProperty("checked", false)).isFalse();
        assertThat(find(com.vaadin.flow.component.html.Span.class)
                        .withClassName("loss-now")
                        .single()
                        .getText())
                .contains("3.1839");
        assertThat(addresses()).last().asString().contains("loss=rmse");
    }

    @Test
    void undoIsThereWhenThereIsSomethingToTakeBack() {
        QuadraticView view = open(ALL);
        NativeButton undo = byId(NativeButton.class, "undo");
        NativeButton reset = byId(NativeButton.class, "reset");
        assertThat(undo.isEnabled()).isFalse();
        assertThat(reset.isEnabled()).isFalse();
        tell("parameter-a", 1.1f, true, false);
        tell("parameter-a", 1.1f, false, true);
        assertThat(undo.isEnabled()).as("a press on a knob that is not moved").isFalse();
        press(byId(NativeButton.class, "step-one"));
        assertThat(undo.isEnabled()).isTrue();
        assertThat(reset.isEnabled()).isTrue();
        press(undo);
        assertThat(undo.isEnabled()).isFalse();
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
    }

    @Test
    void resetCanItselfBeTakenBack() {
        QuadraticView view = open(ALL);
        press(byId(NativeButton.class, "step-until"));
        String stopped = element(view, "loss-mae").getText();
        assertThat(byId(Paragraph.class, "notice").getText()).startsWith("Stopped after");
        press(byId(NativeButton.class, "reset"));
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
        assertThat(byId(Paragraph.class, "notice").getText()).isEmpty();
        press(byId(NativeButton.class, "undo"));
        assertThat(element(view, "loss-mae").getText()).isEqualTo(stopped);
    }

    @Test
    void aNumberBeyondWhatMayBeTypedIsClamped() {
        open(ALL);
        tell("parameter-a", 5000, true, true);
        assertThat(addresses()).last().asString().contains("&a=1000&");
    }

    @Test
    void theProjectorShowsThePictureAndKeepsItsAddress() {
        QuadraticView view = open("view=stage");
        assertThat(view.getClassNames()).contains("projected");
        assertThat(addresses()).last().asString().endsWith("&show=all&view=stage");
    }

    @Test
    void aBadRowIsNamedAndNothingTypedIsLost() {
        QuadraticView view = open(ALL);
        press(byId(NativeButton.class, "edit-points"));
        TextArea text = byId(TextArea.class, "points-text");
        assertThat(text.getValue().lines()).hasSize(20);
        String typed = "1,5;2\nseven;8\n2;3\n";
        text.setValue(typed);
        press(button(view.getTranslation("points.use")));
        assertThat(find(PointsDialog.class).single().isOpened()).isTrue();
        assertThat(text.getValue()).isEqualTo(typed);
        assertThat(complaints()).contains(view.getTranslation("points.bad.NOT_A_NUMBER", 2, "seven;8", "seven", 200));
        press(button(view.getTranslation("points.useGood", 2)));
        assertThat(find(PointsDialog.class).exists()).isFalse();
        press(byId(NativeButton.class, "edit-points"));
        assertThat(byId(TextArea.class, "points-text").getValue()).isEqualTo("1.5; 2.0\n2.0; 3.0\n");
    }

    @Test
    void goodRowsThatWereDeletedMeanwhileAreNotUsed() {
        QuadraticView view = open(ALL);
        press(byId(NativeButton.class, "edit-points"));
        TextArea text = byId(TextArea.class, "points-text");
        text.setValue("1;2\n3\n");
        press(button(view.getTranslation("points.use")));
        NativeButton useGood = button(view.getTranslation("points.useGood", 1));
        text.setValue("3\n");
        press(useGood);
        assertThat(find(PointsDialog.class).single().isOpened()).isTrue();
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
    }

    @Test
    void aVeryLongRowIsQuotedInPart() {
        QuadraticView view = open(ALL);
        press(byId(NativeButton.class, "edit-points"));
        byId(TextArea.class, "points-text").setValue("1;" + "x".repeat(10_000));
        press(button(view.getTranslation("points.use")));
        assertThat(complaints()).hasSizeLessThan(300).contains("…");
    }

    @Test
    void anEmptyTextIsNoPoints() {
        QuadraticView view = open(ALL);
        press(byId(NativeButton.class, "edit-points"));
        byId(TextArea.class, "points-text").setValue("\n");
        press(button(view.getTranslation("points.use")));
        assertThat(complaints()).isEqualTo(view.getTranslation("points.none"));
        press(button(view.getTranslation("points.own")));
        assertThat(find(PointsDialog.class).exists()).isFalse();
    }

    @Test
    void aPointIsDraggedInOneAct() {
        QuadraticView view = open(ALL);
        EChart chart = find(EChart.class).all().getFirst();
        ComponentUtil.fireEvent(chart, new PointEvent(chart, "points", 3, -1.3, 2.6, Phase.START, "mouse"));
        for (int i = 1; i <= 5; i++) {
            ComponentUtil.fireEvent(chart, new PointEvent(chart, "points", 3, -1.3 + 0.1 * i, 2, Phase.MOVE, "mouse"));
        }
        ComponentUtil.fireEvent(chart, new PointEvent(chart, "points", 3, -0.8, 2, Phase.END, "mouse"));
        assertThat(element(view, "loss-mae").getText()).isNotEqualTo("2.4219");
        assertThat(addresses()).last().asString().startsWith("push").contains("&points=");
        press(byId(NativeButton.class, "undo"));
        assertThat(element(view, "loss-mae").getText()).isEqualTo("2.4219");
        assertThat(byId(NativeButton.class, "undo").isEnabled()).isFalse();
    }

    @Test
    void pointsAreAddedByAClickOnThePaperAndDeletedByButtonOrKey() {
        open(ALL);
        EChart chart = find(EChart.class).all().getFirst();
        ComponentUtil.fireEvent(chart, new PaperEvent(chart, 0.123456, 7, 0, "mouse"));
        assertThat(points()).hasSize(21).last().isEqualTo("0.1235; 7.0");
        ComponentUtil.fireEvent(
                chart, new PointActionEvent(chart, "points", 20, 0.1235, 7, PointActionEvent.Action.SELECT));
        press(byId(NativeButton.class, "delete-point"));
        assertThat(points()).hasSize(20);
        assertThat(find(NativeButton.class).withId("delete-point").exists()).isFalse();
        ComponentUtil.fireEvent(
                chart, new PointActionEvent(chart, "points", 0, -2, 11, PointActionEvent.Action.DELETE));
        assertThat(points()).hasSize(19);
    }

    @Test
    void theLastPointStays() {
        QuadraticView view = open(ALL);
        usePoints("1;2");
        EChart chart = find(EChart.class).all().getFirst();
        ComponentUtil.fireEvent(chart, new PointActionEvent(chart, "points", 0, 1, 2, PointActionEvent.Action.DELETE));
        assertThat(points()).containsExactly("1.0; 2.0");
        assertThat(view.getElement().getTextRecursively()).contains(view.getTranslation("points.last"));
    }

    @Test
    void thereIsRoomForTwoHundredPoints() {
        QuadraticView view = open(ALL);
        usePoints("1;2\n".repeat(200));
        EChart chart = find(EChart.class).all().getFirst();
        ComponentUtil.fireEvent(chart, new PaperEvent(chart, 0, 7, 0, "mouse"));
        assertThat(points()).hasSize(200);
        assertThat(view.getElement().getTextRecursively()).contains(view.getTranslation("points.full", 200));
    }

    @Test
    void whileFoldedPointsCannotBeTouched() {
        open("show=a");
        EChart chart = find(EChart.class).all().getFirst();
        addresses();
        ComponentUtil.fireEvent(chart, new PaperEvent(chart, 0, 7, 0, "mouse"));
        ComponentUtil.fireEvent(chart, new PointActionEvent(chart, "points", 0, 1, 2, PointActionEvent.Action.DELETE));
        assertThat(addresses()).isEmpty();
    }

    @Test
    void leavingThePageClosesTheSession() {
        open("");
        assertThat(learners().open()).isEqualTo(1);
        UI.getCurrent().navigate("teach");
        assertThat(learners().open()).isZero();
        open("");
        assertThat(learners().open()).isEqualTo(1);
    }

    @Test
    void aClosedWindowClosesTheSession() {
        open("");
        UI ui = UI.getCurrent();
        ui.close();
        ui.getSession().removeUI(ui);
        assertThat(learners().open()).isZero();
    }

    @Test
    void noTextIsMissingOnAnyPage() {
        for (String route : List.of("", "lessons", "teach", "embed", "nowhere/at/all")) {
            UI.getCurrent().navigate(route);
            assertThat(getCurrentView().getElement().getTextRecursively())
                    .as(route)
                    .hasSizeGreaterThan(40)
                    .doesNotContain("!{", "!en:");
        }
    }

    @Test
    void aSeedDrawsTwentyOtherPointsWhichTheLinkHolds() {
        QuadraticView view = open(ALL);
        drawOthers(7);
        List<String> seven = points();
        assertThat(seven).hasSize(20);
        String link = addresses().getLast().substring("push ".length());
        drawOthers(8);
        assertThat(points()).isNotEqualTo(seven);
        open(link);
        assertThat(points()).isEqualTo(seven);
        press(byId(NativeButton.class, "edit-points"));
        byId(IntegerField.class, "points-seed").setValue(-1);
        press(byId(NativeButton.class, "points-draw"));
        assertThat(byId(IntegerField.class, "points-seed").getErrorMessage())
                .isEqualTo(view.getTranslation("points.seed.bad"));
        find(PointsDialog.class).single().close();
    }

    private void drawOthers(int seed) {
        press(byId(NativeButton.class, "edit-points"));
        byId(IntegerField.class, "points-seed").setValue(seed);
        press(byId(NativeButton.class, "points-draw"));
    }

    private void usePoints(String text) {
        press(byId(NativeButton.class, "edit-points"));
        byId(TextArea.class, "points-text").setValue(text);
        press(find(NativeButton.class).withClassName("primary").all().getLast());
    }

    /** The points as the dialog writes them. */
    private List<String> points() {
        press(byId(NativeButton.class, "edit-points"));
        List<String> lines =
                byId(TextArea.class, "points-text").getValue().lines().toList();
        find(PointsDialog.class).single().close();
        return lines;
    }

    private String complaints() {
        return find(com.vaadin.flow.component.html.Div.class)
                .withClassName("complaints")
                .single()
                .getElement()
                .getTextRecursively();
    }

    private NativeButton button(String text) {
        return find(NativeButton.class).withText(text).single();
    }

    private static Element radio(QuadraticView view, String loss) {
        return all(view.getElement())
                .filter(e -> "radio".equals(e.getAttribute("type")) && loss.equals(e.getAttribute("value")))
                .findFirst()
                .orElseThrow();
    }

    private static String prompt(QuadraticView view) {
        return all(view.getElement())
                .filter(e -> e.getClassList().contains("prompt"))
                .findFirst()
                .orElseThrow()
                .getText();
    }
}
