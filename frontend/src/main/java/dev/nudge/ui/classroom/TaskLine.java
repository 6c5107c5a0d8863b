package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Messages;
import java.util.Optional;

/** What the class is asked to reach, and how far one has come. */
final class TaskLine extends Div {

    /** Takes a number that was said beforehand. */
    interface Guessing {

        /** @param asked the number of what it answers */
        void says(int asked, float value);
    }

    /** Sent with a press of the button, and with Enter in the field. */
    private static final String TYPED = "element.querySelector('input').value";

    /** What was asked when a hand was in the field last. */
    private static final String ASKED = "element.querySelector('input').dataset.asked";

    private static final String DATA_ASKED = "data-asked";

    /** The number of no question. */
    private static final int NOT = -1;

    private final transient Messages messages;
    private final Span words = new Span();
    private final Span state = new Span();
    private final Element form = new Element("form");
    private final Element field = new Element("input");
    private final Span refusal = new Span();
    /** The number of what is shown. */
    private int asked;
    /** As long as this is asked, what was refused stays, also where nothing can be said any more. */
    private int refusedAt = NOT;

    private final NativeButton again;

    TaskLine(Messages messages, Guessing guess, Runnable startOver) {
        this.messages = messages;
        addClassName("class-task");
        setId("class-task");
        words.getElement().setAttribute("role", "status");
        words.addClassName("task-words");
        state.setId("class-task-state");
        state.addClassName("task-state");
        refusal.addClassName("refusal");
        refusal.setId("class-guess-refusal");
        refusal.getElement().setAttribute("role", "alert");
        field.setAttribute("id", "class-guess")
                .setAttribute("type", "text")
                .setAttribute("inputmode", "decimal")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", "20")
                .setAttribute("aria-label", getTranslation("class.guess.label"))
                .setAttribute("aria-describedby", "class-guess-refusal");
        NativeButton send = new NativeButton(getTranslation("class.guess.send"));
        send.addClassName("button");
        send.getElement().setAttribute("type", "submit");
        form.setAttribute("class", "guess");
        form.appendChild(field, send.getElement());
        form.addEventListener(
                        "submit",
                        event -> read(
                                event.getEventData().path(ASKED).asInt(asked),
                                event.getEventData().get(TYPED).asString(""),
                                guess))
                .setFilter("(event.preventDefault(), true)")
                .addEventData(TYPED)
                .addEventData(ASKED);
        field.executeJs("this.addEventListener('input', () => { this.dataset.asked = this.form.dataset.asked; })");
        again = new NativeButton(getTranslation("class.task.again"), click -> startOver.run());
        again.addClassName("button");
        again.setId("class-task-again");
        getElement()
                .appendChild(words.getElement(), form, refusal.getElement(), state.getElement(), again.getElement());
    }

    private void read(int answers, String typed, Guessing guess) {
        TypedNumber number = TypedNumber.of(typed);
        String why = number.refusal(this);
        refuse(why, NOT);
        if (why.isEmpty()) {
            guess.says(answers, number.value());
        }
    }

    private void refuse(String why, int at) {
        refusedAt = at;
        refusal.setText(why);
        field.setAttribute("aria-invalid", String.valueOf(!why.isEmpty()));
    }

    /** What was said counts. */
    void takes() {
        refuse("", NOT);
    }

    /** What was said waits, as all is paused. */
    void keeps(float value) {
        refuse(getTranslation("class.guess.paused", Messages.number(value)), NOT);
        field.setAttribute("aria-invalid", "false");
    }

    /**
     * What was said came too late. Where another number is asked for by now, it stays in the field, and the next press is an answer to that.
     *
     * @param answers the number of what it answers
     */
    void refuse(Agenda now, int answers, float value) {
        String said = Messages.number(value);
        if (isOpen(now)) {
            refuse(getTranslation("class.guess.earlier", said), NOT);
            field.setAttribute(DATA_ASKED, Integer.toString(now.asked()));
        } else {
            boolean sameAsked = now.asked() == answers;
            refuse(getTranslation(sameAsked ? "class.guess.late" : "class.guess.over", said), now.asked());
        }
    }

