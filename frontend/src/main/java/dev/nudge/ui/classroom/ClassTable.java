package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Position;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The whole class in words and numbers: what the dots show, for those who do not see them. Filled while it is open. */
@Tag("details")
final class ClassTable extends Component {

    private static final String OPEN = "element.open";
    private static final int COLUMNS = 7;

    private final transient Messages messages;
    private final transient IntConsumer open;
    private final Element summary = new Element("summary");
    private final Element body = new Element("tbody");
    private final transient List<Row> rows = new ArrayList<>();
    private transient @Nullable Board board;
    private transient Drawings.Off off = learner -> Optional.empty();
    private boolean isOpen;

    /** One learner's line; it serves whoever stands there in the order of seats. */
    private final class Row {
        private final Element line = new Element("tr");
        private final Element name =
                new Element("button").setAttribute("type", "button").setAttribute("class", "quiet");
        private final List<Element> cells = new ArrayList<>();
        private int seat;

        Row() {
            name.addEventListener("click", event -> open.accept(seat));
            line.appendChild(new Element("th").setAttribute("scope", "row").appendChild(name));
            for (int i = 1; i < COLUMNS; i++) {
                Element cell = new Element("td");
                cells.add(cell);
                line.appendChild(cell);
            }
        }

        void show(Agenda agenda, Attendee of) {
            seat = of.seat();
            set(name, of.nickname());
            set(cells.get(0), of.position().map(ClassTable.this::title).orElse("–"));
            set(
                    cells.get(1),
                    of.position().map(each -> Integer.toString(each.step())).orElse("–"));
            set(
                    cells.get(2),
                    of.position()
                            .flatMap(Position::score)
                            .map(score -> Places.score(agenda, score))
                            .orElse("–"));
            set(cells.get(3), of.best().map(best -> Places.score(agenda, best)).orElse("–"));
            set(cells.get(4), off.of(of).map(Messages::number).orElse("–"));
            set(cells.get(5), state(of));
        }
    }

    ClassTable(Messages messages, IntConsumer open) {
        this.messages = messages;
        this.open = open;
        getElement().setAttribute("class", "class-table").setAttribute("id", "class-table");
        Element head = new Element("tr");
        for (String column : List.of(
                "class.table.name",
                "class.table.experiment",
                "class.table.step",
                "class.table.score",
                "class.table.best",
                "class.table.off",
                "class.table.state")) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(getTranslation(column)));
        }
        Element table = new Element("table").appendChild(new Element("thead").appendChild(head), body);
        getElement()
                .appendChild(
                        summary,
                        new Element("div").setAttribute("class", "table-box").appendChild(table));
        getElement()
                .addEventListener("toggle", event -> {
                    isOpen = event.getEventData().get(OPEN).asBoolean(false);
                    draw();
                })
                .addEventData(OPEN);
    }

    void show(Board now, Drawings.Off offNow) {
        board = now;
        off = offNow;
        set(
                summary,
                Places.scoreName(
                                messages,
                                now.agenda(),
                                Course.experiment(now.agenda().stop().experiment()))
                        .map(score -> getTranslation("class.table.title.score", score))
                        .orElseGet(() -> getTranslation("class.table.title")));
        draw();
    }

    private void draw() {
        Board seen = board;
        if (!isOpen || seen == null) {
            return;
        }
        List<Attendee> attendees = seen.attendees();
        while (rows.size() > attendees.size()) {
            body.removeChild(rows.removeLast().line);
        }
        while (rows.size() < attendees.size()) {
            Row row = new Row();
            rows.add(row);
            body.appendChild(row.line);
        }
        for (int i = 0; i < attendees.size(); i++) {
            rows.get(i).show(seen.agenda(), attendees.get(i));
        }
    }

    private String title(Position position) {
        return messages.say(position.experiment() + ".title");
    }

    private String state(Attendee of) {
        return of.done()
                .map(done -> getTranslation("class.table.done", Ranking.time(done)))
                .orElse(getTranslation(
                        of.isStuck()
                                ? "class.board.state.stuck"
                                : of.here() ? "class.table.working" : "class.board.state.away"));
    }

    private static void set(Element element, String text) {
        if (!text.equals(element.getText())) {
            element.setText(text);
        }
    }
}
