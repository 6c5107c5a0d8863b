package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.ui.page.Routes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The way into a class, by hand and by link. */
class JoinTest extends ViewTest {

    private final ClassroomBrowser browser = new ClassroomBrowser();
    private final Opened opened =
            classrooms().open("Maths <b>9c</b>", List.of(Stop.at(Course.lesson("quadratic"))), "teacher");

    private Desk desk() {
        return classrooms()
                .teach(opened.code(), opened.keys().teacher(), new Guest("", "teacher"))
                .orElseThrow();
    }

    private String text(String id) {
        return element((Component) getCurrentView(), id).getText();
    }

    private Element form() {
        return all(getCurrentView().getElement())
                .filter(each -> !each.isTextNode() && each.getTag().equals("form"))
                .findFirst()
                .orElseThrow();
    }

    private void submit(String code, String name) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.querySelector('#join-code').value", code);
        data.put("element.querySelector('#join-name').value", name);
        data.put(ClassroomBrowser.SUBMITS, true);
        fire(form(), "submit", data);
        browser.work();
    }

    private void type(String code) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.target.value", code);
        data.put("event.target.value.replace(/[\\s._-]/g, '').length === 6", true);
        fire(element((Component) getCurrentView(), "join-code"), "input", data);
    }

    private String seat() {
        return browser.keys().getOrDefault(opened.code() + " SEAT", "");
    }

    @Test
    void whoTypesTheCodeSeesWhichClassItIsAndSitsThereWithANickname() {
        UI.getCurrent().navigate(Routes.JOIN);
        String forgiving = opened.code().toLowerCase(Locale.ROOT).replaceAll("(...)(...)", " $1-$2 ");
        type(forgiving);
        assertThat(text("join-title")).isEqualTo("“Maths <b>9c</b>”: what shall it call you?");
        submit(forgiving, "  Mia   M. ");
        assertThat(find(LessonPage.class).single().title()).isEqualTo("Twenty points and a curve");
        assertThat(text("class-name")).isEqualTo("You are Mia M.");
        assertThat(seat()).isNotEmpty();
        assertThat(desk().board().attendees())
                .singleElement()
                .satisfies(mia -> assertThat(mia.here()).isTrue());
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("c/" + opened.code());
    }

    @Test
    void aLinkAsksForTheNameAlone() {
        UI.getCurrent().navigate("c/" + opened.code());
        browser.work();
        assertThat(element((Component) getCurrentView(), "join-code").getAttribute("value"))
                .isEqualTo(opened.code());
        assertThat(text("join-title")).contains("Maths <b>9c</b>");
        submit(opened.code(), "Noor");
        assertThat(text("class-name")).isEqualTo("You are Noor");
    }

    @Test
    void whatIsRefusedSaysWhatToDo() {
        UI.getCurrent().navigate(Routes.JOIN);
        submit("", "Mia");
        assertThat(text("join-code-refusal")).startsWith("Type the six letters");
        type("BCDFGZ");
        assertThat(text("join-code-refusal")).contains("There is no class “BCDFGZ”");
        submit("<i>not a code, and a long one</i>", "Mia");
        assertThat(text("join-code-refusal")).contains("“<I>NOTACODE,…”");
        submit(opened.code(), "   ");
        assertThat(text("join-code-refusal")).isEmpty();
        assertThat(text("join-name-refusal")).contains("It need not be your own");
        assertThat(element((Component) getCurrentView(), "join-name").getAttribute("aria-invalid"))
                .isEqualTo("true");
        submit(opened.code(), "a name that is far too long to call out");
        assertThat(text("join-name-refusal")).startsWith("20 characters are the most");
        submit(opened.code(), "<b>Mia</b>");
        assertThat(text("join-name-refusal")).startsWith("A nickname is made of letters");
        assertThat(seat()).isEmpty();
        assertThat(desk().board().attendees()).isEmpty();
        desk().ask(agenda -> agenda.over());
        submit(opened.code(), "Mia");
        assertThat(text("join-code-refusal")).startsWith("This class is over");
    }

    @Test
    void aKeyThatOpensNothingAnyMoreIsForgotten() {
        browser.keys().put(opened.code() + " SEAT", "bcdfghjkmnpqrstvwxyz23456789");
        UI.getCurrent().navigate("c/" + opened.code());
        browser.work();
        assertThat(seat()).isEmpty();
        assertThat(element((Component) getCurrentView(), "join-name").getTag()).isEqualTo("input");
    }

    @Test
    void whatNoFormOfOursSendsIsRefusedBeforeAnythingElse() {
        UI.getCurrent().navigate(Routes.JOIN);
        submit(opened.code(), "a".repeat(101));
        assertThat(text("join-name-refusal")).startsWith("That is far too long");
        submit(opened.code() + " ".repeat(40), "Mia");
        assertThat(text("join-code-refusal")).contains("There is no class");
        assertThat(desk().board().attendees()).isEmpty();
        submit(opened.code(), "Mia");
        assertThat(seat()).isNotEmpty();
    }

    @Test
    void aWrongCodeCountsOnceHoweverOftenItIsSent() {
        UI.getCurrent().navigate(Routes.JOIN);
        for (int i = 0; i < 100; i++) {
            type("BCDFGH");
            submit("bcd fgh", "Mia");
        }
        assertThat(text("join-code-refusal")).contains("There is no class “BCDFGH”");
        submit(opened.code(), "Mia");
        assertThat(seat()).isNotEmpty();
    }

    @Test
    void aBrowserThatKeepsNothingIsAskedForANickname() {
        browser.block();
        UI.getCurrent().navigate("c/" + opened.code());
        browser.work();
        submit(opened.code(), "Mia");
        assertThat(text("class-name")).isEqualTo("You are Mia");
    }

    @Test
    void aBrowserThatKeepsNothingIsAskedOnceAllTheSame() {
        browser.block();
        UI.getCurrent().navigate(Routes.JOIN);
        submit(opened.code(), "Mia");
        assertThat(text("class-name")).isEqualTo("You are Mia");
        UI.getCurrent().navigate(Routes.TEACH);
        UI.getCurrent().navigate("c/" + opened.code());
        browser.work();
        assertThat(text("class-name")).isEqualTo("You are Mia");
        assertThat(desk().board().attendees()).hasSize(1);
    }

    @Test
    void oneBrowserTakesNoMoreThanAFewSeats() {
        UI.getCurrent().navigate(Routes.JOIN);
        for (int i = 0; i < 5; i++) {
            classrooms().join(opened.code(), "Mia", Visitor.guest());
        }
        submit(opened.code(), "Mia");
        assertThat(text("join-code-refusal")).startsWith("This browser has taken 5 seats");
        assertThat(desk().board().attendees()).hasSize(5);
    }

    @Test
    void whoHasAKeyThatCannotBeLookedUpForNowKeepsItAndTriesAgain() {
        browser.keys().put(opened.code() + " SEAT", "bcdfghjkmnpqrstvwxyz23456789");
        whileAway("classroom", () -> {
            UI.getCurrent().navigate("c/" + opened.code());
            browser.work();
        });
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("try again in a moment");
        assertThat(seat()).isNotEmpty();
        press(byId(NativeButton.class, "seat-again"));
        browser.work();
        assertThat(seat()).as("now it is known to open nothing").isEmpty();
    }
}