    /** Whether a number is asked for, of which the truth is not told. */
    static boolean isOpen(Agenda agenda) {
        return agenda.task().orElse(null) instanceof Task.Guess guess && !guess.told();
    }

    /**
     * @param here the experiment that the learner is at
     */
    void show(Agenda agenda, Attendee own, String here) {
        asked = agenda.asked();
        form.setAttribute(DATA_ASKED, Integer.toString(asked));
        Optional<Task> set = agenda.task();
        setVisible(set.isPresent());
        if (set.isEmpty()) {
            refusal.setText("");
            say(words, "");
            return;
        }
        Task task = set.get();
        String told = words(agenda, task);
        say(
                words,
                task.experiment().equals(here) || task instanceof Task.Drawing
                        ? told
                        : getTranslation("class.task.at", messages.say(task.experiment() + ".title"), told));
        boolean open = isOpen(agenda);
        // Not invisible to the server: what is on its way from there is told why it does not count.
        form.setAttribute("hidden", !open);
        if (!open && refusedAt != asked) {
            refusal.setText("");
        }
        boolean counts = own.isDone() || counts(agenda, task, own);
        again.setVisible(!counts && !agenda.paused());
        say(state, counts ? state(task, own) : getTranslation("class.task.uncounted"));
        state.setClassName("done", own.isDone());
    }

    /** Whether what was walked so far counts. */
    private static boolean counts(Agenda agenda, Task task, Attendee own) {
        return own.standing()
                .filter(standing -> standing.experiment().id().equals(task.experiment()))
                .map(standing -> agenda.counts(standing.experiment(), standing.trail()))
                .orElse(true);
    }

    private String words(Agenda agenda, Task task) {
        return switch (task) {
            case Task.Goal goal -> messages.say(goal.experiment() + ".goal." + goal.goal());
            case Task.Below below ->
                getTranslation("class.task.below", score(agenda, below.experiment()), Messages.number(below.score()));
            case Task.Race race -> getTranslation("class.task.race", score(agenda, race.experiment()), race.steps());
            case Task.Guess guess -> getTranslation("class.task.guess", score(agenda, guess.experiment()));
            case Task.Drawing drawing -> getTranslation(drawing.told() ? "class.task.drawn" : "class.task.drawing");
        };
    }

    private String state(Task task, Attendee own) {
        int steps = own.standing()
                .filter(standing -> standing.experiment().id().equals(task.experiment()))
                .map(standing -> standing.step())
                .orElse(0);
        return switch (task) {
            case Task.Goal goal -> own.isDone() ? getTranslation("class.task.done") : "";
            case Task.Below below ->
                own.best()
                        .map(best -> getTranslation(
                                own.isDone() ? "class.task.below.done" : "class.task.below.best",
                                Messages.against(below.score(), best)))
                        .orElse("");
            case Task.Race race ->
                own.isDone()
                        ? own.best()
                                .map(best -> getTranslation("class.task.raced", race.steps(), Messages.number(best)))
                                .orElseGet(() -> getTranslation("class.task.done"))
                        : getTranslation("class.task.steps", Math.min(steps, race.steps()), race.steps());
            case Task.Guess guess ->
                guess.told()
                        ? truth(guess, own)
                        : own.guess()
                                .map(value -> getTranslation("class.guess.sent", Messages.number(value)))
                                .orElse("");
            case Task.Drawing drawing ->
                drawing.told()
                        ? getTranslation("class.drawing.told")
                        : own.drawn().isPresent() ? getTranslation("class.drawing.sent") : "";
        };
    }

    private String truth(Task.Guess guess, Attendee own) {
        String truth = Messages.number(guess.truth());
        return own.guess()
                .map(value -> getTranslation("class.guess.told", truth, Messages.number(value)))
                .orElseGet(() -> getTranslation("class.guess.truth", truth));
    }

    /** What the number is called that counts in this experiment. */
    private String score(Agenda agenda, String experiment) {
        return Places.scoreName(messages, agenda, Course.experiment(experiment))
                .orElseGet(() -> messages.say(experiment + ".title"));
    }

    private static void say(Span where, String text) {
        if (!text.equals(where.getText())) {
            where.setText(text);
        }
    }
}
