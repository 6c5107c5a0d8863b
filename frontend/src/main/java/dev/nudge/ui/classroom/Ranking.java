package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** The best, the fastest, and who may want somebody to come and help: for the teacher's eyes alone. */
final class Ranking extends Div {

    private static final int BEST = 5;
    private static final int STUCK = 8;

    private final transient IntConsumer open;
    private final OrderedList best = new OrderedList();
    private final Paragraph fastest = new Paragraph();
    private final H3 stuckTitle = new H3(getTranslation("class.board.stuck"));
    private final UnorderedList stuck = new UnorderedList();

    /** A name in a list and what is said of it. */
    private record Line(int seat, String name, String words) {}

    private transient List<Line> shownBest = List.of();
    private transient List<Line> shownStuck = List.of();

    Ranking(IntConsumer open) {
        this.open = open;
        addClassName("ranking");
        best.setId("ranking-best");
        fastest.setId("ranking-fastest");
        stuck.setId("ranking-stuck");
        add(best, fastest, stuckTitle, stuck);
    }

    void show(Board board) {
        List<Line> top = new ArrayList<>();
        for (Attendee each : board.ranked()) {
            if (top.size() < BEST) {
                top.add(new Line(
                        each.seat(),
                        each.nickname(),
                        Places.score(board.agenda(), each.best().orElseThrow())));
            }
        }
        if (!top.equals(shownBest)) {
            shownBest = List.copyOf(top);
            best.removeAll();
            top.forEach(line -> best.add(item(line)));
        }
        String first = board.fastest()
                .map(each -> getTranslation(
                        "class.board.fastest", each.nickname(), time(each.done().orElseThrow())))
                .orElse("");
        if (!first.equals(fastest.getText())) {
            fastest.setText(first);
        }
        List<Line> helpless = board.attendees().stream()
                .filter(Attendee::isStuck)
                .limit(STUCK)
                .map(each -> new Line(
                        each.seat(),
                        each.nickname(),
                        getTranslation("class.board.still", each.still().toMinutes())))
                .toList();
        if (!helpless.equals(shownStuck)) {
            shownStuck = helpless;
            stuck.removeAll();
            helpless.forEach(line -> stuck.add(item(line)));
        }
        stuckTitle.setVisible(!helpless.isEmpty());
    }

    private ListItem item(Line line) {
        NativeButton name = new NativeButton(line.name(), click -> open.accept(line.seat()));
        name.addClassName("quiet");
        Span words = new Span(line.words());
        return new ListItem(name, words);
    }

    /** Minutes and seconds. */
    static String time(Duration time) {
        return time.toMinutes() + ":" + String.format("%02d", time.toSecondsPart());
    }
}
