package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Entrance;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Stop;
import dev.nudge.classroom.Task;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.SketchEvent;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble.Kind;
import dev.nudge.link.Permalink;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Pace;
import dev.nudge.ui.experiment.GuessPicture;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.experiment.ParameterSlider;
import dev.nudge.ui.experiment.ScreenPanel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A learner's seat, while a teacher leads the class. */
class SeatTest extends ViewTest {

    private static final Stop QUADRATIC = Stop.at(Course.lesson("quadratic"));
    private static final Stop TANGENT = new Stop("gradient", "tangent", "x=2");
    private static final Stop NUDGE = new Stop("gradient", "nudge", "");

    private final ClassroomBrowser browser = new ClassroomBrowser();
    private final Opened opened = classrooms().open("9c", List.of(QUADRATIC, TANGENT, NUDGE), "teacher");
    private final Desk desk = classrooms()
            .teach(opened.code(), opened.keys().teacher(), new Guest("", "teacher"))
            .orElseThrow();

    @BeforeEach
    void sit() {
        Entrance entrance = classrooms()
                .join(opened.code(), "Mia", new Guest(opened.code() + "Mia", "pupil"))
                .orElseThrow();
        browser.keys().put(opened.code() + " SEAT", entrance.key());
        come();
    }

    @AfterEach
    void deskIsClosed() {
        desk.close();
    }

    private void come() {
        UI.getCurrent().navigate("c/" + opened.code());
        browser.work();
    }

    /** As after a reload, or in another tab. */
    private void comeAgain() {
        UI.getCurrent().navigate("teach");
        come();
    }

    private LessonPage page() {
        return find(LessonPage.class).single();
    }

    private LiveExperiment live(String id) {
        return page().live(id);
    }

    private LiveExperiment quadratic() {
        return live("quadratic");
    }

    private static void set(LiveExperiment live, String control, float value) {
        live.set(control, new Value.Number(value));
    }

    private float a() {
        return quadratic().frame().readout("a");
    }

    private Attendee mia() {
        return desk.board().attendees().getFirst();
    }

    private String text(String id) {
        return element((Component) getCurrentView(), id).getTextRecursively();
    }

    private boolean shows(String words) {
        return getCurrentView().getElement().getTextRecursively().contains(words);
    }

    private void push(String experiment, String link) {
        desk.ask(agenda -> agenda.pushing(experiment, link));
    }

    @Test
    void theBoardSeesEveryMoveAndTheAddressStays() {
        assertThat(mia().standing().orElseThrow().experiment())
                .isEqualTo(quadratic().experiment());
        addresses();
        drag("parameter-a", 1, 2);
        assertThat(mia().standing().orElseThrow().trail()).isEqualTo(quadratic().trail());
        quadratic().act(LearnerSession::step);
        assertThat(mia().standing().orElseThrow().step()).isEqualTo(1);
        assertThat(addresses()).isEmpty();
        assertThat(page().ownAddress()).contains("then=1");
    }

    @Test
    void whoComesBackIsTheSameSeatInTheSameState() {
        set(quadratic(), "a", 2.5f);
        quadratic().act(LearnerSession::step);
        Trail before = quadratic().trail();
        comeAgain();
        assertThat(quadratic().trail()).isEqualTo(before);
        assertThat(text("class-name")).isEqualTo("You are Mia");
        assertThat(desk.board().attendees()).hasSize(1);
    }

    @Test
    void anotherPageOfTheSeatWorksTooAndTheNewestMoveWins() {
        set(quadratic(), "a", 2.5f);
        Attendance other = classrooms()
                .attend(opened.code(), browser.keys().getOrDefault(opened.code() + " SEAT", ""), new Guest("", "pupil"))
                .orElseThrow();
        Experiment experiment = quadratic().experiment();
        Trail there = Permalink.read(experiment, Permalink.parameters("a=3"), Set.of())
                .trail();
        other.stands(experiment, there, quadratic().frame());
        desk.ask(agenda -> agenda.saying("Look"));
        browser.await(() -> shows("Look"));
        assertThat(mia().standing().orElseThrow().trail()).isEqualTo(there);
        set(quadratic(), "b", 2);
        assertThat(mia().standing().orElseThrow().trail()).isEqualTo(quadratic().trail());
        other.close();
        assertThat(mia().here()).isTrue();
    }

    @Test
    void thePageGoesWhereTheTeacherLeads() {
        set(quadratic(), "a", 2.5f);
        desk.ask(agenda -> agenda.at(1));
        browser.await(() -> page().lesson.id().equals("gradient"));
        assertThat(live("tangent").settings().number("x")).isEqualTo(2);
        assertThat(mia().standing().orElseThrow().experiment().id()).isEqualTo("tangent");
        desk.ask(agenda -> agenda.at(0));
        browser.await(() -> page().lesson.id().equals("quadratic"));
        assertThat(a()).isEqualTo(2.5f);
    }

