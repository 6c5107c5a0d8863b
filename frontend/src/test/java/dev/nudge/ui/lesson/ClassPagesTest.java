package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.session.LearnerSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A class with a teacher's desk, and what tests do at its pages. */
abstract class ClassPagesTest extends ViewTest {

    static final Experiment QUADRATIC = Course.experiment("quadratic");

    final Opened opened = classrooms().open("", List.of(stop("quadratic"), stop("losslab")), "here");
    final Desk desk = desk(opened);
    private final List<Attendance> learners = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() {
        learners.forEach(Attendance::close);
        desk.delete();
        desk.close();
    }

    static Desk desk(Opened of) {
        return classrooms()
                .teach(of.code(), of.keys().teacher(), new Guest("", "here"))
                .orElseThrow();
    }

    static Stop stop(String experiment) {
        return Course.lessons().stream()
                .filter(lesson ->
                        lesson.experiments().stream().anyMatch(each -> each.id().equals(experiment)))
                .map(lesson -> new Stop(lesson.id(), experiment, ""))
                .findFirst()
                .orElseThrow();
    }

    /** The browser says what its storage, or its address, holds. */
    static void answer(String expression, JsonNode value) {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(each -> each.getInvocation().getExpression().contains(expression))
                .forEach(each -> each.complete(value));
    }

    static void enter(String route, Opened of, String key) {
        UI.getCurrent().navigate(route + "/" + of.code());
        answer("return all[$0]", JsonNodeFactory.instance.stringNode(key));
    }

    void enterDesk() {
        enter("desk", opened, opened.keys().teacher());
    }

    /** Anew, also from the board. */
    void enterBoard() {
        UI.getCurrent().navigate("teach");
        enter("board", opened, opened.keys().board());
    }

    Attendance join(String name) {
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
    static void move(Attendance learner, float a, int steps) {
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

    void pressId(String id) {
        press(byId(NativeButton.class, id));
    }

    static String text() {
        return ((Component) getCurrent()).getElement().getTextRecursively();
    }

    static Object getCurrent() {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
    }

    static Element field(String id) {
        return element((Component) getCurrent(), id);
    }

    static void type(Element field, String value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", value);
        fire(field, "change", data);
    }

    /** Types, and presses Enter. */
    static void enter(Element field, String value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("element.value", value);
        data.put("event.key === 'Enter' && !event.isComposing && !event.repeat", true);
        fire(field, "keydown", data);
    }

    static String reading(String id) {
        return field(id).getText();
    }

    Agenda agenda() {
        return desk.agenda();
    }

    void leaf(String id) {
        find(Tabs.class).single().setSelectedTab(byId(Tab.class, "tab-" + id));
    }
}
