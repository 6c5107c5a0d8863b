package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.session.Pace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;

/** A page whose walk goes on by itself. */
class PlayerTest extends ViewTest {

    private static final String ALL = "v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&show=all";

    @AfterEach
    void timeStandsStillAgain() {
        HANDS.setTick(0);
    }

    @Test
    void thePictureMovesByItselfUntilItIsPaused() throws Exception {
        QuadraticView view = open(ALL);
        addresses();
        press(button("play"));
        assertThat(button("play").getText()).isEqualTo(view.getTranslation("play.pause"));
        assertThat(loss(view)).isEqualTo("2.4219");
        HANDS.pass(1_000);
        arrive(1);
        assertThat(loss(view)).isNotEqualTo("2.4219");
        press(button("play"));
        assertThat(button("play").getText()).isEqualTo(view.getTranslation("play.play"));
        String paused = loss(view);
        HANDS.pass(1_000);
        assertThat(loss(view)).isEqualTo(paused);
        assertThat(addresses()).last().asString().startsWith("push").contains("&then=");
        press(button("undo"));
        assertThat(loss(view)).as("play is one act").isEqualTo("2.4219");
    }

    @Test
    void theNextPictureWaitsUntilTheBrowserHasPaintedTheOneBefore() throws Exception {
        open(ALL);
        press(button("play"));
        HANDS.pass(500);
        arrive(1);
        HANDS.pass(2_000);
        assertThat(acknowledgements()).as("nothing more is sent").hasSize(1);
        acknowledge();
        HANDS.pass(500);
        arrive(1);
        press(button("play"));
    }

    @Test
    void anotherPaceIsTakenUpWhilePlaying() throws Exception {
        QuadraticView view = open(ALL);
        press(button("pace-slow"));
        assertThat(pressed(Pace.SLOW)).isEqualTo("true");
        assertThat(pressed(Pace.STEADY)).isEqualTo("false");
        press(button("play"));
        HANDS.pass(1_100);
        arrive(1);
        press(button("pace-full"));
        HANDS.pass(100);
        press(button("play"));
        assertThat(steps(view)).isGreaterThan(50);
    }

    @Test
    void aSliderThatIsMovedMeanwhileAnswersAtOnceAndThePlayGoesOn() {
        QuadraticView view = open(ALL);
        press(button("play"));
        HANDS.pass(300);
        drag("rate", 0.05f, 0.2f);
        assertThat(addresses()).last().asString().contains("rate:0.2");
        assertThat(button("play").getText()).isEqualTo(view.getTranslation("play.pause"));
        drag("parameter-a", 1.1f, 2f);
        assertThat(addresses()).last().asString().contains("&a=2&");
        assertThat(button("play").getText()).isEqualTo(view.getTranslation("play.play"));
    }

    @Test
    void whatPlayedBeforeASliderWasMovedAndSinceAreEntriesOfTheirOwn() throws Exception {
        QuadraticView view = open(ALL);
        addresses();
        press(button("play"));
        HANDS.pass(300);
        arrive(1);
        String played = view.link();
        drag("rate", 0.05f, 0.2f);
        assertThat(addresses().stream().filter(each -> each.startsWith("push")))
                .containsExactly("push " + played, "push " + view.link());
        acknowledge();
        HANDS.pass(300);
        press(button("play"));
        assertThat(view.link()).contains("rate:0.2,");
        assertThat(addresses().stream().filter(each -> each.startsWith("push"))).containsExactly("push " + view.link());
    }

    @Test
    void aLongLinkShowsThatItIsUnderWayAndCanBeStopped() throws Exception {
        HANDS.setTick(300_000);
        QuadraticView view = open("v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&then=9000&show=all");
        assertThat(find(NativeButton.class).withId("stop").exists()).isTrue();
        assertThat(addresses()).as("the address stands as it is").isEmpty();
        press(button("stop"));
        assertThat(find(NativeButton.class).withId("stop").exists()).isFalse();
        assertThat(steps(view)).isBetween(1, 8_999);
        assertThat(addresses()).last().asString().startsWith("push");
    }

    @Test
    void aLongLinkArrivesByItself() throws Exception {
        HANDS.setTick(300_000);
        QuadraticView view = open("v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&then=9000&show=all");
        addresses();
        HANDS.setTick(1_000);
        HANDS.pass(2_000);
        arrive(1);
        assertThat(find(NativeButton.class).withId("stop").exists()).isFalse();
        assertThat(steps(view)).isEqualTo(9_000);
        assertThat(addresses()).noneMatch(address -> address.startsWith("push"));
    }

    @Test
    void aLongSavedRunArrivesByItselfAndItsAddressStaysShort() throws Exception {
        QuadraticView saving = open("v=1&a=1.1&b=1.1&c=1.1&loss=mae&rate=0.05&then=9000&show=all");
        saving.saves(saving.live("quadratic"));
        String address =
                find(CopyField.class).withId("saved-link").single().getElement().getAttribute("data-address");
        find(SaveDialog.class).single().close();
        HANDS.setTick(300_000);
        UI.getCurrent().navigate(address);
        RunNotice notice = find(RunNotice.class).single();
        assertThat(notice.getElement().getTextRecursively()).contains("is being walked");
        assertThat(notice.isAsSaved()).isFalse();
        HANDS.setTick(1_000);
        HANDS.pass(2_000);
        arrive(1);
        assertThat(notice.getElement().getTextRecursively()).contains("computed on CPU");
        assertThat(notice.isAsSaved()).isTrue();
        assertThat(addresses()).noneMatch(written -> written.contains("then="));
    }

    @Test
    void nothingReachesAPageThatWasLeft() throws Exception {
        open(ALL);
        press(button("play"));
        HANDS.pass(200);
        arrive(1);
        UI.getCurrent().navigate("teach");
        acknowledge();
        HANDS.pass(1_000);
        assertThat(learners().open()).isZero();
        assertThat(acknowledgements()).isEmpty();
    }

    private NativeButton button(String id) {
        return byId(NativeButton.class, id);
    }

    private String pressed(Pace pace) {
        return button("pace-" + pace.name().toLowerCase(java.util.Locale.ROOT))
                .getElement()
                .getAttribute("aria-pressed");
    }

    private static String loss(QuadraticView view) {
        return element(view, "loss-mae").getText();
    }

    private static int steps(QuadraticView view) {
        return view.experiments().getFirst().trail().steps();
    }

    private List<PendingJavaScriptInvocation> seen = List.of();

    /** What the browser is asked to acknowledge and has not. */
    private List<PendingJavaScriptInvocation> acknowledgements() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        List<PendingJavaScriptInvocation> fresh =
                UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                        .filter(call -> call.getInvocation().getExpression().contains("requestAnimationFrame"))
                        .toList();
        if (!fresh.isEmpty()) {
            seen = fresh;
        }
        return seen;
    }

    private void acknowledge() {
        List<PendingJavaScriptInvocation> calls = acknowledgements();
        seen = List.of();
        calls.forEach(call -> call.complete(BooleanNode.TRUE));
    }

    /** Waits until the delivery, which has a thread of its own, has reached the page. */
    private void arrive(int pictures) throws InterruptedException {
        for (int i = 0; i < 1_000 && acknowledgements().size() < pictures; i++) {
            Thread.sleep(5);
            VaadinSession session = UI.getCurrent().getSession();
            session.getService().runPendingAccessTasks(session);
        }
        assertThat(acknowledgements()).hasSize(pictures);
    }
}
