package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.NativeButton;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.data.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a teacher asks for at the desk. */
class DeskTeachingTest extends ClassPagesTest {

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
    void aMessageThatIsBeingWrittenIsNotLostWhenSomethingElseIsAsked() {
        enterDesk();
        type(field("class-message"), "Look here");
        pressId("say");
        type(field("class-message"), "And now there");
        pressId("anonymous");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 3))));
        pressId("follow-me");
        assertThat(agenda().message()).isEqualTo("Look here");
        pressId("say");
        assertThat(agenda().message()).isEqualTo("And now there");
        desk.ask(agenda -> agenda.saying("From the other desk"));
        pressId("anonymous");
        assertThat(field("class-message").getProperty("value")).isEqualTo("From the other desk");
        type(field("class-message"), "Next");
        desk.ask(agenda -> agenda.saying(""));
        pressId("anonymous");
        pressId("say");
        assertThat(agenda().message()).isEqualTo("Next");
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
}
