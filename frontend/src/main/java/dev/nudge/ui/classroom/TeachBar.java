package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.nudge.classroom.Agenda;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.link.Permalink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What a teacher does while a class is at work: where it goes, what everybody gets, who may move. */
final class TeachBar extends Div {

    private final transient Messages messages = Messages.in(getLocale());
    private final transient Commands commands;
    private final transient OwnScreen own;
    private final Span where = new Span();
    private final Act before;
    private final Act after;
    private final Act together;
    private final Act free;
    private final Act push;
    private final Act pause;
    private final Act follow;
    private final Act anonymous;
    private final Act end;
    private final FormField message;
    private final Act say;
    private final Act silence;
    private final TaskForm task;
    private final Span taskWords = new Span();
    private final Div locks = new Div();
    private final transient Map<String, FormField> switches = new LinkedHashMap<>();
    private final Div work = new Div();
    private final Span over = new Span(getTranslation("class.desk.over"));
    private String locksOf = "";
    /** The message that was shown last; what stands in its field may be the next. */
    private String said = "";

    TeachBar(Commands commands, OwnScreen own) {
        this.commands = commands;
        this.own = own;
        this.task = new TaskForm(commands, own);
        addClassName("teach-bar");
        before = act("stop-before", "class.desk.before", () -> commands.ask(agenda -> agenda.at(agenda.now() - 1)));
        after = act("stop-after", "class.desk.after", () -> commands.ask(agenda -> agenda.at(agenda.now() + 1)));
        together = act("pace-together", "class.desk.together", () -> commands.ask(agenda -> agenda.together(true)));
        free = act("pace-free", "class.desk.free", () -> commands.ask(agenda -> agenda.together(false)));
        push = act("push", "class.desk.push", this::push);
        push.setTitle(getTranslation("class.desk.push.title"));
        pause = act("pause-all", "class.desk.pause", () -> commands.ask(this::pausing));
        follow = act(
                "follow-me",
                "class.desk.follow",
                () -> commands.ask(
                        agenda -> agenda.showing(isFollowed(agenda) ? OptionalInt.empty() : OptionalInt.of(0))));
        follow.setTitle(getTranslation("class.desk.follow.title"));
        anonymous = act(
                "anonymous",
                "class.desk.anonymous",
                () -> commands.ask(agenda -> agenda.anonymous(!agenda.anonymous())));
        end = act("end-class", "class.desk.end", this::end);
        end.addClassName("danger");
        message = FormField.text("class-message", getTranslation("class.desk.message"), Agenda.LONGEST_MESSAGE)
                .on(typed -> {})
                .onEnter(this::say);
        say = act("say", "class.desk.say", this::say);
        silence = act("say-nothing", "class.desk.silence", () -> {
            message.show("");
            commands.ask(agenda -> agenda.saying(""));
        });
        where.addClassName("stop-now");
        where.setId("stop-now");
        over.addClassName("class-over");
        Div pace = group("class.desk.pace", together, free);
        NativeDetails tasks = new NativeDetails(getTranslation("class.desk.task.title"), task);
        tasks.setId("class-tasks");
        NativeDetails locking = new NativeDetails(getTranslation("class.desk.locks"), locks);
        locking.setId("class-locks");
        locks.addClassName("lock-boxes");
        taskWords.addClassName("task-words");
        Div going = row(before, where, after, pace);
        Div giving = row(push, follow, pause, anonymous, end);
        Div telling = row(message, say, silence, tasks, locking);
        work.addClassName("teach-work");
        work.add(going, giving, telling, taskWords);
        add(over, work);
    }

    private Act act(String id, String key, SerializableRunnable run) {
        return new Act(id, getTranslation(key), run);
    }

    private Div group(String key, Act... acts) {
        Div group = row(acts);
        group.addClassName("segmented");
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation(key));
        return group;
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("buttons");
        return row;
    }

    /** With the words that were written beside it, if there are any. */
    private Agenda pausing(Agenda agenda) {
        return agenda.paused()
                ? agenda.paused(false)
                : (message.value().isBlank() ? agenda : agenda.saying(message.value())).paused(true);
    }

    private static boolean isFollowed(Agenda agenda) {
        return agenda.shown().orElse(-1) == 0;
    }

    private void push() {
        own.standing()
                .ifPresent(here -> commands.ask(agenda ->
                        agenda.pushing(here.experiment().id(), Permalink.query(here.experiment(), here.trail()))));
    }

    private void say() {
        commands.ask(agenda -> agenda.saying(message.value()));
    }

    private void end() {
        new AskFirst(
                        getTranslation("class.desk.end.title"),
                        getTranslation("class.desk.end.text"),
                        getTranslation("class.desk.end"),
                        () -> commands.ask(Agenda::over))
                .open();
    }

    void show(Agenda agenda) {
        over.setVisible(agenda.ended());
        work.setVisible(!agenda.ended());
        where.setText(getTranslation(
                "class.desk.stop", agenda.now() + 1, agenda.stops().size(), Places.name(messages, agenda.stop())));
        before.setEnabled(agenda.now() > 0);
        after.setEnabled(agenda.now() < agenda.stops().size() - 1);
        together.press(agenda.together());
        free.press(!agenda.together());
        pause.press(agenda.paused());
        pause.say(getTranslation(agenda.paused() ? "class.desk.goon" : "class.desk.pause"));
        follow.press(isFollowed(agenda));
        follow.say(getTranslation(isFollowed(agenda) ? "class.desk.unfollow" : "class.desk.follow"));
        anonymous.press(agenda.anonymous());
        silence.setVisible(!agenda.message().isEmpty());
        show(agenda.message());
        task.show(agenda);
        taskWords.setVisible(agenda.task().isPresent());
        taskWords.setText(agenda.task()
                .map(asked -> getTranslation("class.desk.task.now", TaskWords.of(agenda, asked, messages, this)))
                .orElse(""));
        showLocks(agenda);
    }

    private void show(String words) {
        if (!words.equals(said)) {
            if (!words.isEmpty() || message.value().equals(said)) {
                message.show(words);
            }
            said = words;
        }
    }

    /** Nothing can be asked of it any more. */
    void gone() {
        over.setText(getTranslation("class.board.gone"));
        over.setVisible(true);
        work.setVisible(false);
    }

    private void showLocks(Agenda agenda) {
        Experiment experiment = Course.experiment(agenda.stop().experiment());
        if (!experiment.id().equals(locksOf)) {
            locksOf = experiment.id();
            locks.removeAll();
            switches.clear();
            for (Control control : experiment.controls()) {
                String name = experiment.id() + "." + control.id();
                String called = messages.say(experiment.id() + ".control." + control.id());
                FormField box = FormField.box(
                        "lock-" + control.id(),
                        experiment.walked().containsKey(control.id())
                                ? getTranslation("class.desk.lock.walked", called)
                                : called,
                        false,
                        locked -> commands.ask(before -> before.locking(with(before.locked(), name, locked))));
                switches.put(name, box);
                locks.add(box);
            }
        }
        switches.forEach((name, box) -> box.tick(agenda.locked().contains(name)));
    }

    private static Set<String> with(Set<String> before, String name, boolean locked) {
        Set<String> all = new HashSet<>(before);
        if (locked) {
            all.add(name);
        } else {
            all.remove(name);
        }
        return all;
    }
}
