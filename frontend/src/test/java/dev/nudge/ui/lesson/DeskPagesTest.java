package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.JsonConstants;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Stop;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble.Kind;
import dev.nudge.lesson.together.Ensemble.Move;
import dev.nudge.session.LearnerSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The teacher's side of a class: opening it, the desk, the projector's board, and the film. */
class DeskPagesTest extends ViewTest {

    private static final Experiment QUADRATIC = Course.experiment("quadratic");

    private final Opened opened = classrooms().open("", List.of(stop("quadratic"), stop("losslab")), "here");
    private final Desk desk = desk(opened);
    private final List<Attendance> learners = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() {
        learners.forEach(Attendance::close);
        desk.delete();
        desk.close();
    }

    private static Desk desk(Opened of) {
        return classrooms()
                .teach(of.code(), of.keys().teacher(), new Guest("", "here"))
                .orElseThrow();
    }

    private static Stop stop(String experiment) {
        return Course.lessons().stream()
                .filter(lesson ->
                        lesson.experiments().stream().anyMatch(each -> each.id().equals(experiment)))
                .map(lesson -> new Stop(lesson.id(), experiment, ""))
                .findFirst()
                .orElseThrow();
    }

    /** The browser says what its storage, or its address, holds. */
    private static void answer(String expression, JsonNode value) {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(each -> each.getInvocation().getExpression().contains(expression))
                .forEach(each -> each.complete(value));
    }

    private static void enter(String route, Opened of, String key) {
        UI.getCurrent().navigate(route + "/" + of.code());
        answer("return all[$0]", JsonNodeFactory.instance.stringNode(key));
    }

    private void enterDesk() {
        enter("desk", opened, opened.keys().teacher());
    }

    /** Anew, also from the board. */
    private void enterBoard() {
        UI.getCurrent().navigate("teach");
        enter("board", opened, opened.keys().board());
    }

    private Attendance join(String name) {
        String key = classrooms()
                .join(opened.code(), name, new Guest(opened.code() + name, "there"))
                .orElseThrow()
                .key();
        Attendance attendance =
                classrooms().attend(opened.code(), key, new Guest("", "there")).orElseThrow();
        learners.add(attendance);
        return attendance;
    }

    /** A learner sets a slider and takes steps. */
    private static void move(Attendance learner, float a, int steps) {
        LearnerSession session = learners().open(QUADRATIC, learner.trail(QUADRATIC));
        try {
            session.change("a", new Value.Number(a), Stroke.NEW);
            for (int i = 0; i < steps; i++) {
                session.step();
            }
            learner.stands(QUADRATIC, session.trail(), session.frame());
        } finally {
            session.close();
        }
    }

    private void pressId(String id) {
        press(byId(NativeButton.class, id));
    }

    private static String text() {
        return ((Component) getCurrent()).getElement().getTextRecursively();
    }

    private static Object getCurrent() {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
    }

    private static Element field(String id) {
        return element((Component) getCurrent(), id);
    }

    private static void type(Element field, String value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", value);
        fire(field, "change", data);
    }

    /** Types, and presses Enter. */
    private static void enter(Element field, String value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", value);
        data.put("event.key === 'Enter' && !event.isComposing", true);
        fire(field, "keydown", data);
    }

    private static String reading(String id) {
        return field(id).getText();
    }

    private Agenda agenda() {
        return desk.agenda();
    }

    private void leaf(String id) {
        find(Tabs.class).single().setSelectedTab(byId(Tab.class, "tab-" + id));
    }

    @Test
    void onePressOnALessonOpensAClassThatBeginsWhereThePageStands() {
        open("a=2&b=1&c=1&then=3");
        addresses();
        pressId("open-class");
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        String told = UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .map(call -> call.getParameters().toString())
                .filter(call -> call.contains("#key="))
                .findFirst()
                .orElseThrow();
        Matcher address = Pattern.compile("desk/([A-Z]{6})#key=([0-9a-z]+)").matcher(told);
        assertThat(address.find()).isTrue();
        Desk opened = classrooms()
                .teach(address.group(1), address.group(2), new Guest("", "here"))
                .orElseThrow();
        assertThat(opened.agenda().stop().experiment()).isEqualTo("quadratic");
        assertThat(opened.agenda().stop().link()).contains("a=2", "then=3");
        opened.delete();
    }

