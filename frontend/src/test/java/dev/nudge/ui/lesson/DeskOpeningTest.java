package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.tabs.Tabs;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Opened;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.ui.page.Routes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Opening a class, its desk and what a browser knows of both. */
class DeskOpeningTest extends ClassPagesTest {

    @Test
    void onePressOnALessonOpensAClassThatBeginsWhereThePageStands() {
        open("a=2&b=1&c=1&then=3");
        opensHere("open-class");
        open("a=2&b=1&c=1&then=3");
        opensHere("open-class-below");
    }

    private void opensHere(String button) {
        addresses();
        pressId(button);
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
    void aNarrowWindowOpensAClassFromEveryLesson() {
        for (Lesson lesson : Course.lessons()) {
            UI.getCurrent().navigate(Routes.of(lesson));
            assertThat(byId(NativeButton.class, "open-class-below").getText())
                    .as(lesson.id())
                    .isEqualTo("Open a class");
        }
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
    void whoTriesKeysIsToldToWait() {
        enter("desk", opened, "");
        for (int i = 0; i < 11; i++) {
            type(field("class-key"), "no key at all " + i);
            pressId("class-key-open");
        }
        assertThat(text()).contains("10 keys that open nothing were tried from here");
        type(field("class-key"), opened.keys().teacher());
        pressId("class-key-open");
        assertThat(text()).as("a key that fits a class in use opens it").contains("Give my screen to all");
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
}