    @Test
    void whoIsFreeChoosesAmongTheStops() {
        desk.ask(agenda -> agenda.together(false));
        browser.await(() -> shows("Go where you like"));
        desk.ask(agenda -> agenda.at(2));
        browser.work();
        assertThat(page().lesson.id()).isEqualTo("quadratic");
        press(find(NativeButton.class).all().stream()
                .filter(each -> each.getText().equals(page().messages.say("tangent.title")))
                .findFirst()
                .orElseThrow());
        assertThat(page().lesson.id()).isEqualTo("gradient");
        set(live("tangent"), "x", 1);
        comeAgain();
        assertThat(live("tangent").settings().number("x")).as("where I was").isEqualTo(1);
        desk.ask(agenda -> agenda.at(0).together(true));
        browser.await(() -> page().lesson.id().equals("quadratic"));
    }

    @Test
    void aPlanMayHoldAnExperimentTwice() {
        Stop again = new Stop("quadratic", "quadratic", "a=2");
        desk.ask(agenda -> agenda.through(List.of(QUADRATIC, TANGENT, again)));
        desk.ask(agenda -> agenda.at(2));
        browser.await(() -> current() == 2);
        set(quadratic(), "b", 2.5f);
        press(byId(NativeButton.class, "reset"));
        assertThat(a()).as("where this stop begins").isEqualTo(2);
        push("quadratic", "a=3");
        browser.await(() -> a() == 3);
        assertThat(current()).as("it stays there").isEqualTo(2);
        press(byId(NativeButton.class, "reset"));
        assertThat(a()).isEqualTo(2);
        desk.ask(agenda -> agenda.together(false));
        comeAgain();
        assertThat(current()).as("where I was").isEqualTo(2);
        desk.ask(agenda -> agenda.at(1).together(true));
        browser.await(() -> page().lesson.id().equals("gradient"));
        push("quadratic", "a=0.5");
        browser.await(() -> page().lesson.id().equals("quadratic"));
        assertThat(a()).isEqualTo(0.5f);
    }

    /** The stop that the bar marks, from 0. */
    private int current() {
        List<Element> stops = all(getCurrentView().getElement())
                .filter(each -> !each.isTextNode() && each.hasAttribute("aria-current"))
                .filter(each -> each.getTag().equals("button"))
                .toList();
        return (int) stops.stream()
                .takeWhile(each -> !"true".equals(each.getAttribute("aria-current")))
                .count();
    }

    /** A browser may send whatever it likes. */
    @Test
    void whoIsLedGoesNowhereElseByAForgedPress() {
        desk.ask(agenda -> agenda.together(false));
        browser.await(() -> shows("Go where you like"));
        NativeButton tangent = find(NativeButton.class).all().stream()
                .filter(each -> each.getText().equals(page().messages.say("tangent.title")))
                .findFirst()
                .orElseThrow();
        desk.ask(agenda -> agenda.together(true));
        browser.await(() -> shows("Your teacher leads."));
        ComponentUtil.fireEvent(tangent, new ClickEvent<>(tangent));
        assertThat(page().lesson.id()).isEqualTo("quadratic");
    }

    @Test
    void theTeachersStateComesAsOneActAndTheOwnOneComesBack() {
        set(quadratic(), "a", 2.5f);
        Trail own = quadratic().trail();
        push("quadratic", "v=1&a=0.5&b=1&c=1&loss=mae&rate=0.05&then=3");
        browser.await(() -> quadratic().trail().steps() == 3);
        quadratic().act(LearnerSession::step);
        Trail further = quadratic().trail();
        comeAgain();
        assertThat(quadratic().trail()).as("it is not given twice").isEqualTo(further);
        press(byId(NativeButton.class, "class-back"));
        assertThat(quadratic().trail()).isEqualTo(own);
        assertThat(find(NativeButton.class).withId("class-back").exists()).isFalse();
    }