    @Test
    void shareOffersAClassToo() {
        UI.getCurrent().navigate("lessons/gradient");
        pressId("share-nudge");
        NativeButton open = byId(NativeButton.class, "share-class");
        assertThat(open.getText()).isEqualTo("Open a class here");
        find(Dialog.class).single().close();
    }

    @Test
    void aDeskOpensByItsKeyAlone() {
        enter("desk", opened, "");
        assertThat(text()).contains("opens with its secret link").doesNotContain("Give my screen");
        type(field("class-key"), "no key at all");
        pressId("class-key-open");
        assertThat(text()).contains("That key opens no class");
        type(field("class-key"), "http://there/desk/XXX#key=" + opened.keys().board());
        pressId("class-key-open");
        assertThat(text()).as("the projector's key is none of a desk").contains("That key opens no class");
        type(field("class-key"), "http://there/desk/XXX#key=" + opened.keys().partner());
        pressId("class-key-open");
        assertThat(text()).contains("Give my screen to all");
        assertThat(visible(NativeButton.class)).as("a partner does not delete").doesNotContain("delete-class");
    }

    @Test
    void whatATeacherAsksForIsAsked() {
        enterDesk();
        type(field("class-title"), "  Ninth grade ");
        assertThat(agenda().title()).isEqualTo("Ninth grade");
        pressId("pace-free");
        assertThat(agenda().together()).isFalse();
        pressId("pace-together");
        pressId("stop-after");
        assertThat(agenda().now()).isEqualTo(1);
        assertThat(reading("stop-now")).startsWith("Stop 2 of 2");
        assertThat(byId(NativeButton.class, "stop-after").isEnabled()).isFalse();
        pressId("stop-before");
        pressId("pause-all");
        assertThat(agenda().paused()).isTrue();
        assertThat(byId(NativeButton.class, "pause-all").getText()).isEqualTo("Go on");
        pressId("pause-all");
        type(field("class-message"), "Look <b>here</b>");
        pressId("say");
        assertThat(agenda().message()).isEqualTo("Look <b>here</b>");
        pressId("say-nothing");
        assertThat(agenda().message()).isEmpty();
        type(field("class-message"), "Eyes here");
        pressId("pause-all");
        assertThat(agenda().paused()).isTrue();
        assertThat(agenda().message())
                .as("what was written goes with the pause")
                .isEqualTo("Eyes here");
        pressId("pause-all");
        assertThat(agenda().message()).isEqualTo("Eyes here");
        pressId("say-nothing");
        pressId("follow-me");
        assertThat(agenda().shown()).hasValue(0);
        pressId("follow-me");
        assertThat(agenda().shown()).isEmpty();
        pressId("anonymous");
        assertThat(agenda().anonymous()).isFalse();
        pressId("push");
        assertThat(agenda().push().orElseThrow().experiment()).isEqualTo("quadratic");
        ObjectNode ticked = JsonNodeFactory.instance.objectNode();
        ticked.put("element.checked", true);
        fire(field("lock-rate"), "change", ticked);
        assertThat(agenda().locked()).containsExactly("quadratic.rate");
        pressId("end-class");
        pressId("ask-no");
        assertThat(agenda().ended()).isFalse();
        pressId("end-class");
        pressId("ask-yes");
        assertThat(agenda().ended()).isTrue();
        assertThat(text()).contains("This class is over.");
    }

