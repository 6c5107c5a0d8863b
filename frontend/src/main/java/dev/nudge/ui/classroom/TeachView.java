package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Reading;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.classroom.ClassKeys.Known;
import dev.nudge.ui.lesson.Visitor;
import dev.nudge.ui.page.LastLesson;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;
import dev.nudge.ui.share.OpenClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For teachers: open a class, come back to one, and the guides. */
@Route(Routes.TEACH)
final class TeachView extends Div implements HasDynamicTitle {

    /** More than that nobody looks through, and each is asked for. */
    private static final int MOST = 20;

    private final transient Classrooms classrooms;
    private final transient Messages messages = Messages.in(getLocale());
    private final transient Map<Lesson, Input> chosen = new LinkedHashMap<>();
    private final Section own = new Section();

    TeachView(Classrooms classrooms) {
        this.classrooms = classrooms;
        addClassName("page");
        SiteHeader header = new SiteHeader();
        header.setHere(getTranslation("class.teach.title"));
        Main main = new Main(
                new H1(getTranslation("class.teach.title")), new Paragraph(getTranslation("class.teach.text")));
        main.setId("lesson");
        main.addClassNames("plain", "teach");
        own.setId("own-classes");
        own.setVisible(false);
        Anchor back = new Anchor(LastLesson.address(), getTranslation("coming.back"));
        back.addClassName("button");
        main.add(opening(), own, new H2(getTranslation("guide.all")), guides(), back);
        add(header, main);
        ClassKeys.all(this, this::showOwn);
    }

    private Component opening() {
        Div lessons = new Div();
        lessons.addClassName("lesson-boxes");
        lessons.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("class.teach.choose"));
        for (Lesson lesson : Course.lessons()) {
            Input box = new Input();
            box.setType("checkbox");
            box.setId("choose-" + lesson.id());
            // Ticked is true or false, not a text.
            box.getElement().addPropertyChangeListener("checked", "change", event -> {});
            NativeLabel label = new NativeLabel();
            label.addClassName("box");
            label.add(box, new Span(messages.say(lesson.id() + ".title")));
            lessons.add(label);
            chosen.put(lesson, box);
        }
        OpenClass open = OpenClass.of(getTranslation("class.open"), this::stops, Visitor::address);
        open.addClassName("primary");
        open.setId("open-class");
        Paragraph hint = new Paragraph(getTranslation("class.teach.days", classrooms.days()));
        hint.addClassName("hint");
        return new Section(new H2(getTranslation("class.teach.choose")), lessons, open, hint);
    }

    /** The chosen lessons in the order of the course; where none is, the first. */
    private List<Stop> stops() {
        List<Stop> stops = chosen.entrySet().stream()
                .filter(each -> each.getValue().getElement().getProperty("checked", false))
                .map(each -> Stop.at(each.getKey()))
                .toList();
        return stops.isEmpty() ? List.of(Stop.at(Course.lessons().getFirst())) : stops;
    }

    private Component guides() {
        UnorderedList guides = new UnorderedList();
        guides.addClassName("guides");
        for (Lesson lesson : Course.lessons()) {
            if (Reading.guide(lesson, getLocale()).isPresent()) {
                guides.add(new ListItem(new Anchor(Routes.guide(lesson), messages.say(lesson.id() + ".title"))));
            }
        }
        return guides;
    }

    private void showOwn(List<Known> known) {
        List<Known> desks = known.reversed().stream()
                .filter(each -> each.door() == Door.DESK)
                .limit(MOST)
                .toList();
        List<ListItem> items = new ArrayList<>();
        for (Known desk : desks) {
            look(desk.code()).ifPresent(agenda -> items.add(item(desk.code(), agenda)));
        }
        own.removeAll();
        own.setVisible(!items.isEmpty());
        if (!items.isEmpty()) {
            UnorderedList list = new UnorderedList(items.toArray(ListItem[]::new));
            list.addClassName("guides");
            own.add(new H2(getTranslation("class.teach.own")), list);
        }
    }

    /** A class whose time is over is forgotten here too. */
    private Optional<Agenda> look(String code) {
        try {
            Optional<Agenda> agenda = classrooms.look(code, Visitor.guest());
            if (agenda.isEmpty()) {
                ClassKeys.forget(this, code, Door.DESK);
            }
            return agenda;
        } catch (ClassroomRefusedException tooOften) {
            return Optional.empty();
        }
    }

    private ListItem item(String code, Agenda agenda) {
        String title = agenda.title().isEmpty()
                ? messages.say(agenda.stops().getFirst().lesson() + ".title")
                : agenda.title();
        Anchor desk = new Anchor(Routes.classroom(Routes.DESK, code), title);
        Span facts = new Span(getTranslation(agenda.ended() ? "class.teach.over" : "class.teach.code", code));
        facts.addClassName("hint");
        return new ListItem(desk, facts);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("class.teach.title") + " · " + getTranslation("app.name");
    }
}