    @Test
    void whatIsGivenIsNobodysOwnWork() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Goal("quadratic", "close"))));
        push("quadratic", "a=2&b=1&c=1.5");
        browser.await(() -> a() == 2);
        assertThat(quadratic().frame().goals()).contains("close");
        assertThat(mia().isDone()).isFalse();
        assertThat(text("class-task-state")).isEmpty();
        set(quadratic(), "c", 1.4f);
        assertThat(mia().isDone()).isTrue();
        assertThat(text("class-task-state")).isEqualTo("Done.");
    }

    @Test
    void aPausedClassChangesNothingAndLosesNothing() {
        quadratic().act(session -> session.play(Pace.SLOW));
        desk.ask(agenda -> agenda.paused(true).saying("Look at me <b>now</b>"));
        browser.await(() -> shows("Paused. Your work stays as it is. Look at me <b>now</b>"));
        assertThat(quadratic().session().activity()).isEqualTo(Activity.NONE);
        Trail before = quadratic().trail();
        drag("parameter-a", 1, 3);
        quadratic().act(LearnerSession::step);
        quadratic().act(LearnerSession::back);
        press(byId(NativeButton.class, "play"));
        quadratic().lead("a=3");
        assertThat(quadratic().trail()).isEqualTo(before);
        assertThat(quadratic().session().activity()).isEqualTo(Activity.NONE);
        assertThat(byId(ParameterSlider.class, "parameter-a")
                        .getElement()
                        .getParent()
                        .hasAttribute("inert"))
                .isTrue();
        desk.ask(agenda -> agenda.paused(false).saying(""));
        browser.await(() -> !shows("Paused."));
        drag("parameter-a", 1, 3);
        assertThat(a()).isEqualTo(3);
    }

    @Test
    void aLockedControlStaysWhereItIsWhateverTheWay() {
        set(quadratic(), "rate", 0.2f);
        set(quadratic(), "a", 2);
        desk.ask(agenda -> agenda.locking(Set.of("quadratic.rate", "quadratic.a")));
        browser.await(() -> shows("Your teacher has locked this for now: learning rate, at 0.2."));
        Trail before = quadratic().trail();
        drag("rate", 0.2f, 0.5f);
        drag("parameter-a", 2, 3);
        quadratic().lead("start&rate=0.7");
        quadratic().act(LearnerSession::back);
        assertThat(quadratic().settings()).isEqualTo(before.settings());
        assertThat(byId(ParameterSlider.class, "rate").getElement().hasAttribute("inert"))
                .isTrue();
        drag("parameter-b", 1, 3);
        assertThat(quadratic().frame().readout("b")).isEqualTo(3);
        press(byId(NativeButton.class, "reset"));
        assertThat(quadratic().settings().number("rate")).isEqualTo(0.2f);
        assertThat(a()).isEqualTo(2);
        assertThat(quadratic().frame().readout("b")).isEqualTo(1.1f);
        desk.ask(agenda -> agenda.locking(Set.of()));
        browser.await(() -> !shows("Your teacher has locked"));
        drag("rate", 0.2f, 0.5f);
        assertThat(quadratic().settings().number("rate")).isEqualTo(0.5f);
    }

    @Test
    void stepsThatWouldMoveWhatIsLockedAreLockedWithIt() {
        quadratic().act(LearnerSession::step);
        quadratic().act(session -> session.play(Pace.SLOW));
        desk.ask(agenda -> agenda.locking(Set.of("quadratic.a")));
        browser.await(() -> shows("A step would move what your teacher has locked: a."));
        assertThat(quadratic().session().activity()).isEqualTo(Activity.NONE);
        Trail before = quadratic().trail();
        float a = a();
        for (String button : List.of("step-one", "step-until", "step-back", "play")) {
            assertThat(byId(NativeButton.class, button).isEnabled()).as(button).isFalse();
        }
        quadratic().act(LearnerSession::step);
        quadratic().act(LearnerSession::stepUntilItStops);
        quadratic().act(LearnerSession::stepBack);
        quadratic().act(session -> session.goToStep(0, Stroke.NEW));
        quadratic().lead("then=5");
        assertThat(quadratic().trail()).isEqualTo(before);
        set(quadratic(), "b", 2);
        assertThat(quadratic().frame().readout("b")).isEqualTo(2);
        assertThat(a()).isEqualTo(a);
        press(byId(NativeButton.class, "undo"));
        assertThat(quadratic().trail()).isEqualTo(before);
        press(byId(NativeButton.class, "reset"));
        assertThat(a()).as("where steps had moved it").isEqualTo(a);
        desk.ask(agenda -> agenda.locking(Set.of("quadratic.rate")));
        browser.await(() -> !shows("A step would move"));
        quadratic().act(LearnerSession::step);
        assertThat(a()).isNotEqualTo(a);
    }

    @Test
    void lockedControlsOfAnyLessonSayWhatTheyAreSetTo() {
        desk.ask(agenda -> agenda.at(1).locking(Set.of("tangent.x")));
        browser.await(() -> shows("Your teacher has locked this for now"));
        set(live("tangent"), "x", 1);
        assertThat(live("tangent").settings().number("x")).isEqualTo(2);
        assertThat(text("tangent-x-locked")).contains("at 2");
    }

    @Test
    void aTaskSaysWhatToReachAndHowFarOneIs() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", 1.5f))));
        browser.await(() -> shows("Bring “mean absolute” under 1.5"));
        push("quadratic", "loss=mse");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", 2.5f))));
        browser.await(() -> shows("Bring “mean squared” under 2.5"));
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 2))));
        browser.await(() -> shows("A race of 2 steps"));
        assertThat(text("class-task-state")).isEqualTo("0 of 2 steps");
        quadratic().act(LearnerSession::step);
        assertThat(text("class-task-state")).isEqualTo("1 of 2 steps");
        quadratic().act(LearnerSession::step);
        assertThat(text("class-task-state")).startsWith("All 2 steps: ");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Goal("tangent", "six"))));
        browser.await(() -> shows("In “" + page().messages.say("tangent.title") + "”"));
    }

    @Test
    void inARaceNoHandMovesTheStartAndWhatDoesNotCountStartsOver() {
        set(quadratic(), "a", 2);
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 3))));
        browser.await(() -> shows("This does not count"));
        assertThat(text("quadratic-a-locked")).contains("no hand moves this");
        set(quadratic(), "a", 3);
        assertThat(a()).isEqualTo(2);
        press(byId(NativeButton.class, "class-task-again"));
        assertThat(a()).isEqualTo(1.1f);
        assertThat(text("class-task-state")).isEqualTo("0 of 3 steps");
        assertThat(find(NativeButton.class).withId("class-task-again").exists()).isFalse();
        set(quadratic(), "rate", 0.1f);
        assertThat(text("class-task-state")).isEqualTo("0 of 3 steps");
        quadratic().act(session -> session.go(session.trail().plusSteps(7)));
        browser.await(() -> text("class-task-state").startsWith("All 3 steps: "));
        desk.ask(agenda -> agenda.asking(Optional.empty()));
        browser.await(() -> !shows("no hand moves this"));
        set(quadratic(), "a", 3);
        assertThat(a()).isEqualTo(3);
    }

    @Test
    void aSecondPageOfASeatIsFollowedAndCanBeUndone() {
        set(quadratic(), "a", 2);
        Attendance other = classrooms()
                .attend(
                        opened.code(),
                        Objects.requireNonNull(browser.keys().get(opened.code() + " SEAT")),
                        new Guest("", "pupil"))
                .orElseThrow();
        Experiment experiment = quadratic().experiment();
        LearnerSession theirs = learners().open(experiment, quadratic().trail());
        theirs.change("b", new Value.Number(3), Stroke.NEW);
        other.stands(experiment, theirs.trail(), theirs.frame());
        browser.await(() -> quadratic().trail().equals(theirs.trail()));
        assertThat(mia().standing().orElseThrow().trail()).isEqualTo(theirs.trail());
        assertThat(other.elsewhere()).isEmpty();
        press(byId(NativeButton.class, "undo"));
        assertThat(quadratic().frame().readout("b")).isEqualTo(1.1f);
        assertThat(other.elsewhere()).isPresent();
        theirs.close();
        other.close();
    }

    @Test
    void aScoreThatIsCloseToItsBoundIsToldAsItWasJudged() {
        float loss = quadratic().frame().readout("mae");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", loss))));
        browser.await(() -> shows("Your lowest is"));
        float above = Math.nextUp(loss);
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", above))));
        browser.await(() -> text("class-task-state").startsWith("Done: "));
        assertThat(text("class-task-state")).isEqualTo("Done: " + Messages.against(above, loss) + ".");
        assertThat(Messages.against(above, loss)).isNotEqualTo(Messages.number(above));
    }

    private void guess(String typed) {
        guess(typed, desk.agenda().asked());
    }

    /** @param asked what was asked when it was typed */
    private void guess(String typed, int asked) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.querySelector('input').dataset.asked", Integer.toString(asked));
        data.put("element.querySelector('input').value", typed);
        data.put(ClassroomBrowser.SUBMITS, true);
        fire(byId(Div.class, "class-task").getElement().getChild(1), "submit", data);
    }

    @Test
    void aGuessMayBeChangedUntilTheTruthIsTold() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1.25f, false))));
        browser.await(() -> shows("Before it happens"));
        assertThat(shows("1.25")).isFalse();
        guess("<i>low</i>");
        assertThat(text("class-guess-refusal")).contains("“<i>low</i>” is not a number");
        guess("1e99");
        assertThat(text("class-guess-refusal")).startsWith("“1e99” is too large to compute with");
        assertThat(mia().guess()).isEmpty();
        guess("2,5");
        assertThat(text("class-guess-refusal")).isEmpty();
        assertThat(text("class-task-state")).startsWith("Your guess is 2.5.");
        guess("2");
        assertThat(mia().guess()).contains(2f);
        desk.ask(agenda -> agenda.telling());
        browser.await(() -> text("class-task-state").equals("It was 1.25. You guessed 2."));
        guess("1.25");
        assertThat(mia().guess()).contains(2f);
    }

    @Test
    void aNumberThatComesAfterTheTruthIsToldSo() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1.25f, false))));
        browser.await(() -> shows("Before it happens"));
        desk.ask(Agenda::telling);
        guess("2.5");
        assertThat(text("class-guess-refusal")).isEqualTo("2.5 came after the truth was told, so it does not count.");
        browser.await(() -> text("class-task-state").equals("It was 1.25."));
        assertThat(text("class-guess-refusal")).as("the page has heard by now").startsWith("2.5 came after the truth");
        assertThat(mia().guess()).isEmpty();
        guess("3");
        assertThat(text("class-guess-refusal"))
                .as("it was on its way when the form went")
                .startsWith("3 came after the truth");
        int told = desk.agenda().asked();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 5))));
        browser.await(() -> shows("A race of 5 steps"));
        assertThat(text("class-guess-refusal")).isEmpty();
        guess("4", told);
        assertThat(text("class-guess-refusal")).startsWith("Another question came meanwhile: 4 was your answer");
        assertThat(shows("Press once more")).isFalse();
    }

    @Test
    void aNumberThatIsSaidWhileAllIsPausedCountsAfterwards() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1.25f, false))));
        browser.await(() -> shows("Before it happens"));
        desk.ask(agenda -> agenda.paused(true));
        guess("2.5");
        assertThat(text("class-guess-refusal")).startsWith("All is paused. 2.5 will count");
        browser.await(() -> shows("Paused. Your work stays as it is."));
        assertThat(mia().guess()).isEmpty();
        assertThat(text("class-guess-refusal")).startsWith("All is paused. 2.5 will count");
        desk.ask(agenda -> agenda.paused(false));
        browser.await(() -> mia().guess().isPresent());
        assertThat(mia().guess()).contains(2.5f);
        assertThat(text("class-guess-refusal")).isEmpty();
        assertThat(text("class-task-state")).startsWith("Your guess is 2.5.");
        desk.ask(agenda -> agenda.paused(true));
        guess("4");
        desk.ask(agenda -> agenda.telling().paused(false));
        browser.await(() -> text("class-task-state").equals("It was 1.25. You guessed 2.5."));
        assertThat(text("class-guess-refusal")).startsWith("4 came after the truth");
        assertThat(mia().guess()).contains(2.5f);
    }

    @Test
    void aNumberThatWasTypedForTheQuestionBeforeIsAskedForOnceMore() {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1.25f, false))));
        int first = desk.agenda().asked();
        browser.await(() -> shows("Before it happens"));
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 9, false))));
        guess("2.5", first);
        assertThat(mia().guess()).isEmpty();
        assertThat(text("class-guess-refusal")).startsWith("Another question came meanwhile: 2.5 was");
        Component bar = (Component) getCurrentView();
        assertThat(element(bar, "class-guess").getAttribute("data-asked"))
                .as("the next press is an answer to this one")
                .isEqualTo(Integer.toString(first + 1));
        guess("2.5", first + 1);
        assertThat(text("class-guess-refusal")).isEmpty();
        assertThat(mia().guess()).contains(2.5f);
    }

    @Test
    void whatIsStillBeingDrawnWhenTheNextIsAskedCountsForNeitherAndStays() {
        askToDraw("nudge", "along");
        EChart before = byId(EChart.class, "own-drawing-chart");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("accumulate", "ahead", false))));
        ComponentUtil.fireEvent(before, stroke(before, 2, 1));
        assertThat(mia().drawn()).isEmpty();
        browser.await(() -> byId(EChart.class, "own-drawing-chart") != before);
        assertThat(byId(EChart.class, "late-drawing-chart")).isSameAs(before);
        assertThat(hasLate()).isTrue();
        assertThat(text("late-drawing-words")).startsWith("Something else was asked while you drew this");
        draw(2, 1);
        assertThat(mia().drawn()).isPresent();
        EChart open = byId(EChart.class, "own-drawing-chart");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 9, false))));
        browser.await(() -> shows("Before it happens"));
        ComponentUtil.fireEvent(open, stroke(open, 0, 0));
        assertThat(hasLate()).isTrue();
        assertThat(byId(EChart.class, "late-drawing-chart"))
                .as("a hand was on it when the number was asked")
                .isSameAs(open);
        assertThat(mia().drawn()).isEmpty();
    }

    private boolean hasLate() {
        return all(getCurrentView().getElement())
                .anyMatch(each -> !each.isTextNode() && "late-drawing shown".equals(each.getAttribute("class")));
    }

    @Test
    void aDrawingThatIsDoneWhenTheTruthIsToldIsToldSo() {
        askToDraw("nudge", "along");
        desk.ask(Agenda::telling);
        browser.await(() -> text("own-drawing-verdict").startsWith("You drew nothing this time"));
        draw(2, 1);
        assertThat(text("own-drawing-verdict"))
                .as("a hand was at it")
                .startsWith("The truth was told before you had finished");
        assertThat(find(GuessPicture.class).single().guess()).isPresent();
        assertThat(mia().drawn()).isEmpty();

        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("nudge", "along", false))));
        browser.await(() -> text("own-drawing-verdict").isEmpty());
        desk.ask(Agenda::telling);
        draw(2, 1);
        browser.await(() -> text("own-drawing-verdict").startsWith("The truth was told before you had finished"));

        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("nudge", "along", false))));
        browser.await(() -> text("own-drawing-verdict").isEmpty());
        draw(2, 1);
        Optional<Curve> counts = mia().drawn();
        assertThat(counts).isPresent();
        desk.ask(agenda -> agenda.paused(true));
        draw(0, 0);
        desk.ask(agenda -> agenda.telling().paused(false));
        browser.await(() -> text("own-drawing-verdict").startsWith("Your last stroke came after the truth"));
        assertThat(text("own-drawing-verdict")).contains("On average you were");
        assertThat(find(GuessPicture.class).single().guess().map(Guess::shares))
                .as("what counts is what is seen")
                .isEqualTo(counts);
    }

    @Test
    void whatIsDrawnWhileAllIsPausedCountsAfterwards() {
        askToDraw("nudge", "along");
        desk.ask(agenda -> agenda.paused(true));
        draw(2, 1);
        assertThat(mia().drawn()).isEmpty();
        desk.ask(agenda -> agenda.paused(false));
        browser.await(() -> mia().drawn().isPresent());
    }

    /** The line rises from the lower left of the sheet to its upper right. */
    private void draw(double from, double to) {
        EChart chart = byId(EChart.class, "own-drawing-chart");
        ComponentUtil.fireEvent(chart, stroke(chart, from, to));
    }

    private static SketchEvent stroke(EChart chart, double from, double to) {
        ObjectNode drawn = JsonNodeFactory.instance.objectNode().put("seriesId", "guess.drawn");
        ArrayNode heights = drawn.putArray("heights");
        for (int i = 0; i < Guess.SAMPLES; i++) {
            heights.add(from + (to - from) * i / (Guess.SAMPLES - 1));
        }
        return new SketchEvent(chart, true, drawn);
    }

    private void askToDraw(String experiment, String drawing) {
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing(experiment, drawing, false))));
        browser.await(() -> find(EChart.class).withId("own-drawing-chart").exists());
    }

    @Test
    void aCurveIsDrawnBeforeItIsSeenAndComesBackWithTheSeat() {
        askToDraw("nudge", "along");
        assertThat(find(Html.class).all())
                .anyMatch(each -> each.getInnerHtml().contains("Draw how the mean absolute error goes"));
        assertThat(mia().drawn()).isEmpty();
        draw(2, 1e9);
        Curve first = mia().drawn().orElseThrow();
        assertThat(first.heights()[Guess.SAMPLES - 1])
                .as("clamped to the sheet")
                .isEqualTo(1);
        assertThat(text("class-task-state")).isEqualTo("Your drawing counts. You may still change it.");
        comeAgain();
        Guess again = find(GuessPicture.class).single().guess().orElseThrow();
        assertThat(again.shares()).as("the drawing is there again").isEqualTo(first);
        draw(2, 1);
        Curve second = mia().drawn().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        desk.ask(Agenda::telling);
        browser.await(() -> text("own-drawing-verdict").contains("On average you were"));
        draw(0, 0);
        assertThat(mia().drawn()).contains(second);
        assertThat(text("class-task-state")).isEqualTo("The truth lies over it.");
        desk.ask(agenda -> agenda.asking(Optional.empty()));
        browser.await(() -> !find(EChart.class).withId("own-drawing-chart").exists());
    }

    @Test
    void theLessonsOwnDrawingOfThatCurveIsAwayUntilTheTruthIsTold() {
        desk.ask(agenda -> agenda.at(1));
        browser.await(() -> page().lesson.id().equals("gradient"));
        assertThat(find(DrawnPrediction.class).withId("draw-along").exists()).isTrue();
        askToDraw("nudge", "along");
        assertThat(find(DrawnPrediction.class).withId("draw-along").exists()).isFalse();
        assertThat(find(DrawnPrediction.class).withId("draw-ahead").exists()).isTrue();
        desk.ask(Agenda::telling);
        browser.await(() -> shows("You drew nothing this time"));
        assertThat(find(DrawnPrediction.class).withId("draw-along").exists()).isTrue();
    }

    @Test
    void theTeachersScreenStandsAboveOnesOwnAndFollows() {
        set(quadratic(), "a", 2.5f);
        Experiment experiment = quadratic().experiment();
        LearnerSession theirs = learners().open(experiment, experiment.start());
        desk.stands(experiment, theirs.trail(), theirs.frame());
        desk.ask(agenda -> agenda.showing(OptionalInt.of(0)));
        browser.await(() -> shows("Your teacher’s screen"));
        assertThat(text("shown-quadratic-fixed-a")).isEqualTo("1.1");
        theirs.change("a", new Value.Number(3), Stroke.NEW);
        desk.stands(experiment, theirs.trail(), theirs.frame());
        browser.await(() -> text("shown-quadratic-fixed-a").equals("3"));
        assertThat(a()).isEqualTo(2.5f);
        assertThat(find(ScreenPanel.class).single().getElement().getTextRecursively())
                .doesNotContain("Undo");
        desk.ask(agenda -> agenda.showing(OptionalInt.empty()));
        browser.await(() -> !shows("Your teacher’s screen"));
        assertThat(find(ScreenPanel.class).exists()).isFalse();
        theirs.close();
    }

    @Test
    void somebodysScreenIsShownWithTheNameOnlyIfNamesAre() {
        Entrance entrance = classrooms()
                .join(opened.code(), "Noor", new Guest(opened.code() + "Noor", "pupil"))
                .orElseThrow();
        Attendance noor = classrooms()
                .attend(opened.code(), entrance.key(), new Guest("", "pupil"))
                .orElseThrow();
        noor.stands(quadratic().experiment(), quadratic().trail(), quadratic().frame());
        desk.ask(agenda -> agenda.showing(OptionalInt.of(noor.seat())));
        browser.await(() -> shows("A screen of the class"));
        assertThat(shows("Noor")).isFalse();
        desk.ask(agenda -> agenda.anonymous(false));
        browser.await(() -> shows("Noor: this screen is shown to all"));
        desk.ask(agenda -> agenda.showing(OptionalInt.of(1)));
        browser.await(() -> !find(ScreenPanel.class).exists());
        assertThat(shows("Your screen is shown to all.")).isTrue();
        noor.close();
    }

    @Test
    void aClassThatIsOverLeavesOnesOwnStateBehindAsALink() {
        set(quadratic(), "a", 2.5f);
        desk.ask(agenda -> agenda.paused(true));
        desk.ask(agenda -> agenda.over());
        browser.await(() -> shows("The class is over"));
        assertThat(find(Anchor.class).withId("class-keep").single().getHref()).contains("a=2.5");
        set(quadratic(), "a", 3);
        assertThat(find(Anchor.class).withId("class-keep").single().getHref()).contains("a=3");
        assertThat(mia().standing().orElseThrow().trail().settings().number("a"))
                .isEqualTo(2.5f);
        comeAgain();
        assertThat(shows("The class is over")).isTrue();
        assertThat(a()).isEqualTo(2.5f);
    }

    @Test
    void whoIsRemovedIsToldAndKeepsWhatIsThere() {
        set(quadratic(), "a", 2.5f);
        desk.remove(1);
        browser.await(() -> shows("This seat is not in the class any more"));
        set(quadratic(), "a", 3);
        assertThat(a()).isEqualTo(3);
        comeAgain();
        assertThat(shows("A nickname")).isTrue();
    }

    @Test
    void whoIsRemovedInMidMoveIsToldThen() {
        desk.remove(1);
        set(quadratic(), "a", 3);
        assertThat(shows("This seat is not in the class any more")).isTrue();
    }

    @Test
    void leavingAsksFirstAndRemovesTheSeat() {
        press(byId(NativeButton.class, "class-leave"));
        assertThat(desk.board().attendees()).hasSize(1);
        press(byId(NativeButton.class, "class-leave-sure"));
        browser.work();
        assertThat(desk.board().attendees()).isEmpty();
        assertThat(browser.keys()).isEmpty();
        assertThat(shows("The six letters from the wall")).isTrue();
    }

    @Test
    void anotherNameIsShownWhenTheTeacherGivesOne() {
        desk.rename(1, "Mia M");
        browser.await(() -> text("class-name").equals("You are Mia M"));
    }

    @Test
    void thePageThatIsLeftIsNotHereAnyMore() {
        assertThat(mia().here()).isTrue();
        UI.getCurrent().navigate("teach");
        assertThat(mia().here()).isFalse();
    }

    @Test
    void aClassThatTrainsAsOneShowsEachTheirOwnPart() {
        desk.ask(agenda -> agenda.playing(Kind.FUNCTION, 1, 0.05f));
        browser.await(() -> shows("One function, a ReLU each"));
        assertThat(shows("ReLU 12")).isTrue();
        float before = desk.together().orElseThrow().frame().readout("loss");
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        checked.put("event.target.checked", true);
        fire(element((Component) getCurrentView(), "part-follows"), "change", checked);
        desk.beat();
        assertThat(desk.together().orElseThrow().frame().readout("loss")).isLessThan(before);
        desk.ask(Agenda::playingNothing);
        browser.await(() -> find(LessonPage.class).exists());
        assertThat(a()).isEqualTo(quadratic().frame().readout("a"));
    }

    @Test
    void aPausedClassMovesNoPartAndShowsOnlyWhatCounts() {
        desk.ask(agenda -> agenda.playing(Kind.FUNCTION, 1, 0.05f));
        browser.await(() -> shows("One function, a ReLU each"));
        drag("part-second", 0, 0.5f);
        float before = desk.together().orElseThrow().frame().readout("loss");
        browser.told("outlook");
        desk.ask(agenda -> agenda.paused(true));
        drag("part-first", 0, 1);
        assertThat(browser.told("outlook"))
                .as("the page had not heard of the pause")
                .isNotEmpty()
                .noneMatch(call -> call.contains("value=1.0"));
        browser.await(() -> shows("Paused."));
        ParameterSlider first = byId(ParameterSlider.class, "part-first");
        assertThat(first.getElement().isEnabled()).isFalse();
        press(part(2));
        assertThat(first.getElement().isEnabled()).as("another part is chosen").isFalse();
        assertThat(first.getElement().getParent().hasAttribute("inert")).isTrue();
        press(part(1));
        desk.ask(agenda -> agenda.paused(false));
        browser.await(() -> first.getElement().isEnabled());
        browser.told("outlook");
        press(part(2));
        press(part(1));
        assertThat(browser.told("outlook"))
                .as("the weight was not moved")
                .noneMatch(call -> call.contains("value=1.0"))
                .as("the kink was")
                .anyMatch(call -> call.contains("value=0.5"));
        assertThat(desk.together().orElseThrow().frame().readout("loss")).isEqualTo(before);
    }

    private NativeButton part(int number) {
        return find(NativeButton.class).all().stream()
                .filter(each -> each.getText().equals("ReLU " + number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsRemovedAndPressesInTheirPartIsToldThen() {
        desk.ask(agenda -> agenda.playing(Kind.STEP, 1, 0.2f));
        browser.await(() -> shows("One step, a mini-batch each"));
        NativeButton redraw = byId(NativeButton.class, "part-redraw");
        desk.remove(1);
        press(redraw);
        assertThat(shows("This seat is not in the class any more")).isTrue();
    }

    @Test
    void whoIsRemovedAndGoesElsewhereIsToldThen() {
        desk.ask(agenda -> agenda.together(false));
        browser.await(() -> shows("Go where you like"));
        NativeButton tangent = find(NativeButton.class).all().stream()
                .filter(each -> each.getText().equals(page().messages.say("tangent.title")))
                .findFirst()
                .orElseThrow();
        desk.remove(1);
        press(tangent);
        assertThat(shows("This seat is not in the class any more")).isTrue();
    }

    @Test
    void whoIsRemovedAndWantsTheirOwnBackIsToldThen() {
        set(quadratic(), "a", 2.5f);
        push("quadratic", "a=2&b=1&c=1.5");
        browser.await(() -> a() == 2);
        NativeButton back = byId(NativeButton.class, "class-back");
        desk.remove(1);
        press(back);
        assertThat(shows("This seat is not in the class any more")).isTrue();
    }

    @Test
    void aSeatThatCannotBeGivenUpForNowIsStillThere() {
        set(quadratic(), "a", 2.5f);
        press(byId(NativeButton.class, "class-leave"));
        whileAway("classroom_seat", () -> press(byId(NativeButton.class, "class-leave-sure")));
        browser.work();
        assertThat(shows("your seat is still yours")).isTrue();
        assertThat(browser.keys()).isNotEmpty();
        press(byId(NativeButton.class, "seat-again"));
        assertThat(text("class-name")).isEqualTo("You are Mia");
        assertThat(a()).isEqualTo(2.5f);
    }
}