    @Test
    void tasksOfAllKindsAreSet() {
        enterDesk();
        pressId("task-goal-set");
        assertThat(agenda().task()).contains(new Task.Goal("quadratic", "close"));
        type(field("task-below"), "1,05");
        pressId("task-below-set");
        assertThat(agenda().task()).contains(new Task.Below("quadratic", 1.05f));
        type(field("task-below"), "low");
        pressId("task-below-set");
        assertThat(reading("desk-complaint")).startsWith("“low” is not a number.");
        type(field("task-below"), "-1");
        pressId("task-below-set");
        assertThat(reading("desk-complaint")).startsWith("No loss goes below 0");
        type(field("task-below"), "1e99");
        pressId("task-below-set");
        assertThat(reading("desk-complaint")).startsWith("“1e99” is too large to compute with");
        assertThat(agenda().task()).contains(new Task.Below("quadratic", 1.05f));
        enter(field("task-below"), "0.9");
        assertThat(agenda().task()).contains(new Task.Below("quadratic", 0.9f));
        assertThat(reading("desk-complaint")).isEmpty();
        for (String wrong : List.of("2.5", "0", "1e99", "many")) {
            enter(field("task-race"), wrong);
            assertThat(reading("desk-complaint")).startsWith("“" + wrong + "” is no length of a race");
        }
        enter(field("task-race"), "25");
        assertThat(agenda().task()).contains(new Task.Race("quadratic", 25));
        assertThat(agenda().push().orElseThrow().link()).contains("a=1.1");
        pressId("task-guess-set");
        Task.Guess guess = (Task.Guess) agenda().task().orElseThrow();
        assertThat(guess.truth()).isPositive();
        assertThat(guess.told()).isFalse();
        join("Ada").guess(agenda().asked(), 2.5f);
        pressId("task-tell");
        assertThat(((Task.Guess) agenda().task().orElseThrow()).told()).isTrue();
        assertThat(visible(NativeButton.class)).doesNotContain("task-tell");
        pressId("task-end");
        assertThat(agenda().task()).isEmpty();
        type(field("task-goal"), "no such goal");
        pressId("task-goal-set");
        assertThat(agenda().task()).isEmpty();
    }

    /** Level, at a share of the sheet's height. */
    private static void draw(Attendance learner, float share) {
        float[] shares = new float[Guess.SAMPLES];
        Arrays.fill(shares, share);
        learner.draw(learner.agenda().asked(), Curve.through(shares, 0, 1));
    }

    @Test
    void aClassDrawsACurveThatItsLessonAsksFor() {
        enterDesk();
        assertThat(element((Component) getCurrent(), "class-tasks").getTextRecursively())
                .as("lesson 1 asks for no drawing")
                .doesNotContain("Let them draw");
        desk.ask(agenda -> agenda.through(List.of(stop("tangent"), stop("nudge"))));
        Attendance ada = join("Ada");
        Attendance ben = join("Ben");
        join("Cem");
        enterDesk();
        pressId("task-drawing-set");
        assertThat(agenda().task()).contains(new Task.Drawing("nudge", "along", false));
        assertThat(reading("class-drawing-words")).isEqualTo("0 of 3 have drawn.");
        type(field("task-drawing"), "no such drawing");
        pressId("task-drawing-set");
        assertThat(agenda().asked()).isEqualTo(1);
        type(field("task-drawing"), "ahead");
        pressId("task-drawing-set");
        assertThat(agenda().task()).contains(new Task.Drawing("accumulate", "ahead", false));
        draw(ada, 0.25f);
        draw(ben, 0.75f);
        enter("board", opened, opened.keys().board());
        assertThat(reading("board-drawing-words")).isEqualTo("2 of 3 have drawn.");
        assertThat(find(Html.class).all())
                .anyMatch(each -> each.getInnerHtml().contains("Draw how the loss of the other one goes"));
        assertThat(text()).doesNotContain("Ada");
        enterDesk();
        pressId("task-tell");
        assertThat(agenda().task()).contains(new Task.Drawing("accumulate", "ahead", true));
        assertThat(reading("class-drawing-words"))
                .startsWith("2 drawings, half of them within ")
                .contains("furthest off at");
        ObjectNode openIt = JsonNodeFactory.instance.objectNode();
        openIt.put("element.open", true);
        fire(field("class-table"), "toggle", openIt);
        List<String> off = all(field("class-table"))
                .filter(each -> !each.isTextNode() && each.getTag().equals("tr"))
                .skip(1)
                .map(row -> row.getChild(5).getText())
                .toList();
        assertThat(off).hasSize(3).endsWith("–");
        assertThat(off.getFirst()).isNotEqualTo("–").isNotEqualTo(off.get(1));
        enter("board", opened, opened.keys().board());
        assertThat(reading("board-drawing-words")).startsWith("2 drawings");
    }

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

