package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done before a class: where it will go, in which order; trying it out; a clean beginning. */
final class PlanPanel extends Div {

    private static final int LEARNERS = 20;

    private final transient Messages messages = Messages.in(getLocale());
    private final transient Commands commands;
    private final OrderedList list = new OrderedList();
    private final FormField more;
    private final Act rehearse;
    private final Act reset;
    private final Div adding;
    private final Paragraph over = new Paragraph(getTranslation("class.plan.over"));
    private final H2 before = new H2(getTranslation("class.plan.before"));
    private final Paragraph rehearsed = new Paragraph();
    private transient @Nullable List<Stop> shown;
    private int shownNow = -1;
    private boolean shownOver;
    private boolean rehearsing;

    /**
     * @param deleted called when the class is no more
     */
    PlanPanel(Commands commands, int days, Runnable deleted) {
        this.commands = commands;
        addClassName("plan");
        list.addClassName("stops");
        list.setId("stops");
        Map<String, String> places = new LinkedHashMap<>();
        for (Lesson lesson : Course.lessons()) {
            for (Experiment experiment : lesson.experiments()) {
                places.put(experiment.id(), Places.name(messages, new Stop(lesson.id(), experiment.id(), "")));
            }
        }
        more = FormField.choice("stop-more", getTranslation("class.plan.more"), places)
                .on(chosen -> {});
        Act add = new Act("stop-add", getTranslation("class.plan.add"), this::add);
        adding = new Div(more, add);
        adding.addClassName("buttons");
        rehearse = new Act(
                "rehearse",
                getTranslation("class.plan.rehearse", LEARNERS),
                () -> commands.act(() -> commands.desk().rehearse(rehearsing ? 0 : LEARNERS)));
        reset = new Act("reset-class", getTranslation("class.plan.reset"), this::reset);
        reset.addClassName("danger");
        Act delete = new Act(
                "delete-class",
                getTranslation("class.plan.delete"),
                () -> new AskFirst(
                                getTranslation("class.plan.delete.title"),
                                getTranslation("class.plan.delete.text"),
                                getTranslation("class.plan.delete"),
                                () -> commands.act(() -> {
                                    commands.desk().delete();
                                    deleted.run();
                                }))
                        .open());
        delete.addClassName("danger");
        delete.setVisible(!commands.desk().keys().teacher().isEmpty());
        Div acts = new Div(rehearse, reset, delete);
        acts.addClassName("buttons");
        add(
                new Section(new H2(getTranslation("class.plan.title")), over, list, adding),
                new Section(before, rehearsed, acts, new Paragraph(getTranslation("class.plan.days", days))));
    }

    private void add() {
        for (Lesson lesson : Course.lessons()) {
            for (Experiment experiment : lesson.experiments()) {
                if (experiment.id().equals(more.value())) {
                    change(stops -> stops.add(new Stop(lesson.id(), experiment.id(), "")));
                    return;
                }
            }
        }
    }

    private void reset() {
        new AskFirst(
                        getTranslation("class.plan.reset.title"),
                        getTranslation("class.plan.reset.text"),
                        getTranslation("class.plan.reset"),
                        () -> commands.act(() -> commands.desk().reset()))
                .open();
    }

    private void change(Consumer<List<Stop>> change) {
        commands.ask(agenda -> {
            List<Stop> stops = new ArrayList<>(agenda.stops());
            change.accept(stops);
            return agenda.through(stops);
        });
    }

    void show(Board board) {
        Agenda agenda = board.agenda();
        rehearsing = board.attendees().stream().anyMatch(Attendee::simulated);
        rehearse.press(rehearsing);
        rehearse.say(
                rehearsing
                        ? getTranslation("class.plan.rehearse.end")
                        : getTranslation("class.plan.rehearse", LEARNERS));
        rehearsed.setText(getTranslation(rehearsing ? "class.plan.rehearsing" : "class.plan.rehearse.text"));
        over.setVisible(agenda.ended());
        adding.setVisible(!agenda.ended());
        before.setVisible(!agenda.ended());
        rehearsed.setVisible(!agenda.ended());
        rehearse.setVisible(!agenda.ended());
        reset.setVisible(!agenda.ended());
        if (!agenda.stops().equals(shown) || agenda.now() != shownNow || agenda.ended() != shownOver) {
            shownOver = agenda.ended();
            shown = agenda.stops();
            shownNow = agenda.now();
            list.removeAll();
            for (int i = 0; i < agenda.stops().size(); i++) {
                list.add(item(agenda, i));
            }
        }
    }

    private ListItem item(Agenda agenda, int index) {
        Stop stop = agenda.stops().get(index);
        String words = Places.name(messages, stop);
        Span name = new Span(words);
        name.addClassName("stop-name");
        ListItem item = new ListItem(name);
        if (!stop.link().isEmpty()) {
            Span own = new Span(getTranslation("class.plan.own"));
            own.addClassName("hint");
            item.add(own);
        }
        if (index == agenda.now()) {
            item.getElement().setAttribute("aria-current", "step");
        }
        if (agenda.ended()) {
            return item;
        }
        Div acts = new Div();
        acts.addClassName("buttons");
        Act go = small("go", index, "class.plan.go", words, () -> commands.ask(before -> before.at(index)));
        go.setEnabled(index != agenda.now());
        Act up = small(
                "up", index, "class.plan.up", words, () -> change(stops -> Collections.swap(stops, index, index - 1)));
        up.setEnabled(index > 0);
        Act down = small(
                "down",
                index,
                "class.plan.down",
                words,
                () -> change(stops -> Collections.swap(stops, index, index + 1)));
        down.setEnabled(index < agenda.stops().size() - 1);
        Act remove = small("remove", index, "class.plan.remove", words, () -> change(stops -> stops.remove(index)));
        remove.setEnabled(agenda.stops().size() > 1);
        acts.add(go, up, down, remove);
        item.add(acts);
        return item;
    }

    private Act small(String id, int index, String key, String words, SerializableRunnable run) {
        Act act = new Act("stop-" + id + "-" + index, getTranslation(key), run);
        act.getElement().setAttribute("aria-label", getTranslation(key) + ": " + words);
        return act;
    }
}
