package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.measure.Measuring.Seat;
import dev.nudge.measure.Measuring.Standing;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.Routes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a learner sees of measurements, one's own and others'. What takes how long is not looked at. */
class MeasureBarTest extends ViewTest {

    private static final String SMALL = "lanerace.job=add&lanerace.n=16";

    private final List<TextPage> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(page -> page.getElement().removeFromParent());
    }

    private TextPage lesson(String query) {
        return lesson("speed", query);
    }

    private TextPage lesson(String id, String query) {
        Lesson lesson = Course.lesson(id);
        TextPage page = new TextPage(lesson, learners(), measuring(), stills(), saved());
        UI.getCurrent().navigate(Routes.TEACH);
        UI.getCurrent().add(page);
        page.enter(new Location(Routes.of(lesson), QueryParameters.fromString(query)));
        opened.add(page);
        return page;
    }

    /** Somebody has had the addition of size 16 measured on this server. */
    private static void somebodyMeasured() throws InterruptedException {
        Measured race = (Measured) Course.lesson("speed").experiment("lanerace");
        somebodyMeasured(race.contest(Settings.initial(race.controls())
                .with("job", new Value.Pick("add"))
                .with("n", new Value.Pick("16"))));
    }

    private static void somebodyMeasured(Contest contest) throws InterruptedException {
        if (measuring().latest(contest).isEmpty()) {
            Seat seat = measuring().enter(contest, "somebody", () -> {}).orElseThrow();
            while (seat.standing() != Standing.DONE) {
                assertThat(seat.standing()).isIn(Standing.WAITING, Standing.MEASURING, Standing.DONE);
                Thread.sleep(10);
            }
        }
    }

    @Test
    void whatIsMeasuredOfARaceIsLaidOverItsWalkWhereverThatIs() throws InterruptedException {
        Measured race = (Measured) Course.lesson("sgd").experiment("batchrace");
        somebodyMeasured(race.contest(Settings.initial(race.controls())));
        TextPage page = lesson("sgd", "batchrace.then=2");
        LiveExperiment live = page.live("batchrace");
        live.set("first", new Value.Pick("1"));
        assertThat(live.frame().lines("timed1").xs()).isEmpty();
        press(button("batchrace-measure-last"));
        for (int racer = 1; racer <= 3; racer++) {
            assertThat(live.frame().lines("timed" + racer).xs()).hasSize(3);
        }
        assertThat(element(page, "batchrace-words").getText()).contains("After 2 epochs", "Measured on this server");
        live.set("over", new Value.Pick("steps"));
        assertThat(live.frame().lines("timed1").xs()).hasSize(3);
    }

    private NativeButton button(String id) {
        return byId(NativeButton.class, id);
    }

    private String status() {
        return byId(Span.class, "lanerace-measure-status").getText();
    }

    private static String words(TextPage page) {
        return element(page, "lanerace-words").getText();
    }

    private static int medians(TextPage page) {
        return page.live("lanerace").frame().scatter("median").xs().length;
    }

    @Test
    void whatOthersMeasuredStaysCoveredUntilTheLearnerHasPredictedAndAsks() throws InterruptedException {
        somebodyMeasured();
        TextPage page = lesson(SMALL);
        LiveExperiment race = page.live("lanerace");
        assertThat(button("lanerace-measure").getText()).isEqualTo("Measure without predicting");
        assertThat(status()).startsWith("Predict first");
        race.set("winner", new Value.Pick("loops"));
        race.set("factor", new Value.Number(1));
        assertThat(medians(page)).isZero();
        assertThat(button("lanerace-measure").getText()).isEqualTo("Measure");
        assertThat(visible(Span.class)).doesNotContain("lanerace-measured-ago");
        press(button("lanerace-measure-last"));
        assertThat(medians(page)).isEqualTo(5);
        assertThat(words(page)).doesNotContain("does not count");
        assertThat(visible(NativeButton.class)).doesNotContain("lanerace-measure-last");
        // Corrected once the result is seen.
        race.set("winner", new Value.Pick("one"));
        assertThat(words(page)).contains("does not count");
        assertThat(race.frame().goals()).contains("measured").doesNotContain("winner", "factor");
        race.set("winner", new Value.Pick("loops"));
        assertThat(words(page)).doesNotContain("does not count");
    }

    @Test
    void whoShowsItWithoutPredictingCannotPredictItAfterwards() throws InterruptedException {
        somebodyMeasured();
        TextPage page = lesson(SMALL);
        press(button("lanerace-measure-last"));
        assertThat(words(page)).contains("You made no prediction");
        for (String lane : List.of("loops", "inner", "whole", "one", "all")) {
            page.live("lanerace").set("winner", new Value.Pick(lane));
            assertThat(page.live("lanerace").frame().goals()).doesNotContain("winner");
        }
        assertThat(words(page)).contains("does not count");
    }

    @Test
    void aPredictionThatALinkBringsAlongIsNotTheLearnersOwn() throws InterruptedException {
        somebodyMeasured();
        TextPage page = lesson(SMALL + "&lanerace.winner=loops&lanerace.factor=1");
        assertThat(medians(page)).isZero();
        press(button("lanerace-measure-last"));
        assertThat(words(page)).contains("with a link");
        assertThat(page.live("lanerace").frame().goals()).doesNotContain("winner", "factor");
    }

    @Test
    void whileItGoesOnMeasureKeepsTheFocusAndDoesNothing() {
        TextPage page = lesson("lanerace.n=2048");
        page.live("lanerace").set("winner", new Value.Pick("all"));
        press(button("lanerace-measure"));
        assertThat(button("lanerace-measure").getElement().getAttribute("aria-disabled"))
                .isEqualTo("true");
        assertThat(button("lanerace-measure").isEnabled()).isTrue();
        press(button("lanerace-measure"));
        assertThat(visible(NativeButton.class)).contains("lanerace-measure-stop");
        press(button("lanerace-measure-stop"));
        assertThat(visible(NativeButton.class)).doesNotContain("lanerace-measure-stop");
        assertThat(button("lanerace-measure").getElement().getAttribute("aria-disabled"))
                .isEqualTo("false");
        // Where Stop had the focus, Measure has it now.
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                        .map(pending -> pending.getInvocation())
                        .filter(call -> call.getExpression().contains("activeElement"))
                        .map(call -> call.getParameters().getFirst()))
                .contains("lanerace-measure-stop");
    }

    @Test
    void whatIsSaidOfAStoppedMeasurementIsSaidOfItAlone() {
        TextPage page = lesson("lanerace.n=2048&lanerace.winner=all");
        press(button("lanerace-measure"));
        press(button("lanerace-measure-stop"));
        assertThat(status()).startsWith("Stopped");
        page.live("lanerace").set("n", new Value.Pick("1024"));
        assertThat(status()).doesNotContain("Stopped");
        page.live("lanerace").set("n", new Value.Pick("2048"));
        assertThat(status()).doesNotContain("Stopped");
    }

    @Test
    void anotherDeviceForThePageKeepsThePlaceInTheQueue() {
        TextPage page = lesson("lanerace.n=2048&lanerace.winner=all");
        press(button("lanerace-measure"));
        page.choose("cpu");
        assertThat(visible(NativeButton.class)).contains("lanerace-measure-stop");
        press(button("lanerace-measure-stop"));
    }

    @Test
    void newsOfAMeasurementNeitherEndNorCutAStroke() {
        TextPage page = lesson("lanerace.winner=all");
        LiveExperiment race = page.live("lanerace");
        addresses();
        race.set("factor", new Value.Number(20), Stroke.NEW, false);
        assertThat(race.isHeld()).isTrue();
        page.hears(race);
        race.set("factor", new Value.Number(30), Stroke.CONTINUED, false);
        page.hears(race);
        assertThat(addresses()).noneMatch(address -> address.startsWith("push"));
        race.set("factor", new Value.Number(40), Stroke.CONTINUED, true);
        assertThat(race.isHeld()).isFalse();
        assertThat(addresses().stream().filter(address -> address.startsWith("push")))
                .hasSize(1);
        page.hears(race);
        assertThat(addresses()).noneMatch(address -> address.startsWith("push"));
        press(button("lanerace-undo"));
        assertThat(race.settings().number("factor")).isEqualTo(10);
    }
}