    @Test
    void aPlanIsMadeAndRehearsed() {
        enterDesk();
        leaf("plan");
        type(field("stop-more"), "tangent");
        pressId("stop-add");
        assertThat(agenda().stops()).extracting(Stop::experiment).containsExactly("quadratic", "losslab", "tangent");
        pressId("stop-up-2");
        assertThat(agenda().stops()).extracting(Stop::experiment).containsExactly("quadratic", "tangent", "losslab");
        pressId("stop-go-1");
        assertThat(agenda().stop().experiment()).isEqualTo("tangent");
        pressId("stop-remove-2");
        assertThat(agenda().stops()).hasSize(2);
        pressId("rehearse");
        assertThat(desk.board().attendees()).hasSize(20);
        assertThat(text()).contains("Simulated learners are at work");
        pressId("rehearse");
        assertThat(desk.board().attendees()).isEmpty();
        join("Ada");
        pressId("reset-class");
        pressId("ask-yes");
        assertThat(desk.board().attendees()).isEmpty();
    }

    @Test
    void theProjectorShowsNumbersAndNobodysName() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        desk.ask(agenda -> agenda.saying("Look <b>here</b>"));
        enter("board", opened, opened.keys().board());
        assertThat(text())
                .contains(opened.code().substring(0, 3), "Look <b>here</b>")
                .doesNotContain("Ada", "Fastest");
        assertThat(reading("board-here")).isEqualTo("1");
        answer("return new URL", JsonNodeFactory.instance.stringNode("http://there/c/" + opened.code()));
        assertThat(all(((Component) getCurrent()).getElement()).filter(each -> "qr".equals(each.getAttribute("class"))))
                .hasSize(1);
        pressId("board-join");
        assertThat(byId(NativeButton.class, "board-join").getText()).isEqualTo("Show how to join");
    }

    @Test
    void theProjectorSaysWhatIsAsked() {
        enterBoard();
        assertThat(reading("board-task")).isEmpty();
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        asks(new Task.Below("quadratic", 1.3f), "Bring mean absolute under 1.3.");
        asks(new Task.Race("quadratic", 25), "25 steps from the same start; the lowest mean absolute leads.");
        asks(new Task.Guess("quadratic", 1.25f, false), "What will mean absolute be? The truth is not told yet.");
        asks(new Task.Guess("quadratic", 1.25f, true), "mean absolute was 1.25.");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Goal("quadratic", "close"))));
        enterBoard();
        assertThat(reading("board-task")).isNotEmpty().doesNotContain("quadratic.goal");
    }

    private void asks(Task task, String words) {
        desk.ask(agenda -> agenda.asking(Optional.of(task)));
        enterBoard();
        assertThat(reading("board-task")).isEqualTo(words);
    }

    @Test
    void tilesAreAsLargeAsTheWallAllows() {
        for (int i = 0; i < 3; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("3");
        for (int i = 3; i < 12; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("6");
        for (int i = 12; i < 24; i++) {
            move(join("Learner " + i), 2, 1);
        }
        enterBoard();
        assertThat(columns()).isEqualTo("8");
    }

    private static String columns() {
        return all(((Component) getCurrent()).getElement())
                .filter(each -> "tiles".equals(each.getAttribute("class")))
                .findFirst()
                .orElseThrow()
                .getStyle()
                .get("--columns");
    }

    @Test
    void whoIsBeyondWhatIsSeenIsDrawnAndCountedApart() {
        for (int i = 0; i < 5; i++) {
            move(join("Near " + i), 2, 0);
        }
        enterBoard();
        assertThat(reading("board-dots-beyond")).isEmpty();
        assertThat(reading("board-scores-beyond")).isEmpty();
        move(join("Far"), 100, 0);
        enterBoard();
        assertThat(reading("board-dots-beyond")).isEqualTo("◇ 1 beyond the edge");
        assertThat(reading("board-scores-beyond")).startsWith("hollow: 1 beyond ");
        enterDesk();
        assertThat(reading("class-dots-beyond")).isEqualTo("◇ 1 beyond the edge");
    }

    @Test
    void aClassThatIsOverInvitesNobody() {
        move(join("Ada"), 2, 1);
        desk.ask(Agenda::over);
        enterBoard();
        assertThat(text()).contains("This class is over.");
        assertThat(visible(NativeButton.class)).doesNotContain("board-join");
        assertThat(field("board-code").getParent().getParent().isVisible()).isFalse();
        enterDesk();
        assertThat(text()).contains("This class is over.");
        assertThat(field("class-link").getParent().isVisible()).isFalse();
        leaf("plan");
        assertThat(text()).contains("Its plan stays to look at");
        assertThat(visible(NativeButton.class))
                .as("what would be refused is not offered")
                .doesNotContain("rehearse", "stop-add", "reset-class", "stop-go-1", "stop-remove-0")
                .contains("delete-class");
    }

    @Test
    void aClassThatIsRemovedSaysSoWhereItIsSeen() {
        Opened other = classrooms().open("", List.of(stop("quadratic")), "here");
        Desk removing = desk(other);
        ClassroomBrowser browser = new ClassroomBrowser();
        enter("board", other, other.keys().board());
        assertThat(text()).doesNotContain("has been removed");
        removing.delete();
        browser.await(() -> text().contains("This class has been removed"));
        assertThat(field("board-code").getParent().getParent().isVisible()).isFalse();
        removing.close();
    }

    @Test
    void aPartnersDeskHearsThatItsClassIsRemoved() {
        Opened other = classrooms().open("", List.of(stop("quadratic")), "here");
        Desk removing = desk(other);
        ClassroomBrowser browser = new ClassroomBrowser();
        enter("desk", other, other.keys().partner());
        removing.delete();
        browser.await(() -> text().contains("This class has been removed"));
        assertThat(field("class-link").getParent().isVisible()).isFalse();
        assertThat(field("class-doors").isVisible())
                .as("its secret links lead nowhere")
                .isFalse();
        assertThat(find(Tabs.class).all()).isEmpty();
        removing.close();
    }

    @Test
    void theProjectorShowsTheScreenThatIsShown() {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        desk.ask(agenda -> agenda.showing(OptionalInt.of(ada.seat())));
        enter("board", opened, opened.keys().board());
        assertThat(text()).contains("learning rate");
        assertThat(learners().open()).as("it is not computed again").isZero();
    }

    @Test
    void aLessonIsAFilm() throws InterruptedException {
        enter("film", opened, opened.keys().board());
        assertThat(text()).contains("Nobody has moved yet");
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        while (desk.history().isEmpty()) {
            Thread.sleep(50);
        }
        UI.getCurrent().navigate("teach");
        enter("film", opened, opened.keys().board());
        assertThat(reading("film-time")).contains("Twenty points and a curve", "1 of 1");
        enterDesk();
        leaf("after");
        assertThat(reading("film-time")).contains("1 of 1");
        seek(0);
        assertThat(reading("film-time")).startsWith("0:00");
        assertThat(byId(Anchor.class, "history-csv").getHref()).isNotEmpty();
    }

    @Test
    void aFilmIsSeenInThePlaneToo() throws InterruptedException {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        while (desk.history().isEmpty()) {
            Thread.sleep(50);
        }
        enterDesk();
        leaf("after");
        assertThat(field("film-link").getAttribute("data-address")).doesNotContain("plane");
        assertThat(byId(NativeButton.class, "film-plane").getText()).isEqualTo("Over a and b");
        told("show");
        pressId("film-plane");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("● mean absolute"));
        String link = field("film-link").getAttribute("data-address");
        assertThat(link)
                .isEqualTo("film/" + opened.code() + "?look=plane#key="
                        + opened.keys().film());
        pressId("film-again");
        assertThat(pressed("film-plane")).as("read again").isEqualTo("true");
        UI.getCurrent().navigate("film/" + opened.code(), QueryParameters.of("look", "plane"));
        answer(
                "return all[$0]",
                JsonNodeFactory.instance.stringNode(opened.keys().film()));
        assertThat(pressed("film-plane")).isEqualTo("true");
        addresses();
        pressId("film-steps");
        assertThat(addresses()).containsExactly("replace film/" + opened.code());
        assertThat(pressed("film-plane")).isEqualTo("false");
    }

    @Test
    void aFilmNeverShowsTwoLossesOnOneAxis() throws InterruptedException {
        Attendance ada = join("Ada");
        move(ada, 2, 3);
        awaitMoments(1);
        desk.ask(agenda -> agenda.pushing("quadratic", "loss=mse"));
        awaitMoments(2);
        enterDesk();
        told("show");
        leaf("after");
        assertThat(reading("film-time")).endsWith("1 of 1 here · compared by “mean squared”");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("mean squared"));
        seek(0);
        assertThat(reading("film-time")).endsWith("compared by “mean absolute”");
        assertThat(toldInFull("show")).anyMatch(call -> call.contains("mean absolute"));
    }

    /** A hand drags the line, and lets go there. */
    private static void seek(int place) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", Integer.toString(place));
        data.put(JsonConstants.EVENT_DATA_PHASE, DebouncePhase.TRAILING.getIdentifier());
        fire(field("film-line"), "input", data);
    }

    private void awaitMoments(int count) throws InterruptedException {
        while (desk.history().size() < count) {
            Thread.sleep(50);
        }
    }

    private String pressed(String id) {
        return byId(NativeButton.class, id).getElement().getAttribute("aria-pressed");
    }

    @Test
    void aBrowserKnowsItsClasses() {
        desk.ask(agenda -> agenda.titled("Ninth grade"));
        UI.getCurrent().navigate("teach");
        answer(
                "return Object.keys",
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(opened.code() + " DESK")
                        .add("BCDFGH DESK")
                        .add("nonsense"));
        assertThat(text()).contains("Ninth grade", opened.code()).doesNotContain("BCDFGH");
        assertThat(find(Anchor.class).all()).anyMatch(each -> each.getHref().equals("desk/" + opened.code()));
    }

    @Test
    void aClassTrainsOneFunctionTogether() {
        enterDesk();
        Attendance ada = join("Ada");
        ada.move(Move.NONE);
        leaf("play");
        pressId("play-FUNCTION");
        assertThat(agenda().game().orElseThrow().running()).isFalse();
        assertThat(text()).contains("One function, a ReLU each", "Tick 0.");
        ada.move(new Move(0, 0, 0, true));
        float before = desk.together().orElseThrow().frame().readout("loss");
        pressId("play-once");
        assertThat(desk.together().orElseThrow().frame().readout("loss")).isLessThan(before);
        assertThat(text()).contains("Tick 1.");
        pressId("play-run");
        assertThat(agenda().game().orElseThrow().running()).isTrue();
        pressId("play-end");
        assertThat(agenda().game()).isEmpty();
    }

    @Test
    void aProjectorShowsWhatIsTrainedTogetherInPlaceOfTheDots() {
        join("Ada");
        desk.ask(agenda -> agenda.playing(Kind.STEP, 1, 0.2f));
        enter("board", opened, opened.keys().board());
        assertThat(text()).contains("One step, a mini-batch each");
    }
}
